import type pg from 'pg'
import type { LargeShop } from '../scale/shop.ts'
import type { SearchQuery } from './queries.ts'

export interface Statement {
  query: string
  params: unknown[]
}

export interface Recorded extends SearchQuery {
  /** What the endpoint sent to the database. */
  statements: Statement[]
  answer: string
}

/** Stands between the driver and the database's endpoint and keeps what passes. */
export class Recorder {
  #sent: Statement[] = []

  readonly between =
    (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
    (input, init) => {
      const body = JSON.parse(init?.body as string) as Statement | { queries: Statement[] }
      this.#sent.push(...('queries' in body ? body.queries : [body]))
      return fetch(input, init)
    }

  /** Asks the shop and gives the statements that it sent for this. */
  async record(shop: LargeShop, asked: SearchQuery): Promise<Recorded> {
    this.#sent = []
    const { text } = await shop.send({ method: 'GET', path: asked.path })
    return { ...asked, statements: this.#sent, answer: text }
  }
}

interface Explained {
  'QUERY PLAN': [{ 'Planning Time': number; 'Execution Time': number }]
}

/** How long PostgreSQL takes to plan and to carry out the statements, in milliseconds, by its own count. */
export async function timeInside(session: pg.ClientBase, statements: readonly Statement[]): Promise<number> {
  let ms = 0
  for (const { query, params } of statements) {
    const { rows } = await session.query<Explained>(
      `explain (analyze, timing off, serialize text, format json) ${query}`,
      params,
    )
    for (const {
      'QUERY PLAN': [plan],
    } of rows)
      ms += plan['Planning Time'] + plan['Execution Time']
  }
  return ms
}

const TELL_PLANS = `
  load 'auto_explain';
  set auto_explain.log_min_duration = 1;
  set auto_explain.log_nested_statements = on;
  set auto_explain.log_analyze = on;
  set auto_explain.log_buffers = on;
  set auto_explain.log_level = notice`

/** The plans of the statements as text, with times and buffers, and of what takes a millisecond or more inside functions. */
export async function plansOf(session: pg.ClientBase, statements: readonly Statement[]): Promise<string> {
  const plans: string[] = []
  const note = ({ message = '' }: { message?: string | undefined }) => void plans.push(message)
  await session.query(TELL_PLANS)
  session.on('notice', note)
  for (const { query, params } of statements) {
    plans.push(`-- ${JSON.stringify(params)}`)
    await session.query(query, params)
  }
  session.off('notice', note)
  await session.query('set auto_explain.log_min_duration = -1')
  return plans.join('\n\n')
}
