import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { NARROW } from './visibility.ts'

interface PassingButtonProps {
  onClick: () => void
  busy?: boolean
  /** What takes the focus; by default where one writes, but on a phone, whose keyboard would rise then. */
  handsOverTo?: 'log' | undefined
  children: ComponentChildren
}

/** A button that goes away, by its own work or another's, and hands the focus over when it has it. */
export function PassingButton({ onClick, busy = false, handsOverTo, children }: PassingButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const element = button.current
    const chat = element?.closest('dialog')
    return () => {
      if (document.activeElement !== element) return
      const toLog = handsOverTo === 'log' || matchMedia(NARROW).matches
      chat?.querySelector<HTMLElement>(toLog ? '[role="log"]' : 'textarea')?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <button ref={button} type="button" class="button button--small" aria-busy={busy} onClick={onClick}>
      {children}
    </button>
  )
}
