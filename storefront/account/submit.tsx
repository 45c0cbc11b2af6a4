import type { ComponentChildren } from 'preact'

interface SubmitProps {
  busy: boolean
  /** What it says while the form is under way. */
  doing: string
  children: ComponentChildren
}

/** The button that sends a form. */
export function Submit({ busy, doing, children }: SubmitProps) {
  return (
    <button type="submit" class="button button--primary" aria-busy={busy}>
      {busy ? doing : children}
    </button>
  )
}
