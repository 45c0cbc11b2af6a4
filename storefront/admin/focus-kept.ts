import { useEffect, useRef } from 'preact/hooks'

/** Takes the focus to an element when what had it is gone after one of `changes`. */
export function useFocusKept(element: () => HTMLElement | null, changes: readonly unknown[]): void {
  const shown = useRef(false)
  useEffect(() => {
    if (shown.current && document.activeElement === document.body) element()?.focus()
    shown.current = true
  }, changes)
}

/** The heading of the page, which `Page` lets have the focus. */
export const pageHeading = (): HTMLElement | null => document.querySelector<HTMLElement>('#main h1')
