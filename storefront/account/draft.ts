interface Draft {
  of: number
  fields: Readonly<Record<string, string>>
}

let draft: Draft | undefined

/** Keeps what a customer entered while they have to sign in again. */
export function keepDraft(of: number, fields: Draft['fields']): void {
  draft = { of, fields }
}

/** Gives to the same customer what was kept, once; nobody else gets it. */
export function takeDraft(of: number): Draft['fields'] | undefined {
  const kept = draft
  draft = undefined
  return kept?.of === of ? kept.fields : undefined
}
