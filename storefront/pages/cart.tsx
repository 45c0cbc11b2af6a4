import { Page } from '../components/page.tsx'

export function CartPage() {
  return <Page title="CartPage" />
}
