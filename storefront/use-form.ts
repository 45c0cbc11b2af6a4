import { useRef, useState } from 'preact/hooks'
import { RequestFailed } from '../src/client/answer.ts'

export interface Form {
  busy: boolean
  /** What the shop said of the last attempt, where it concerns no single field. */
  failure: RequestFailed | undefined
  /** What is wrong with a field, by its name. */
  errorOf: (name: string) => string | undefined
  /** Says by ourselves what is wrong with fields; the first of them takes the focus. */
  refuse: (errors: Readonly<Record<string, string>>) => void
  onSubmit: (event: SubmitEvent) => void
}

/**
 * A form that is sent to the shop: `submit` gets the fields' text by name. A second press while the first is under way
 * does nothing. A 422 is shown beside the fields it names, the first of which takes the focus; nothing entered is lost.
 */
export function useForm(
  submit: (fields: Readonly<Record<string, string>>, form: HTMLFormElement) => Promise<void>,
): Form {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<RequestFailed>()
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const running = useRef(false)
  const element = useRef<HTMLFormElement>(null)

  const refuse = (refused: Readonly<Record<string, string>>) => {
    setErrors(refused)
    const [first] = Object.keys(refused)
    const control = first === undefined ? null : element.current?.elements.namedItem(first)
    if (control instanceof HTMLElement) control.focus()
  }

  const send = async (form: HTMLFormElement) => {
    running.current = true
    setBusy(true)
    setErrors({})
    setFailure(undefined)
    try {
      await submit(textOf(form), form)
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      const beside = besideFields(error, form)
      if (Object.keys(beside).length > 0) refuse(beside)
      else setFailure(error)
    } finally {
      running.current = false
      setBusy(false)
    }
  }

  return {
    busy,
    failure,
    errorOf: (name) => errors[name],
    refuse,
    onSubmit: (event) => {
      event.preventDefault()
      const form = event.currentTarget
      if (!(form instanceof HTMLFormElement) || running.current) return
      element.current = form
      void send(form)
    },
  }
}

const textOf = (form: HTMLFormElement): Record<string, string> =>
  Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]),
  )

/** The errors of a 422 by the field that each names; none when one of them names no field of the form. */
function besideFields({ problem }: RequestFailed, form: HTMLFormElement): Record<string, string> {
  const errors = problem.errors ?? []
  const named = errors.filter(({ path }) => form.elements.namedItem(path) !== null)
  return named.length === errors.length
    ? Object.fromEntries(named.map(({ path, message }) => [path, message]))
    : {}
}
