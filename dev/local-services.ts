import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { neon, neonConfig } from '@neondatabase/serverless'
import { overNeon } from '../db/seed/database.ts'
import { seedCatalogue } from '../db/seed/seed.ts'
import { buildSite, SITE } from '../scripts/site.ts'
import { watchStorefront } from '../scripts/storefront.ts'
import { LOCAL_FOLDER, startLocalDatabase } from './local-database.ts'
import { startOfflineModel } from './model/offline-model.ts'

type Environment = Record<string, string | undefined>

/** Where mail goes that nobody is to get. */
const OUTBOX = path.join(LOCAL_FOLDER, 'outbox')

interface LocalServices {
  /** Settings for the functions; those that the environment has already are not among them. */
  settings: Record<string, string>
  /** Lines that say what was done. */
  report: string[]
  /** Closes what was started. */
  stop: () => Promise<void>
}

/**
 * Starts what a shop needs and the environment does not name: a seeded database where there is no `DATABASE_URL`, a
 * model where there is no `OPENAI_API_KEY`, a `JWT_SECRET` that is kept from one start to the next,
 * a folder for mail where there is no `SMTP_URL`. They live until
 * they are stopped, or as long as this process.
 */
export async function startLocalServices(environment: Environment): Promise<LocalServices> {
  const [database, model, secret] = await Promise.all([
    environment.DATABASE_URL ? undefined : startSeededDatabase(),
    environment.OPENAI_API_KEY ? undefined : startOfflineModel(),
    environment.JWT_SECRET ? undefined : keptSecret(),
    buildSite(),
  ])
  const storefront = await watchStorefront(SITE)
  const sendsMail = Boolean(environment.SMTP_URL || environment.MAIL_OUTBOX)
  return {
    settings: {
      ...(database && { DATABASE_URL: database.databaseUrl, NEON_HTTP_ENDPOINT: database.endpoint }),
      ...(model && { OPENAI_API_KEY: model.apiKey, OPENAI_BASE_URL: model.baseUrl, AI_MODEL: model.model }),
      ...(secret && { JWT_SECRET: secret }),
      ...(!sendsMail && { MAIL_OUTBOX: OUTBOX }),
    },
    report: [
      database
        ? `Database   local, ${database.products} products, kept in .local/ and served at ${database.endpoint}`
        : 'Database   the one of DATABASE_URL',
      model
        ? `Assistant  a scripted double, no AI, at ${model.baseUrl}; set OPENAI_API_KEY for a real model`
        : `Assistant  ${environment.AI_MODEL ?? 'gpt-4o'} with the key of OPENAI_API_KEY`,
      secret
        ? 'Sign-in    signed with a secret made for this folder, kept in .local/'
        : 'Sign-in    signed with JWT_SECRET',
      sendsMail
        ? 'Mail       sent as SMTP_URL or MAIL_OUTBOX says'
        : 'Mail       shown here and kept in .local/outbox; set SMTP_URL to send it',
    ],
    stop: async () => {
      await Promise.all([database?.stop(), model?.close(), storefront.stop()])
    },
  }
}

async function startSeededDatabase() {
  const database = await startLocalDatabase()
  neonConfig.fetchEndpoint = database.endpoint
  const { total } = await seedCatalogue(overNeon(neon(database.databaseUrl)))
  return { ...database, products: total }
}

/** A secret of this folder's own, so that a restart signs nobody out. */
async function keptSecret(): Promise<string> {
  const file = path.join(LOCAL_FOLDER, 'jwt-secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (kept.length >= 32) return kept
  const secret = randomBytes(32).toString('base64url')
  await mkdir(LOCAL_FOLDER, { recursive: true })
  await writeFile(file, secret, { mode: 0o600 })
  return secret
}
