import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useHandingOver } from './handing-over.ts'

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
  useHandingOver(button, handsOverTo)
  return (
    <button ref={button} type="button" class="button button--small" aria-busy={busy} onClick={onClick}>
      {children}
    </button>
  )
}
