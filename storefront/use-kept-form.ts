import { useEffect, useRef, useState } from 'preact/hooks'
import { fieldsIn, isControl, putInto, valueOf } from './controls.ts'
import { draftOf, type Fields, keepDraft } from './drafts.ts'
import { user } from './state/session.ts'
import { type Form, useForm } from './use-form.ts'

interface KeptForm extends Form {
  /** What was entered before one had to sign in again. */
  draft: Fields
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

/**
 * As `useForm`, and what was entered is not lost. It outlives the end of the session, however that was noticed: the form
 * called so shows it to the same account again. It is forgotten once it is saved, and when one leaves the page. What is
 * entered while it is being saved stays; the other controls take what was saved.
 */
export function useKeptForm(name: string, save: Save): KeptForm {
  const [account] = useState(() => user.peek()?.id)
  const [draft] = useState(() => draftOf(account, name))
  const isLeft = useRef(false)

  useEffect(
    () => () => {
      if (user.peek()?.id !== account) return
      isLeft.current = true
      keepDraft(account, name, {})
    },
    [],
  )

  const form = useForm(async (_, element) => {
    const pressed = fieldsIn(element)
    const since = () => changed(pressed, fieldsIn(element))
    const saved = await save(pressed, () => Object.keys(since()).length > 0)
    if (!saved) return
    const typed = since()
    putInto(element, { ...saved.fields, ...typed })
    const next = saved.name ?? name
    if (!isLeft.current || next !== name) keepDraft(account, next, typed)
  })

  return {
    ...form,
    draft,
    onInput: ({ target }) => {
      if (isControl(target))
        keepDraft(account, name, { ...draftOf(account, name), [target.name]: valueOf(target) })
    },
  }
}

const changed = (before: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => before[name] !== value))
