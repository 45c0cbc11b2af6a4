import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { changedFields } from './changed.ts'
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

interface KeptFormOptions {
  /** What nobody else's form is called. */
  name: string
  /** What the shop has, as the form was filled with it; of something new, nothing. */
  shown: Fields
  /** Saves the fields; undefined where it refuses them. `typedSince` tells whether something was entered since the press. */
  save: (fields: Fields, typedSince: () => boolean) => Promise<Saved | undefined>
  /** Set on the spot: what was entered is forgotten when one leaves the page. */
  isPassing?: boolean
}

interface Saved {
  /** What the shop has now. */
  fields: Fields
  /** What the form is called from now on, where that is another name. */
  name?: string
}

/** Asks before the page is closed or loaded anew while something that was entered would be lost. */
addEventListener('beforeunload', (event) => {
  if (hasDrafts(user.peek()?.id)) event.preventDefault()
})

/**
 * As `useForm`, and what was entered is not lost: the form called so shows it to the same account again, after the end of
 * the session too, until it is saved, discarded or put back by hand to what the shop has. What is entered while it is
 * being saved stays; the other controls take what was saved.
 */
export function useKeptForm({ name, shown, save, isPassing = false }: KeptFormOptions): KeptForm {
  const [account] = useState(() => user.peek()?.id)
  const [draft] = useState(() => changedFields(shown, draftOf(account, name)))
  const [isBroughtBack, setBroughtBack] = useState(() => !isEmpty(draft))
  const isLeft = useRef(false)

  const keep = (entered: Fields) => {
    keepDraft(account, name, entered)
    if (isEmpty(entered)) setBroughtBack(false)
  }

  useLayoutEffect(() => {
    keepDraft(account, name, draft)
    return () => {
      isLeft.current = true
      if (isPassing && user.peek()?.id === account) keepDraft(account, name, {})
    }
  }, [])

  const form = useForm(async (_, element) => {
    const pressed = fieldsIn(element)
    const since = () => typedOver(pressed, fieldsIn(element))
    const saved = await save(pressed, () => !isEmpty(since()))
    if (!saved) return
    const typed = since()
    putInto(element, { ...saved.fields, ...typed })
    const next = saved.name ?? name
    if (isLeft.current && next === name) {
      // The form may be open anew, with what was typed there since.
      keepDraft(account, name, typedOver(pressed, draftOf(account, name)))
      return
    }
    keep({})
    keepDraft(account, next, changedFields(saved.fields, typed))
  })

  return {
    ...form,
    draft,
    isBroughtBack,
    discard: (element) => {
      keep({})
      form.refuse({})
      const names = Object.keys(fieldsIn(element))
      putInto(element, Object.fromEntries(names.map((field) => [field, shown[field] ?? ''])))
      ;[...element.elements].find(isControl)?.focus()
    },
    onInput: ({ target }) => {
      if (isControl(target))
        keep(changedFields(shown, { ...draftOf(account, name), [target.name]: valueOf(target) }))
    },
  }
}

/** What is another now, to the letter: a blank that was just typed stays for the next word. */
const typedOver = (pressed: Fields, now: Fields): Fields =>
  Object.fromEntries(Object.entries(now).filter(([name, value]) => pressed[name] !== value))

const isEmpty = (fields: Fields): boolean => Object.keys(fields).length === 0
