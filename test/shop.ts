import { randomBytes, randomUUID } from 'node:crypto'
import { expect, inject } from 'vitest'
import { functionFor, functionRoutes } from '../dev/redirects.ts'
import type { Db } from '../src/db/client.ts'
import type { LogLine } from '../src/http/log.ts'
import type { Purge } from '../src/http/purge.ts'
import { tokenIssuer } from '../src/http/tokens.ts'
import { pseudonymOf } from '../src/http/pseudonym.ts'
import type { Mail } from '../src/services/users/mail.ts'
import { BehindTheApi } from './behind-the-api.ts'
import { expectDocumented } from './conformance.ts'
import { test as base, type TestDatabase } from './database.ts'
import { expectRoundTrips } from './round-trips.ts'
import { ScriptedModel } from './scripted-model.ts'
import { createServices } from './services.ts'

export const JWT_SECRET = 'a secret of the tests, long enough for HS256'
/** Where the shop's own pages would come from. */
export const SITE = 'http://shop.test'
/** The other origin that the tests' services allow. */
export const FRIENDLY_ORIGIN = 'https://friend.example'
export const PASSWORD = 'correct horse battery'

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked against openapi.json, and asserted on freely
type Body = any

export interface Answer {
  status: number
  headers: Headers
  /** Parsed where it is JSON, else text. */
  body: Body
  /** Requests to the database that this request made; undefined while others ran beside it. */
  roundTrips: number | undefined
}

export interface RequestOptions {
  token?: string
  json?: unknown
  /** A body as it is, with the content type of `headers`. */
  body?: BodyInit
  headers?: Record<string, string>
  /** Where it comes from; left out, from somewhere nobody else comes from. */
  ip?: string
}

export interface Shopper {
  id: number
  email: string
  password: string
  token: string
}

/** What the users service takes beside a database, tokens and passwords. */
export const USERS_DEFAULTS = {
  pseudonym: (text: string) => pseudonymOf(JWT_SECRET, text),
  registrationsPerHour: 100,
}

const someIp = () => `2001:db8:${randomBytes(2).toString('hex')}:${randomBytes(2).toString('hex')}::1`

const routes = await functionRoutes()

/** The whole shop in process, over the production driver and the test's own database, as one site. */
export class Shop extends BehindTheApi {
  readonly log: LogLine[] = []
  /** Every mail that was sent. */
  readonly mails: Mail[] = []
  /** The tags of every purge of the CDN, each as one list. */
  readonly purged: string[][] = []
  /** How the CDN is purged. */
  purge: Purge = async (tags) => void this.purged.push([...tags])
  readonly model = new ScriptedModel()
  readonly issueToken = tokenIssuer(JWT_SECRET)
  readonly #roundTrips: () => number
  readonly #functions: ReturnType<typeof createServices>
  readonly #afterwards: Promise<unknown>[] = []
  #running = 0
  #overlaps = 0

