import type { Environment } from './settings.ts'

const SECRETS = ['JWT_SECRET', 'JWT_SECRET_PREVIOUS', 'OPENAI_API_KEY', 'DATABASE_URL', 'SMTP_URL']

/** The last line of defence: takes every secret of these settings, and the passwords in their addresses, out of a text. */
export function redacting(environment: Environment): (text: string) => string {
  const secrets = SECRETS.flatMap((variable) => {
    const value = environment[variable]?.trim()
    if (!value) return []
    const password = URL.canParse(value) ? new URL(value).password : ''
    return [value, password, decoded(password)]
  }).filter((secret) => secret.length >= SHORTEST)
  return (text) => secrets.reduce((clean, secret) => clean.replaceAll(secret, '…'), text)
}

/** Shorter ones would take words out of the sentences. */
const SHORTEST = 6

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
