import type { KeptForm } from '../use-kept-form.ts'

/** Says of a form that it shows what was entered before, with a way to put back what the shop has. */
export function BroughtBack({ form: { isBroughtBack, discard } }: { form: KeptForm }) {
  if (!isBroughtBack) return null
  return (
    <div class="note">
      <p>These changes are not saved yet.</p>
      <button
        type="button"
        class="button button--small"
        onClick={({ currentTarget: { form } }) => form && discard(form)}
      >
        Discard them
      </button>
    </div>
  )
}
