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
export const Field = ({ label, error, hint, ...input }: InputProps) => (
  <Labelled label={label} error={error} hint={hint}>
    {(tied) => <input {...tied} {...(input as JSX.IntrinsicElements['input'])} />}
  </Labelled>
)

type AreaProps = FieldProps & Omit<JSX.IntrinsicElements['textarea'], 'name' | 'label' | 'id' | 'class'>

/** The same for several lines. */
export const Area = ({ label, error, hint, ...area }: AreaProps) => (
  <Labelled label={label} error={error} hint={hint}>
    {(tied) => <textarea {...tied} {...area} />}
  </Labelled>
)

type SelectProps = FieldProps &
  Omit<JSX.IntrinsicElements['select'], 'name' | 'label' | 'id' | 'class' | 'role'>

/** The same for a choice out of a few; its options are its children. */
export const Choice = ({ label, error, hint, children, ...select }: SelectProps) => (
  <Labelled label={label} error={error} hint={hint}>
    {(tied) => (
      <select {...tied} {...select}>
        {children}
      </select>
    )}
  </Labelled>
)

interface Tied {
  id: string
  class: string
  'aria-invalid': 'true' | undefined
  'aria-describedby': string | undefined
}

interface LabelledProps extends Omit<FieldProps, 'name'> {
  children: (tied: Tied) => ComponentChildren
}

function Labelled({ label, error, hint, children }: LabelledProps) {
  const id = useId()
  const about = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {label}
      </label>
      {children({
        id,
        class: 'input',
        'aria-invalid': error ? 'true' : undefined,
        'aria-describedby': about || undefined,
      })}
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
    </div>
  )
}
