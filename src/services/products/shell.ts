/** What goes into the storefront's page where it has marks for it; left out, what is there stays. */
export interface Filling {
  /** Between `<!--head-->` and `<!--/head-->`, in place of what every other page has there. */
  head?: string
  /** At `<!--data-->`. */
  data?: string
}

const HEAD = /<!--head-->[^]*?<!--\/head-->/
const DATA = '<!--data-->'

/** The storefront's page, filled. */
export const fill = (shell: string, { head, data }: Filling): string => {
  const headed = head === undefined ? shell : shell.replace(HEAD, () => head)
  return data === undefined ? headed : headed.replace(DATA, () => data)
}
