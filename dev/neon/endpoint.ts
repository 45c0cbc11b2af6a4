import type pg from 'pg'
import { answerTo, ConnectionBroken, NoConnection, type SqlAnswer } from './answer.ts'
import { execute } from './execute.ts'
import { type HeaderReader, readConnectionString, readSqlRequest } from './protocol.ts'

export interface NeonEndpointOptions {
  /** The pool that serves a connection string. What it throws is answered as a database that cannot be reached. */
  poolFor: (connectionString: string) => pg.Pool
}

export interface NeonEndpoint {
  /** Stands in for the global `fetch` under the driver (`neonConfig.fetchFunction`), without a network in between. */
  fetch: typeof fetch
  /** Answers one request to `/sql`. Rejects only when `signal` aborts it, at once, with the signal's reason. */
  handle: (header: HeaderReader, body: string, signal?: AbortSignal) => Promise<SqlAnswer>
  /**
   * How many requests a caller has sent. A caller is the `application_name` in its connection string, or
   * the whole string when it has none.
   */
  requests: (caller: string) => number
}

/** Speaks Neon's SQL over HTTP (as @neondatabase/serverless 1.2 does) on top of ordinary `pg` pools. */
export function createNeonEndpoint({ poolFor }: NeonEndpointOptions): NeonEndpoint {
  const counts = new Map<string, number>()

  const findPool = (connectionString: string) => {
    try {
      return poolFor(connectionString)
    } catch (error) {
      throw new NoConnection(error)
    }
  }

  const answer = async (header: HeaderReader, body: string, signal?: AbortSignal): Promise<SqlAnswer> => {
    try {
      const url = readConnectionString(header)
      const caller = url.searchParams.get('application_name') ?? url.href
      counts.set(caller, (counts.get(caller) ?? 0) + 1)
      const request = readSqlRequest(header, body)
      const results = await execute(findPool(url.href), request, signal)
      return { status: 200, body: JSON.stringify(request.begin === undefined ? results[0] : { results }) }
    } catch (error) {
      return answerTo(error)
    }
  }

  const handle: NeonEndpoint['handle'] = async (header, body, signal) => {
    signal?.throwIfAborted()
    const answered = answer(header, body, signal)
    return signal ? Promise.race([answered, rejectionBy(signal)]) : answered
  }

  return {
    handle,
    fetch: fetchFrom(handle),
    requests: (caller) => counts.get(caller) ?? 0,
  }
}

/** A `fetch` that posts to `handle` as to a server, and fails as Node's does when the connection breaks. */
export const fetchFrom =
  (handle: NeonEndpoint['handle']): typeof fetch =>
  async (input, init) => {
    const request = input instanceof Request ? new Request(input, init) : undefined
    const headers = request?.headers ?? new Headers(init?.headers)
    const sent = request ? await request.text() : await textOf(init?.body)
    const signal = request?.signal ?? init?.signal ?? undefined
    const { status, body, cut } = await handle((name) => headers.get(name), sent, signal).catch(asFetchFails)
    const arrived = cut ? body.slice(0, body.length / 2) : body
    return new Response(arrived, { status, headers: { 'Content-Type': 'application/json' } })
  }

function asFetchFails(error: unknown): never {
  throw error instanceof ConnectionBroken ? new TypeError('fetch failed', { cause: error.cause }) : error
}

const textOf = (body: BodyInit | null | undefined) =>
  typeof body === 'string' ? body : new Response(body).text()

const rejectionBy = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
