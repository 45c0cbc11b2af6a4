import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { migrateToLatest } from '../db/migrate.ts'
import { createNeonEndpoint } from '../dev/neon/endpoint.ts'
import { createPools } from '../dev/neon/pools.ts'
import { startPostgres } from '../dev/postgres.ts'
import { connect } from '../src/db/client.ts'
import { pseudonymOf } from '../src/http/pseudonym.ts'
import { tokenIssuer, tokenVerifier } from '../src/http/tokens.ts'
import { createUsersApp } from '../src/services/users/app.ts'
import { bcryptPasswords } from '../src/services/users/passwords.ts'

const HELP = `Measures whether the time of an answer tells which emails have an account.

  npm run test:timing [-- --tries 200]

It signs in with a wrong password, and then asks for links to replace passwords, at emails that have an account and at
emails that have not, in turns, each from a network of its own, in process and on a real PostgreSQL. The figure is the area under the ROC curve of the two series of times: the
chance that a try at an unknown email took longer than one at a known email. 0.5 is a coin; outside 0.4 to 0.6 it fails.`

/** As many as an account takes before it is limited. */
const TRIES_AN_ACCOUNT = 80
const LINKS_AN_ACCOUNT = 3
const WARMING = 10

const someEmail = () => `${randomUUID()}@example.com`

const { values } = parseArgs({
  options: { tries: { type: 'string', default: '200' }, help: { type: 'boolean', short: 'h' } },
})
if (values.help) console.log(HELP)
else process.exitCode = await main(Number(values.tries))

async function main(tries: number): Promise<number> {
  if (!Number.isInteger(tries) || tries < 20 || tries > 10_000) {
    console.error('--tries must be a whole number from 20 to 10000')
    return 2
  }
  const postgres = await startPostgres({})
  const pools = createPools()
  try {
    const url = postgres.url('postgres')
    const pool = new pg.Pool({ connectionString: url })
    await migrateToLatest(pool)
    await pool.end()
    const login = shopAt(url, createNeonEndpoint(pools).fetch)

    const indistinguishable = [
      report('sign-in', await series(tries, await registered(login, tries, TRIES_AN_ACCOUNT), login.failAt)),
      report('link', await series(tries, await registered(login, tries, LINKS_AN_ACCOUNT), login.askForLink)),
    ]
    return indistinguishable.every(Boolean) ? 0 : 1
  } finally {
    await pools.end()
    await postgres.stop()
  }
}

type Times = Record<'known' | 'unknown', number[]>

async function registered({ register }: Shop, tries: number, triesEach: number): Promise<string[]> {
  const emails = Array.from({ length: Math.ceil((tries + WARMING) / triesEach) }, someEmail)
  for (const email of emails) await register(email)
  return emails
}

async function series(
  tries: number,
  accounts: readonly string[],
  timeOf: (email: string) => Promise<number>,
): Promise<Times> {
  let taken = 0
  const emailOf = { known: () => accounts[taken++ % accounts.length] ?? '', unknown: someEmail }
  for (let warming = 0; warming < WARMING; warming += 1) await timeOf(emailOf.known())
  const times: Times = { known: [], unknown: [] }
  for (let round = 0; round < tries; round += 1) {
    const order = round % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
    for (const kind of order) times[kind].push(await timeOf(emailOf[kind]()))
  }
  return times
}

type Shop = ReturnType<typeof shopAt>

function shopAt(url: string, fetch: typeof globalThis.fetch) {
  const secret = randomUUID() + randomUUID()
  const app = createUsersApp({
    db: connect({ url, fetch, timeoutMs: 8_000 }),
    issueToken: tokenIssuer(secret),
    verifyToken: tokenVerifier(secret),
    passwords: bcryptPasswords(10),
    pseudonym: (text) => pseudonymOf(secret, text),
    registrationsPerHour: 100,
    post: { siteUrl: 'http://shop.test', send: async () => {} },
    log: () => {},
  })
  let sent = 0
  const later: Promise<unknown>[] = []
  const post = async (path: string, fields: object) => {
    sent += 1
    const ip = `10.${(sent >> 16) & 255}.${(sent >> 8) & 255}.${sent & 255}`
    const body = JSON.stringify({ password: 'correct horse battery', full_name: 'Amina', ...fields })
    const started = performance.now()
    const response = await app.request(
      `http://shop.test/api/users/${path}`,
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body },
      { context: { ip, waitUntil: (promise) => void later.push(promise) } },
    )
    await response.text()
    const ms = performance.now() - started
    await Promise.all(later.splice(0))
    return { status: response.status, ms }
  }
  return {
    register: (email: string) => post('register', { email }),
    failAt: async (email: string): Promise<number> => {
      const { status, ms } = await post('login', { email, password: 'not the password' })
      if (status !== 401) throw new Error(`A wrong password was answered with ${status}`)
      return ms
    },
    askForLink: async (email: string): Promise<number> => {
      const { status, ms } = await post('password-reset', { email })
      if (status !== 202) throw new Error(`A wish for a link was answered with ${status}`)
      return ms
    },
  }
}

function report(what: string, { known, unknown }: Times): boolean {
  const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const wins = unknown
    .flatMap((late) => known.map((early) => (late > early ? 1 : late === early ? 0.5 : 0)))
    .reduce<number>((sum, win) => sum + win, 0)
  const auc = wins / (known.length * unknown.length)
  const indistinguishable = auc >= 0.4 && auc <= 0.6
  console.log(
    `${what.padEnd(7)} ${known.length} tries each: median ${median(known).toFixed(1)} ms with an account, ` +
      `${median(unknown).toFixed(1)} ms without; AUC ${auc.toFixed(3)}: ${indistinguishable ? 'indistinguishable' : 'DISTINGUISHABLE'}`,
  )
  return indistinguishable
}
