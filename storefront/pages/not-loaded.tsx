import { Page } from '../components/page.tsx'

/** Stands for a page whose code did not come: the connection broke, or the shop was renewed since this tab was opened. */
export function NotLoaded() {
  return (
    <Page
      title="This page could not be loaded"
      lead="Your connection may have broken, or the shop was renewed meanwhile. Nothing is lost."
    >
      <p>
        <button type="button" class="button button--primary" onClick={() => location.reload()}>
          Load it again
        </button>
      </p>
    </Page>
  )
}
