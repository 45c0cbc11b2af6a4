import { ChatEnv, CleanUpEnv, OrdersEnv, ProductsEnv, ServeEnv, UsersEnv } from '../../src/env.ts'
import { readEnv } from '../../src/lib/read-env.ts'
import { type Finding, listed } from './finding.ts'

export type Environment = Record<string, string | undefined>

const READERS = {
  users: UsersEnv,
  products: ProductsEnv,
  orders: OrdersEnv,
  chat: ChatEnv,
  'clean-up': CleanUpEnv,
  'npm run serve': ServeEnv,
}

const ADVICE: Record<string, string> = {
  DATABASE_URL: 'Copy the pooled connection string of the Neon console into it.',
  JWT_SECRET: 'Put 32 random bytes or more into it, for example the output of `openssl rand -base64 48`.',
  OPENAI_API_KEY:
    'Put the key of OpenAI or of a compatible API into it; where a server asks for none, any word will do.',
  MAIL_FROM: 'Set the address that mail comes from, or leave SMTP_URL out as well: then the shop sends none.',
  MAIL_OUTBOX: 'Leave it out, and set SMTP_URL and MAIL_FROM if the shop is to send mail.',
}

const OTHERWISE = 'Correct it, or leave it out to have the default: README.md lists all settings.'

/** Finds what the functions' own schemas refuse, once for each setting. */
export function refusedSettings(environment: Environment): Finding[] {
  const refused = new Map<string, { message: string; readers: string[] }>()
  for (const [reader, schema] of Object.entries(READERS)) {
    const read = readEnv(schema, environment)
    for (const { variable, message } of read.success ? [] : read.problems) {
      const known = refused.get(variable)
      if (known) known.readers.push(reader)
      else refused.set(variable, { message, readers: [reader] })
    }
  }
  return Array.from(refused, ([variable, { message, readers }]) => ({
    id: message.startsWith('is not set') ? 'setting-missing' : 'setting-refused',
    subject: variable,
    problem: `${variable} ${message}. Until it is right, this does not work: ${listed(readers)}.`,
    advice: ADVICE[variable] ?? OTHERWISE,
  }))
}
