import './pager.css'

interface PagerProps {
  /** From 1. */
  page: number
  pages: number
  hrefOf: (page: number) => string
}

/** Ways to the page before and after. */
export function Pager({ page, pages, hrefOf }: PagerProps) {
  if (pages <= 1) return null
  return (
    <nav class="pager" aria-label="Pages">
      {page > 1 ? (
        <a class="button" rel="prev" href={hrefOf(page - 1)}>
          Previous
        </a>
      ) : (
        <span />
      )}
      <p class="numbers">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <a class="button" rel="next" href={hrefOf(page + 1)}>
          Next
        </a>
      ) : (
        <span />
      )}
    </nav>
  )
}
