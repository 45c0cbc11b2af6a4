import * as v from 'valibot'
import type { DatabaseSettings } from './db/client.ts'

const required = (message: string) => v.pipe(v.string(message), v.trim())

const DatabaseUrl = v.pipe(
  required('is not set: the connection string of the Neon (or local) database'),
  v.check(isPostgresUrl, 'is not of the form postgresql://user:password@host/database'),
)

/** HMAC-SHA-256 wants a key at least as long as its output (RFC 7518, section 3.2). */
const JwtSecret = v.pipe(
  v.string('is not set: at least 32 random bytes that sign the tokens'),
  v.check((secret) => new TextEncoder().encode(secret).length >= 32, 'is shorter than 32 bytes'),
)

const wholeNumber = (min: number, max: number, fallback: number) =>
  v.optional(
    v.pipe(
      v.string(),
      v.check((text) => /^\d+$/.test(text), 'is not a whole number'),
      v.transform(Number),
      v.check((value) => value >= min && value <= max, `is not from ${min} to ${max}`),
    ),
    String(fallback),
  )

const Origins = v.optional(
  v.pipe(
    v.string(),
    v.transform((text) =>
      text
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
    ),
    v.check(
      (origins) => origins.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
      'is not a list of origins such as https://shop.example,https://admin.example',
    ),
  ),
  '',
)

const Address = v.optional(v.pipe(v.string(), v.url('is not an address')))

const database = {
  DATABASE_URL: DatabaseUrl,
  DATABASE_TIMEOUT_MS: wholeNumber(1, 60_000, 8000),
  NEON_HTTP_ENDPOINT: Address,
}

const common = {
  ...database,
  CORS_ORIGINS: Origins,
  JWT_SECRET: JwtSecret,
  JWT_SECRET_PREVIOUS: v.optional(JwtSecret),
}

interface DatabaseEnv {
  DATABASE_URL: string
  DATABASE_TIMEOUT_MS: number
  NEON_HTTP_ENDPOINT?: string | undefined
}

/** The part of a function's settings that `connect()` takes. */
export const databaseSettings = (env: DatabaseEnv): DatabaseSettings => ({
  url: env.DATABASE_URL,
  timeoutMs: env.DATABASE_TIMEOUT_MS,
  endpoint: env.NEON_HTTP_ENDPOINT,
})

const Currency = v.optional(
  v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is not an ISO 4217 code such as PKR')),
  'PKR',
)

const siteAddress = {
  SITE_URL: Address,
  /** The site's address as Netlify tells it. */
  URL: Address,
}

/** Settings of the products function. */
export const ProductsEnv = v.object({ ...common, ...siteAddress, CURRENCY: Currency })

/** Settings of the orders function. */
export const OrdersEnv = v.object(common)

const SmtpUrl = v.optional(
  v.pipe(
    v.string(),
    v.check(
      (text) => URL.canParse(text) && /^smtps?:\/\/[^/]/.test(text),
      'is not of the form smtps://user:password@host:465',
    ),
  ),
)

/** Settings of the users function. Without `SMTP_URL` or `MAIL_OUTBOX` the shop sends no mail. */
export const UsersEnv = v.pipe(
  v.object({
    ...common,
    BCRYPT_COST: wholeNumber(10, 13, 11),
    REGISTRATIONS_PER_HOUR: wholeNumber(1, 1_000_000, 100),
    SMTP_URL: SmtpUrl,
    MAIL_FROM: v.optional(v.string()),
    MAIL_OUTBOX: v.optional(v.string()),
    ...siteAddress,
  }),
  v.forward(
    v.check(
      ({ SMTP_URL, MAIL_FROM }) => SMTP_URL === undefined || MAIL_FROM !== undefined,
      'is not set: the address that mail comes from, such as "Fatima Zehra Boutique <shop@example.com>"',
    ),
    ['MAIL_FROM'],
  ),
  v.forward(
    v.check(
      ({ SMTP_URL, MAIL_OUTBOX, SITE_URL, URL }) =>
        (SMTP_URL === undefined && MAIL_OUTBOX === undefined) || (SITE_URL ?? URL) !== undefined,
      'is not set: the address of the shop’s pages, which links in mail lead to',
    ),
    ['SITE_URL'],
  ),
  v.forward(
    v.check(
      ({ MAIL_OUTBOX, SITE_URL, URL }) =>
        MAIL_OUTBOX === undefined || !(SITE_URL ?? URL ?? '').startsWith('https:'),
      'is for development: it shows links that open accounts to whoever reads the log',
    ),
    ['MAIL_OUTBOX'],
  ),
)

/** Settings of the chat function. */
export const ChatEnv = v.object({
  ...common,
  CURRENCY: Currency,
  OPENAI_API_KEY: required('is not set: the key of the OpenAI (or compatible) API'),
  OPENAI_BASE_URL: Address,
  AI_MODEL: v.optional(v.string(), 'gpt-4o'),
  CHAT_DEADLINE_MS: wholeNumber(1000, 55_000, 50_000),
  CHAT_MESSAGES_PER_MINUTE: wholeNumber(1, 100_000, 30),
  CHAT_MESSAGES_PER_HOUR: wholeNumber(1, 1_000_000, 120),
  /** Less than 10,000, which are set aside for each answer, would answer nobody. */
  CHAT_TOKENS_PER_DAY: wholeNumber(10_000, 1_000_000_000, 300_000),
  CHAT_SHOP_TOKENS_PER_DAY: wholeNumber(10_000, 1_000_000_000, 5_000_000),
})

/** Settings of the daily clean-up. */
export const CleanUpEnv = v.object({
  ...database,
  CHAT_RETENTION_DAYS: wholeNumber(1, 3650, 30),
})

/** Settings of `npm run serve`. */
export const ServeEnv = v.object({
  PORT: wholeNumber(0, 65_535, 8888),
  HOST: v.optional(v.string(), '127.0.0.1'),
  SITE_URL: Address,
  CLIENT_IP_HEADER: v.optional(
    v.pipe(v.string(), v.trim(), v.regex(/^[\w-]+$/, 'is not the name of a header')),
  ),
  STOP_DELAY_MS: wholeNumber(0, 600_000, 0),
  STOP_WITHIN_MS: wholeNumber(0, 600_000, 60_000),
})

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, hostname, pathname } = new URL(text)
  return /^postgres(ql)?:$/.test(protocol) && username !== '' && hostname !== '' && pathname.length > 1
}
