import { Pager } from '../components/pager.tsx'
import { PAGE_SIZE } from './address.ts'

interface ListEndProps {
  /** From 1. */
  page: number
  /** All rows that the filters leave; undefined while it is not known. */
  total: number | undefined
  /** What to say when there are none. */
  none: string
  hrefOf: (page: number) => string
}

/** The foot of a list: the ways to its other pages, or in words that there is nothing. */
export function ListEnd({ page, total, none, hrefOf }: ListEndProps) {
  if (total === undefined) return null
  if (total === 0) return <p class="empty">{none}</p>
  const pages = Math.ceil(total / PAGE_SIZE)
  if (page <= pages) return <Pager page={page} pages={pages} hrefOf={hrefOf} />
  return (
    <div class="empty">
      <p>The list does not go on that far.</p>
      <a class="button" href={hrefOf(1)}>
        To its beginning
      </a>
    </div>
  )
}