  constructor(db: Db, database: TestDatabase, roundTrips: () => number) {
    super(database)
    this.#roundTrips = roundTrips
    this.#functions = createServices({
      db,
      secret: JWT_SECRET,
      corsOrigins: [FRIENDLY_ORIGIN],
      issueToken: this.issueToken,
      users: {
        ...USERS_DEFAULTS,
        post: { send: async (mail) => void this.mails.push(mail), siteUrl: SITE },
      },
      model: this.model,
      purge: (tags) => this.purge(tags),
      log: (line) => void this.log.push(line),
    })
  }

  /** Sends a request as a browser's or another client's and gives the raw response, unchecked. */
  async fetch(
    method: string,
    path: string,
    { token, json, body, headers = {}, ip = someIp() }: RequestOptions = {},
  ) {
    const url = new URL(path, SITE)
    const name = functionFor(routes, url.pathname)
    const target = name && this.#functions[name]
    if (!target) throw new Error(`netlify.toml sends ${url.pathname} to no service`)
    return target.fetch(
      new Request(url, {
        method,
        headers: {
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(json !== undefined && { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: json === undefined ? body : JSON.stringify(json),
        ...(body instanceof ReadableStream && { duplex: 'half' }),
      }),
      { context: { ip, waitUntil: (promise) => void this.#afterwards.push(promise) } },
    )
  }

  /** Waits for what requests left to be done after their answers. */
  async settled(): Promise<void> {
    await Promise.all(this.#afterwards.splice(0))
  }

  /**
   * Sends a request and gives its answer, after checking it against `openapi.json`, and that it is no 500 and cost
   * one database request (none when refused before the statement), as every endpoint promises.
   */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    this.#running += 1
    const alone = this.#running === 1
    const overlapsBefore = this.#overlaps
    if (!alone) this.#overlaps += 1
    const before = this.#roundTrips()
    const response = await this.fetch(method, path, options)
    const text = await response.text()
    this.#running -= 1
    const roundTrips = alone && this.#overlaps === overlapsBefore ? this.#roundTrips() - before : undefined

    const { pathname } = new URL(path, SITE)
    const body: Body =
      response.headers.get('Content-Type')?.includes('json') && text !== '' ? JSON.parse(text) : text
    expect(response.status, `${method} ${path}: ${JSON.stringify(this.log.at(-1))}`).not.toBe(500)
    expectDocumented(method, pathname, response, body)
    if (roundTrips !== undefined) expectRoundTrips(method, pathname, response, roundTrips)
    return { status: response.status, headers: response.headers, body, roundTrips }
  }

  get = (path: string, options?: RequestOptions) => this.request('GET', path, options)
  post = (path: string, json?: unknown, options?: RequestOptions) =>
    this.request('POST', path, { json, ...options })
  put = (path: string, json?: unknown, options?: RequestOptions) =>
    this.request('PUT', path, { json, ...options })
  patch = (path: string, json?: unknown, options?: RequestOptions) =>
    this.request('PATCH', path, { json, ...options })
  delete = (path: string, options?: RequestOptions) => this.request('DELETE', path, options)

  /** A new customer, signed in. */
  async customer(fields: { email?: string; full_name?: string } = {}): Promise<Shopper> {
    const email = fields.email ?? `${randomUUID()}@example.com`
    const response = await this.fetch('POST', '/api/users/register', {
      json: { email, password: PASSWORD, full_name: fields.full_name ?? 'Amina Khan' },
    })
    const { access_token, user } = (await response.json()) as { access_token: string; user: { id: number } }
    return { id: user.id, email, password: PASSWORD, token: access_token }
  }

  /** Signs a shopper in anew and gives the token. */
  async signIn({ email, password }: Shopper, ip?: string): Promise<string> {
    const { status, body } = await this.post('/api/users/login', { email, password }, ip ? { ip } : {})
    expect(status).toBe(200)
    return body.access_token
  }

  /** A new admin, signed in. */
  async admin(): Promise<Shopper> {
    const shopper = await this.customer({ full_name: 'Fatima Zehra' })
    await this.sql('update users set role = $1 where id = $2', ['admin', shopper.id])
    return shopper
  }

  /** Fills a shopper's cart through the API with `[product, quantity]` lines. */
  async fillCart({ token }: Shopper, lines: readonly (readonly [number, number])[]): Promise<void> {
    for (const [product_id, quantity] of lines) {
      const { status } = await this.post('/api/cart/items', { product_id, quantity }, { token })
      expect(status).toBe(200)
    }
  }

  /** Buys a product through the API and gives the order's answer. */
  async buy(shopper: Shopper, product: number, quantity = 1): Promise<Answer> {
    await this.fillCart(shopper, [[product, quantity]])
    return this.post('/api/checkout', { shipping_address: '12 Mall Road, Lahore' }, { token: shopper.token })
  }
}

/** The test function for behaviour of the shop: each test gets the whole shop, with its own database per file. */
export const test = base.extend('shop', ({ db, database, roundTrips }) => new Shop(db, database, roundTrips))

/** For what happens when several sessions meet: not run where there is no real PostgreSQL, and named as such. */
export const concurrencyTest = test.runIf(inject('testServer').kind === 'postgres')
