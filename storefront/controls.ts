import type { Fields } from './drafts.ts'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Whether something is a named control that one enters what is no secret into: passwords, also shown ones, are none. */
export const isControl = (element: unknown): element is Control =>
  (element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement) &&
  element.name !== '' &&
  element.type !== 'password' &&
  !element.autocomplete.includes('password')

/** What a control holds; nothing where it is a box that is not ticked. */
export const valueOf = (control: Control): string => (isBox(control) && !control.checked ? '' : control.value)

/** What the controls of a form hold. */
export const fieldsIn = (form: HTMLFormElement): Fields =>
  Object.fromEntries([...form.elements].filter(isControl).map((control) => [control.name, valueOf(control)]))

/** Puts values into the controls of a form, as after they were saved. */
export function putInto(form: HTMLFormElement, fields: Fields): void {
  for (const control of [...form.elements].filter(isControl)) {
    const value = fields[control.name]
    if (value === undefined || value === valueOf(control)) continue
    if (isBox(control)) control.checked = value !== ''
    else control.value = value
    // What is shown of a control's value elsewhere, as a picture, follows.
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

const isBox = (control: Control): control is HTMLInputElement => control.type === 'checkbox'
