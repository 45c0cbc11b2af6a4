/** What this tab keeps over a reload, as JSON under a name. What cannot be read is as good as nothing. */
export function recallTab(name: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? 'null') as unknown
  } catch {
    return null
  }
}

/** Keeps a value for this tab; undefined forgets it. A browser that keeps nothing is no reason to fail. */
export function keepInTab(name: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Full, or forbidden: the page works without.
  }
}
