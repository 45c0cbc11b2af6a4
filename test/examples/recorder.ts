import { expect } from 'vitest'
import { operationIdOf } from '../conformance.ts'
import type { Answer, RequestOptions, Shop } from '../shop.ts'

/** A request and its answer, as `openapi.json` shows them. */
export interface Example {
  summary: string
  request: { parameters?: Record<string, string | number>; body?: unknown }
  status: number
  type?: string
  body?: unknown
}

/** Examples by the id of their operation. */
export type Examples = Record<string, Example[]>

export type Tell = (
  summary: string,
  request: `${string} ${string}`,
  options?: RequestOptions & { status?: number },
) => Promise<Answer>

/** Sends requests to a shop, each of which must be answered with its status, and keeps them as examples. */
export class Recorder {
  readonly examples: Examples = {}
  readonly #shop: Shop
  readonly #today = startOfDay(new Date())

  constructor(shop: Shop) {
    this.#shop = shop
  }

  readonly tell: Tell = async (summary, request, { status, ...options } = {}) => {
    const [method = '', path = ''] = request.split(' ')
    const answer = await this.#shop.request(method, path, options)
    if (status === undefined)
      expect(answer.status, `${request}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    else expect(answer.status, request).toBe(status)
    const url = new URL(path, 'http://shop.test')
    const operation = operationIdOf(method, url.pathname)
    if (!operation) throw new Error(`No operation is documented for ${request}`)
    const parameters = { ...lastPart(operation, url), ...queryOf(url), ...keyOf(options) }
    const type = answer.headers.get('Content-Type')?.split(';')[0]
    const example: Example = {
      summary,
      request: {
        ...(Object.keys(parameters).length > 0 && { parameters }),
        ...(options.json !== undefined && { body: this.#settled(options.json) }),
      },
      status: answer.status,
      ...(type && { type, body: this.#settled(answer.body) }),
    }
    ;(this.examples[operation] ??= []).push(example)
    return answer
  }

  /** The same value with what differs from run to run (times, tokens, ids of requests) as of one run. */
  #settled(value: unknown): unknown {
    return JSON.parse(
      JSON.stringify(value, (key, member: unknown) =>
        typeof member === 'string' ? this.#text(key, member) : member,
      ),
    )
  }

  #text(key: string, text: string): string {
    if (key === 'access_token') return 'header.claims.signature'
    if (key === 'token') return 'A'.repeat(text.length)
    if (key === 'request_id') return '138f6da1-d121-4bfa-9277-f565b52aa5a0'
    if (key === 'next') return 'eyJzb3J0Ijoi'
    if (DAY.test(text)) {
      return new Date(FIRST_DAY.getTime() + Date.parse(text) - this.#today.getTime())
        .toISOString()
        .slice(0, 10)
    }
    return text.replaceAll(TIMES, `${FIRST_DAY.toISOString().slice(0, 10)}T09:30:00.000Z`)
  }
}

const FIRST_DAY = new Date('2026-01-26T00:00:00Z')
const TIMES = /\d{4}-\d\d-\d\dT[\d:.]+Z/g
const DAY = /^\d{4}-\d\d-\d\d$/

const startOfDay = (time: Date) => new Date(time.toISOString().slice(0, 10))

/** The parameter in the path, where there is one. */
function lastPart(operation: string, { pathname }: URL): Record<string, string | number> {
  const id = /\/(\d+)(?:\/|$)/.exec(pathname)?.[1]
  if (id !== undefined) return { id: Number(id) }
  return operation.endsWith('Synonym') ? { term: pathname.split('/').at(-1) ?? '' } : {}
}

/** The parameters of the query, numbers as such. */
const queryOf = ({ searchParams }: URL): Record<string, string | number> =>
  Object.fromEntries(
    [...searchParams].map(([name, value]) => [
      name,
      /^\d+$/.test(value) && !PRICES.has(name) ? Number(value) : value,
    ]),
  )

const PRICES = new Set(['min_price', 'max_price', 'ids'])

const keyOf = ({ headers = {} }: RequestOptions): Record<string, string> =>
  headers['Idempotency-Key'] === undefined ? {} : { 'idempotency-key': headers['Idempotency-Key'] }
