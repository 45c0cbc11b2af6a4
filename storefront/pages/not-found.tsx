import { Page } from '../components/page.tsx'

/** What an address shows that leads nowhere. */
export function NotFound() {
  return (
    <Page title="This page is not here" lead="It may have moved, or the address has a slip in it.">
      <p>
        <a class="button" href="/products">
          Look at everything we have
        </a>
      </p>
    </Page>
  )
}
