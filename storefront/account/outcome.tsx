import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** What came of a form that has gone away; it takes the focus in its stead. */
export function Outcome({ children }: { children: ComponentChildren }) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div class="note note--good" ref={note} tabIndex={-1}>
      {children}
    </div>
  )
}
