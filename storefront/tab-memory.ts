/** What this tab keeps under a name, over a reload too; null where there is nothing that can be read. */
export function recallTab(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps something for as long as this tab is open, as far as the browser lets us; null forgets it. */
export function keepInTab(name: string, value: unknown): void {
  try {
    if (value === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Full or forbidden: then it lasts until the page is left.
  }
}
