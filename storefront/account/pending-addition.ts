/** What a guest wanted to put into the cart before signing in. */
interface Addition {
  product_id: number
  quantity: number
}

const KEY = 'addition'

const HOUR_MS = 60 * 60 * 1000

/** Keeps what a guest wants in the cart until they are signed in, in this tab and for an hour at most. */
export function rememberAddition({ product_id, quantity }: Addition): void {
  sessionStorage.setItem(KEY, JSON.stringify({ product_id, quantity, until: Date.now() + HOUR_MS }))
}

/** Gives what was kept, once: it is forgotten by that. */
export function takeAddition(): Addition | undefined {
  const kept = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  if (kept === null) return undefined
  const { until, ...addition } = JSON.parse(kept) as Addition & { until: number }
  return until > Date.now() ? addition : undefined
}
