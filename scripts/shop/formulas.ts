/**
 * What a spreadsheet takes for a formula, by OWASP's list (CSV injection): with it a product's name could send away what
 * is on the sheet. Quotation marks before it are part of the pattern, so that guarding can always be undone.
 */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A cell that a spreadsheet shows as text: a `'` goes before what would be a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The text that was guarded: one `'` less before what would be a formula. Any other text stays as it is. */
export const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell
