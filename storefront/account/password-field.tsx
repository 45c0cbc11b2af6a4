import { useState } from 'preact/hooks'
import { Field } from '../components/field.tsx'

interface PasswordFieldProps {
  label: string
  name: string
  autocomplete: 'current-password' | 'new-password'
  error?: string | undefined
}

const SHORTEST = 8

/** A password, hidden until its owner wants to see it. A new one says how long it has to be. */
export function PasswordField({ label, name, autocomplete, error }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const isNew = autocomplete === 'new-password'
  return (
    <div class="password">
      <Field
        label={label}
        name={name}
        type={shown ? 'text' : 'password'}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        required
        minLength={isNew ? SHORTEST : undefined}
        hint={isNew ? `At least ${SHORTEST} characters.` : undefined}
        error={error}
      />
      <button type="button" class="password__toggle" onClick={() => setShown(!shown)}>
        {shown ? 'Hide' : 'Show'}
        <span class="unseen"> {label.toLowerCase()}</span>
      </button>
    </div>
  )
}
