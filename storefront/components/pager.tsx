import './pager.css'

interface PagerProps {
  /** From 1. */
  page: number
  pages: number
  hrefOf: (page: number) => string
}

/** A page of a list begins at its top, for the eye and for the keyboard. */
function toTop(): void {
  scrollTo(0, 0)
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}

/** Ways to the page before and after. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  if (pages <= 1) return null
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a key="prev" class="button" rel="prev" href={hrefOf(page - 1)} onClick={toTop}>
          Previous
        </a>
      ) : (
        <span key="no-prev" />
      )}
      <p key="here" class="numbers">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <a key="next" class="button" rel="next" href={hrefOf(page + 1)} onClick={toTop}>
          Next
        </a>
      ) : (
        <span key="no-next" />
      )}
    </nav>
  )
}
