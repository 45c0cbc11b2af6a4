/** Answers that were shown lately, so that a page one comes back to stands as it was left while it is asked for anew. */
const loaded = new Map<string, unknown>()

const KEPT = 40

export function remember(key: string, data: unknown): void {
  loaded.delete(key)
  loaded.set(key, data)
  const [oldest] = loaded.keys()
  if (loaded.size > KEPT && oldest !== undefined) loaded.delete(oldest)
}

/** What was kept under a key: of the type that its page loads, or undefined. */
export const recall = (key: string): unknown => loaded.get(key)

/** Forgets everything, as when another account is signed in, or what begins like this. */
export function forgetLoaded(prefix = ''): void {
  for (const key of loaded.keys()) {
    if (key.startsWith(prefix)) loaded.delete(key)
  }
}
