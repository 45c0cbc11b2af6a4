let common: Promise<ReadonlySet<string>> | undefined

const load = async (): Promise<ReadonlySet<string>> => {
  const { COMMON_PASSWORDS } = await import('./common-passwords-list.ts')
  return new Set(COMMON_PASSWORDS.split(' '))
}

/**
 * Whether a password is among the 3,000 most common that are long enough, in whatever case: whoever guesses tries
 * these first. The list is loaded at the first question.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  common ??= load()
  return (await common).has(password.normalize('NFC').toLowerCase())
}
