import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import type { Finding } from './finding.ts'
import type { Environment } from './settings.ts'

const EXAMPLES = parseEnv(readFileSync(path.join(import.meta.dirname, '..', '..', '.env.example'), 'utf8'))

/** Secrets that are printed in this repository, in its tests, or on pages that everybody copies from. */
const PRINTED = new Set([
  'a secret of the tests, long enough for HS256',
  'a-string-secret-at-least-256-bits-long',
  'your-256-bit-secret-your-256-bit-secret',
  'your-secret-key-change-in-production',
  'change-me-change-me-change-me-change-me',
])

/** Words that stand where somebody was to put something else. */
const PLACEHOLDER = /…|\bchange[-_ ]?(?:me|this)\b|\byour[-_ ]|<[a-z][^>]*>|^\$\(|^sk-x+$/i

/** Fewer different characters than any text that was made at random from 32 bytes. */
const FEWEST_CHARACTERS = 10

const SECRETS = ['JWT_SECRET', 'JWT_SECRET_PREVIOUS', 'OPENAI_API_KEY', 'DATABASE_URL', 'SMTP_URL'] as const

/** Finds secrets that are none: those of examples, and signing secrets that were typed instead of made. */
export function weakSecrets(environment: Environment): Finding[] {
  return SECRETS.flatMap((variable): Finding[] => {
    const value = environment[variable]?.trim()
    if (!value) return []
    if (PRINTED.has(value) || value === EXAMPLES[variable]?.trim() || PLACEHOLDER.test(value)) {
      return [
        {
          id: 'secret-example',
          subject: variable,
          problem: `${variable} is that of an example, which everybody knows or nobody can use.`,
          advice: variable.startsWith('JWT_') ? NEW_SECRET : 'Replace it by your own.',
        },
      ]
    }
    if (!variable.startsWith('JWT_') || new Set(value).size >= FEWEST_CHARACTERS) return []
    return [
      {
        id: 'secret-guessable',
        subject: variable,
        problem: `${variable} repeats a few characters: it can be guessed, and with it anybody's sign-in can be forged.`,
        advice: NEW_SECRET,
      },
    ]
  })
}

const NEW_SECRET = 'Replace it by the output of `openssl rand -base64 48`; everyone has to sign in anew then.'
