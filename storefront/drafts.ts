/** What the controls of a form hold, by name. */
export type Fields = Readonly<Record<string, string>>

/** An account's id; undefined for a guest. */
type Account = number | undefined

/** What was entered and is not saved, by account and form. In no storage: it is gone with the page. */
const drafts = new Map<string, Fields>()

const keyOf = (account: Account, form: string) => `${account} ${form}`

/** What this account has entered into the form called so and not saved; nobody else gets it. */
export const draftOf = (account: Account, form: string): Fields => drafts.get(keyOf(account, form)) ?? {}

/** Whether an account has entered something that is not saved. */
export const hasDrafts = (account: Account): boolean =>
  [...drafts.keys()].some((key) => key.startsWith(keyOf(account, '')))

/** Keeps what an account has entered into a form, in place of what was kept of it; nothing entered forgets it. */
export function keepDraft(account: Account, form: string, entered: Fields): void {
  const key = keyOf(account, form)
  if (Object.keys(entered).length > 0) drafts.set(key, entered)
  else drafts.delete(key)
}
