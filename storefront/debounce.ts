import { useEffect, useMemo, useRef } from 'preact/hooks'

/** A function that waits for `ms` without another call, and then runs with the newest arguments; never after the page is gone. */
export function useDebounced<A extends unknown[]>(
  run: (...args: A) => void,
  ms: number,
): (...args: A) => void {
  const newest = useRef(run)
  newest.current = run
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useMemo(
    () =>
      (...args) => {
        clearTimeout(timer.current)
        timer.current = setTimeout(() => newest.current(...args), ms)
      },
    [ms],
  )
}
