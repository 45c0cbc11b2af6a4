import { Page } from '../components/page.tsx'

export function OrdersPage() {
  return <Page title="OrdersPage" />
}
