import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { NARROW } from './visibility.ts'

/**
 * Hands the focus over when the part of the chat that has it goes away: to the log, or to where one writes, but on a
 * phone, whose keyboard would rise then.
 */
export function useHandingOver(part: RefObject<HTMLElement | null>, to: 'log' | 'field' = 'field'): void {
  useLayoutEffect(() => {
    const element = part.current
    const chat = element?.closest('dialog')
    return () => {
      if (!element?.contains(document.activeElement)) return
      const toLog = to === 'log' || matchMedia(NARROW).matches
      chat?.querySelector<HTMLElement>(toLog ? '[role="log"]' : 'textarea')?.focus({ preventScroll: true })
    }
  }, [])
}
