import { useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import { user } from '../state/session.ts'
import { type Form, useForm } from '../use-form.ts'

/** What the controls of a form hold, by name. */
export type Fields = Readonly<Record<string, string>>

/** What was entered by an owner who then had to sign in again, by account and form. */
const drafts = new Map<string, Fields>()

interface KeptForm extends Form {
  /** What was entered before one had to sign in. */
  draft: Fields | undefined
}

/** As `useForm`, and what was entered outlives having to sign in again: it is there when the form called so is shown next. */
export function useKeptForm(
  name: string,
  submit: (fields: Fields, form: HTMLFormElement) => Promise<void>,
): KeptForm {
  const [key] = useState(() => `${user.peek()?.id} ${name}`)
  const [draft] = useState(() => {
    const kept = drafts.get(key)
    drafts.delete(key)
    return kept
  })
  const form = useForm(async (fields, element) => {
    try {
      await submit(fields, element)
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 401) drafts.set(key, fields)
      throw error
    }
  })
  return { ...form, draft }
}

/** Puts values into the controls of a form, as after they were saved. */
export function putInto(form: HTMLFormElement, fields: Fields): void {
  for (const [name, value] of Object.entries(fields)) {
    const control = form.elements.namedItem(name)
    if (control instanceof HTMLInputElement && control.type === 'checkbox') control.checked = value !== ''
    else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)
      control.value = value
  }
}
