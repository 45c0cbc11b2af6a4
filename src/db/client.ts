import { neon, neonConfig } from '@neondatabase/serverless'
import { type Compilable, type CompiledQuery, type InferResult, Kysely } from 'kysely'
import { NeonDialect } from 'kysely-neon'
import { timed } from '../lib/database-time.ts'
import { poster } from './post.ts'
import { withOneRetry } from './retry.ts'
import type { Database } from './schema.ts'

export interface DatabaseSettings {
  url: string
  /** How long one request to the database may take, its retry included, in milliseconds. */
  timeoutMs: number
  /** Where the driver posts its queries, when that is not Neon: the local endpoint's address. */
  endpoint?: string
  /** What the driver posts them with, when that is not `poster`: a test's in-process endpoint. */
  fetch?: typeof fetch
}

interface BatchOptions {
  /** The batch may safely be carried out twice, so one whose outcome is unknown is sent again. */
  repeatable?: boolean
}

type Rows<Queries extends readonly Compilable[]> = { [I in keyof Queries]: InferResult<Queries[I]> }

/** How compiled statements are sent, beside the ways that Kysely knows. */
interface Sending {
  query: (text: string, parameters: readonly unknown[]) => Promise<{ rows: unknown[] }>
  batch: (queries: readonly Compilable[], options: BatchOptions) => Promise<unknown>
}

/** Kysely over Neon's HTTP driver: every executed query is one request, and so is every batch. */
export class Db extends Kysely<Database> {
  readonly #send: Sending

  constructor(dialect: NeonDialect, send: Sending) {
    super({ dialect })
    this.#send = send
  }

  /** Runs a statement that is compiled already and gives its rows. */
  async run<Row>({ sql, parameters }: CompiledQuery<Row>): Promise<Row[]> {
    const { rows } = await this.#send.query(sql, parameters)
    return rows as Row[]
  }

  /**
   * Runs the queries in order in one transaction at ReadCommitted, so that each sees what was committed before it
   * started, and gives the rows of each. All of them take effect or none does.
   */
  async batch<const Queries extends readonly Compilable[]>(
    queries: Queries,
    options: BatchOptions = {},
  ): Promise<Rows<Queries>> {
    return (await this.#send.batch(queries, options)) as Rows<Queries>
  }
}

/**
 * Opens the way to the database; nothing is sent yet. Each request is aborted after `timeoutMs` and retried once
 * where that is safe (see `retry.ts`); when it fails all the same it throws `AppError('unavailable')`, and a
 * statement that the database refuses throws its `NeonDbError`.
 * The endpoint and fetch are the driver's own globals: one process talks to one kind of endpoint.
 */
export function connect({ url, timeoutMs, endpoint, fetch }: DatabaseSettings): Db {
  if (endpoint) neonConfig.fetchEndpoint = endpoint
  neonConfig.fetchFunction = fetch ?? poster()

  const client = neon(url)

  const query = (text: string, parameters: readonly unknown[] = []) =>
    withOneRetry(timeoutMs, [text], false, (signal) =>
      timed(() => client.query(text, [...parameters], { fullResults: true, fetchOptions: { signal } })),
    )

  const batch = (queries: readonly Compilable[], { repeatable = false }: BatchOptions) => {
    const compiled = queries.map((each) => each.compile())
    return withOneRetry(
      timeoutMs,
      compiled.map((each) => each.sql),
      repeatable,
      (signal) =>
        timed(() =>
          client.transaction(
            compiled.map((each) => client.query(each.sql, [...each.parameters])),
            { isolationLevel: 'ReadCommitted', fetchOptions: { signal } },
          ),
        ),
    )
  }

  return new Db(new NeonDialect({ neon: () => ({ query }) }), { query, batch })
}
