import { Page } from '../components/page.tsx'

export function CheckoutPage() {
  return <Page title="CheckoutPage" />
}
