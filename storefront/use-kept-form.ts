import { useEffect, useRef, useState } from 'preact/hooks'
import { fieldsIn, isControl, putInto, valueOf } from './controls.ts'
import { draftOf, type Fields, hasDrafts, keepDraft } from './drafts.ts'
import { user } from './state/session.ts'
import { type Form, useForm } from './use-form.ts'

export interface KeptForm extends Form {
  /** What was entered before, and not saved. */
  draft: Fields
  /** Whether the form shows what was entered when it was here before. */
  isBroughtBack: boolean
  /** Puts back what the shop has. */
  discard: (form: HTMLFormElement) => void
  /** Notes what is entered: for the form. */
  onInput: (event: Event) => void
}

interface Saved {
  /** What the shop has now. */
  fields: Fields
  /** What the form is called from now on, where that is another name. */
  name?: string
}

/** Saves the fields; undefined where it refuses them. `typedSince` tells whether something was entered since the press. */
type Save = (fields: Fields, typedSince: () => boolean) => Promise<Saved | undefined>

/** Asks before the page is closed or loaded anew while something that was entered would be lost. */
addEventListener('beforeunload', (event) => {
  if (hasDrafts(user.peek()?.id)) event.preventDefault()
})

/**
 * As `useForm`, and what was entered is not lost: the form called so shows it to the same account again, after the end of
 * the session too, until it is saved, discarded or put back to what is `shown`, which the shop has. Without that it is
 * forgotten when one leaves the page. What is entered while it is being saved stays; the other controls take what was
 * saved.
 */
export function useKeptForm(name: string, save: Save, shown?: Fields): KeptForm {
  const [account] = useState(() => user.peek()?.id)
  const [draft] = useState(() => draftOf(account, name))
  const [isBroughtBack, setBroughtBack] = useState(() => shown !== undefined && !isEmpty(draft))
  const isForgotten = useRef(false)
  const outlivesPage = shown !== undefined

  useEffect(
    () => () => {
      if (outlivesPage || user.peek()?.id !== account) return
      isForgotten.current = true
      keepDraft(account, name, {})
    },
    [],
  )

  const form = useForm(async (_, element) => {
    const pressed = fieldsIn(element)
    const since = () => changed(pressed, fieldsIn(element))
    const saved = await save(pressed, () => !isEmpty(since()))
    if (!saved) return
    const typed = since()
    putInto(element, { ...saved.fields, ...typed })
    setBroughtBack(false)
    const next = saved.name ?? name
    if (next !== name) keepDraft(account, name, {})
    if (!isForgotten.current || next !== name) keepDraft(account, next, typed)
  })

  return {
    ...form,
    draft,
    isBroughtBack,
    discard: (element) => {
      keepDraft(account, name, {})
      setBroughtBack(false)
      putInto(
        element,
        Object.fromEntries(Object.keys(fieldsIn(element)).map((key) => [key, shown?.[key] ?? ''])),
      )
      ;[...element.elements].find(isControl)?.focus()
    },
    onInput: ({ target }) => {
      if (!isControl(target)) return
      const { [target.name]: _, ...others } = draftOf(account, name)
      const value = valueOf(target)
      const isAsShown = shown !== undefined && value === (shown[target.name] ?? '')
      keepDraft(account, name, isAsShown ? others : { ...others, [target.name]: value })
    },
  }
}

const isEmpty = (fields: Fields): boolean => Object.keys(fields).length === 0

const changed = (before: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name] !== value))
