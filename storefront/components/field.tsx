import type { ComponentChildren, JSX } from 'preact'
import { useId } from 'preact/hooks'

interface FieldProps {
  label: string
  /** What is wrong with what was entered; shown beside it and read out with it. */
  error?: string | undefined
  hint?: ComponentChildren
  name: string
}

type InputProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'number' | 'url' | 'search' | 'password'
} & Omit<JSX.IntrinsicElements['input'], 'name' | 'label' | 'id' | 'class' | 'type' | 'role'>

/** A labelled input, with its hint and its error tied to it for screen readers. */
export function Field({ label, error, hint, ...input }: InputProps) {
  const id = useId()
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        {...described(id, error, hint)}
        {...(input as JSX.IntrinsicElements['input'])}
      />
      <Beside id={id} error={error} hint={hint} />
    </div>
  )
}

type AreaProps = FieldProps & Omit<JSX.IntrinsicElements['textarea'], 'name' | 'label' | 'id' | 'class'>

/** The same for several lines. */
export function Area({ label, error, hint, ...area }: AreaProps) {
  const id = useId()
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <textarea id={id} class="input" {...described(id, error, hint)} {...area} />
      <Beside id={id} error={error} hint={hint} />
    </div>
  )
}

type SelectProps = FieldProps &
  Omit<JSX.IntrinsicElements['select'], 'name' | 'label' | 'id' | 'class' | 'role'>

/** The same for a choice out of a few; its options are its children. */
export function Choice({ label, error, hint, children, ...select }: SelectProps) {
  const id = useId()
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      <select id={id} class="input" {...described(id, error, hint)} {...select}>
        {children}
      </select>
      <Beside id={id} error={error} hint={hint} />
    </div>
  )
}

const described = (id: string, error: string | undefined, hint: ComponentChildren) => ({
  'aria-invalid': error ? ('true' as const) : undefined,
  'aria-describedby': [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined,
})

interface BesideProps {
  id: string
  error: string | undefined
  hint: ComponentChildren
}

function Beside({ id, error, hint }: BesideProps) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} class="field__hint">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} class="field__error">
          {error}
        </p>
      )}
    </>
  )
}
