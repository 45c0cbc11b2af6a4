/** What this tab keeps under a key; undefined where there is nothing, or nothing that can be read. */
export function recallTab(key: string): unknown {
  try {
    const text = sessionStorage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keeps something for as long as this tab is open, as far as the browser lets us. */
export function keepInTab(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: then it lasts until the page is left.
  }
}
