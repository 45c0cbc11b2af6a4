/** How many rows a list of the owner's pages shows at once. */
export const PAGE_SIZE = 20

type Params = Readonly<Record<string, string | number | undefined>>

/** An address of the owner's pages with these parameters; what is empty is left out, and so is the first page. */
export function addressOf(path: string, { page, ...params }: Params & { page?: number } = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  if (page !== undefined && page > 1) query.set('page', String(page))
  return query.size > 0 ? `${path}?${query}` : path
}

/** The page that an address names, from 1; the first where it names none. */
export const pageOf = (written: string | undefined): number =>
  written !== undefined && /^[1-9]\d{0,6}$/.test(written) ? Number(written) : 1

/** What a page of a list is asked for by. */
export const rowsOf = (page: number): { skip: string; limit: string } => ({
  skip: String((page - 1) * PAGE_SIZE),
  limit: String(PAGE_SIZE),
})

/** One of these words, where an address says one. */
export const oneOf = <const T extends string>(
  words: readonly T[],
  written: string | undefined,
): T | undefined => words.find((word) => word === written)
