import { Page } from '../components/page.tsx'

export function OrderPage() {
  return <Page title="OrderPage" />
}
