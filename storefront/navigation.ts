let visits = 0

/** Counts a page that is shown, and tells whether one has come to it from another page of the shop. */
export const arrived = (): boolean => (visits += 1) > 1

/** The path that the address shows now, as the router says it: without a slash at its end. */
export const presentPath = (): string => location.pathname.replace(/\/+$/, '') || '/'

/** A path of this site out of what an address says, else `fallback`: never a way to another site. */
export function pathWithin(next: string | null | undefined, fallback = '/'): string {
  if (!next?.startsWith('/') || !URL.canParse(next, location.origin)) return fallback
  const url = new URL(next, location.origin)
  return url.origin === location.origin ? url.pathname + url.search : fallback
}

/** Where a guest signs in, to come back to `next` afterwards. */
export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`

history.scrollRestoration = 'manual'

interface Place {
  top?: number
}

const placeOf = () => (history.state as Place | null)?.top ?? 0

/** Notes with the present entry of the history how far down its page one was. */
function notePlace(): void {
  history.replaceState({ ...(history.state as Place | null), top: Math.round(scrollY) }, '')
}

let noting: ReturnType<typeof setTimeout> | undefined
addEventListener(
  'scroll',
  () => {
    clearTimeout(noting)
    noting = setTimeout(notePlace, 120)
  },
  { passive: true },
)
addEventListener('click', notePlace, { capture: true })

const RESTORED_WITHIN_MS = 3000

/** The way back to a place that is under way; anything that the customer does ends it. */
let returning: AbortController | undefined

/**
 * Goes down to where one was when this entry of the history was left, as soon as its page is long enough for that; not
 * any more once the customer has moved.
 */
function returnToPlace(): void {
  returning?.abort()
  const controller = new AbortController()
  const { signal } = controller
  returning = controller
  const top = placeOf()
  const until = performance.now() + RESTORED_WITHIN_MS
  for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown', 'click']) {
    addEventListener(event, () => controller.abort(), { signal, capture: true, passive: true })
  }
  const attempt = () => {
    if (signal.aborted) return
    const reachable = document.documentElement.scrollHeight - innerHeight
    if (reachable < top && performance.now() < until) {
      requestAnimationFrame(attempt)
      return
    }
    scrollTo(0, top)
    controller.abort()
  }
  attempt()
}

/** The same for a page that was reloaded. To ask how far down one is would have the page laid out before it is there. */
export function returnAfterReload(): void {
  if (placeOf() > 0) returnToPlace()
}

addEventListener('popstate', () => {
  clearTimeout(noting)
  requestAnimationFrame(returnToPlace)
})
