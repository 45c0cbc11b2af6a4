import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { createNeonEndpoint, type NeonEndpoint } from '../../dev/neon/endpoint.ts'
import { withFaults } from '../../dev/neon/faults.ts'
import { openPool } from '../../dev/neon/pools.ts'
import type { FaultKind, SeededFaults } from '../../dev/neon/seeded-faults.ts'
import { connect } from '../../src/db/client.ts'
import type { TestDatabase } from '../database.ts'
import { Shop } from '../shop.ts'

/** What goes on between one request to the shop and the database. */
interface Trace {
  faults: SeededFaults
  /** Kinds that this request must not meet. */
  spare: readonly FaultKind[]
  /** How many times something was carried out for it. */
  delivered: number
  onDeadlock: (where: string) => void
}

/** A shop for one run at a time, beside others on the same database. */
export interface Lane {
  shop: Shop
  /** Sends a request to the shop; its own requests to the database meet the trace's faults. */
  traced: <T>(trace: Trace, send: () => Promise<T>) => Promise<T>
  /** Waits until the database has finished everything, also what nobody waits for any more. */
  settled: () => Promise<void>
  close: () => Promise<void>
}

/** Changes the text of a statement on its way to the database. */
export type Rewrite = (statement: string) => string

const MOST_CONNECTIONS = 20

/** Opens so many lanes, each with connections of its own. No request of their shops takes longer than `timeoutMs`. */
export function openLanes(
  database: TestDatabase,
  count: number,
  timeoutMs: number,
  rewrite: Rewrite = (statement) => statement,
): Lane[] {
  // The driver has one fetch in a process: which lane and request it serves at the moment, the context knows.
  const current = new AsyncLocalStorage<{ trace: Trace; pool: pg.Pool }>()
  const inContext = () => {
    const context = current.getStore()
    if (!context) throw new Error('a request to the database outside any lane')
    return context
  }
  const endpoint = createNeonEndpoint({ poolFor: () => inContext().pool })

  const watched: NeonEndpoint['handle'] = async (header, body, signal) => {
    const { trace } = inContext()
    trace.delivered += 1
    const answer = await endpoint.handle(header, rewritten(body, rewrite), signal)
    if (answer.status === 400) {
      const { code, where } = JSON.parse(answer.body) as { code: string; where: string | null }
      if (code === '40P01') trace.onDeadlock(where ?? 'nobody knows where')
    }
    return answer
  }
  const { fetch } = withFaults({ ...endpoint, handle: watched }, () => {
    const { trace } = inContext()
    return trace.faults.next(trace.spare)
  })

  return Array.from({ length: count }, () => {
    const pool = openPool(database.url, MOST_CONNECTIONS)
    const settled = async () => {
      while (pool.waitingCount > 0 || pool.idleCount < pool.totalCount) await sleep(2)
    }
    return {
      shop: new Shop(connect({ url: database.url, timeoutMs, fetch }), database, () => 0),
      traced: (trace, send) => current.run({ trace, pool }, send),
      settled,
      close: async () => {
        await settled()
        await pool.end()
      },
    }
  })
}

interface Statement {
  query: string
}

function rewritten(body: string, rewrite: Rewrite): string {
  const request = JSON.parse(body) as Statement | { queries: Statement[] }
  for (const statement of 'queries' in request ? request.queries : [request]) {
    statement.query = rewrite(statement.query)
  }
  return JSON.stringify(request)
}
