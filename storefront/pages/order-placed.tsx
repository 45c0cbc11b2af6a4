import { Page } from '../components/page.tsx'

export function OrderPlacedPage() {
  return <Page title="OrderPlacedPage" />
}
