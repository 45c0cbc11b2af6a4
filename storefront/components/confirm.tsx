import './confirm.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { ProblemNote } from './problem-note.tsx'
import { useForm } from '../use-form.ts'
import { inWords } from '../in-words.ts'

interface ConfirmProps {
  /** The question. */
  title: string
  /** What a yes means. */
  children: ComponentChildren
  /** The button of the yes, and what it says while that is under way. */
  yes: string
  doing: string
  /** What refusals are called, by status. */
  words?: Readonly<Record<number, string>>
  /** Does it; a refusal is shown in the dialog. */
  act: () => Promise<void>
  onClose: () => void
}

/**
 * Asks before something that is not taken back. It is open while it is there, and closes by Escape too. After a conflict
 * there is nothing left to say yes to: it only tells what `words` say of it, which may follow what is learned meanwhile.
 */
export function Confirm({ title, children, yes, doing, words, act, onClose }: ConfirmProps) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const no = useRef<HTMLButtonElement>(null)
  const form = useForm(act)
  const isOver = form.failure?.status === 409
  useEffect(() => {
    const opened = dialog.current
    opened?.showModal()
    return () => opened?.close()
  }, [])
  useEffect(() => {
    if (isOver) no.current?.focus()
  }, [isOver])
  return (
    <dialog
      class="confirm"
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => form.busy && event.preventDefault()}
      onClose={onClose}
    >
      <form class="stack" onSubmit={form.onSubmit}>
        <h2 id={id}>{title}</h2>
        {!isOver && children}
        <ProblemNote failure={inWords(form.failure, words)} />
        <div class="form__actions">
          {!isOver && (
            <button type="submit" class="button button--danger" aria-busy={form.busy}>
              {form.busy ? doing : yes}
            </button>
          )}
          <button ref={no} type="button" class="button" onClick={() => form.busy || dialog.current?.close()}>
            {isOver ? 'Close' : 'Not now'}
          </button>
        </div>
      </form>
    </dialog>
  )
}
