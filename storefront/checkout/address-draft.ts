import { keepInTab, recallTab } from '../tab-memory.ts'

interface Draft {
  user_id: number
  address: string
  keep_address: boolean
}

const NAME = 'checkout-address'

/** What this customer has entered so far; another's is thrown away. */
export function addressDraft(userId: number): Draft | undefined {
  const draft = recallTab(NAME) as Draft | null
  if (draft?.user_id === userId) return draft
  forgetAddressDraft()
  return undefined
}

/** Keeps what is entered, so that a reload or a new sign-in loses nothing. */
export const keepAddressDraft = (draft: Draft): void => keepInTab(NAME, draft)

export const forgetAddressDraft = (): void => keepInTab(NAME, null)
