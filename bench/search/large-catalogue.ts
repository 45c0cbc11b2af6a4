import type pg from 'pg'
import { createPools } from '../../dev/neon/pools.ts'
import { ensureLargeShop } from '../scale/databases.ts'
import { startLargeServer } from '../scale/server.ts'
import { openLargeShop } from '../scale/shop.ts'
import { quantile } from '../statistics.ts'
import type { SearchQuery } from './queries.ts'
import { type Recorded, Recorder, timeInside } from './recorded.ts'

export interface Timed extends Recorded {
  /** Inside PostgreSQL: the median of several times. */
  ms: number
}

export interface LargeCatalogue {
  session: pg.ClientBase
  record: (asked: SearchQuery) => Promise<Recorded>
  /** Times each once to warm the cache, and then each `times` times, in turns. */
  time: (asked: readonly SearchQuery[], times: number) => Promise<Timed[]>
}

/** Lends the catalogue of so many products. It is only read. */
export async function withLargeCatalogue<T>(
  products: number,
  progress: (line: string) => void,
  work: (catalogue: LargeCatalogue) => Promise<T>,
): Promise<T> {
  const server = await startLargeServer()
  const pools = createPools(2)
  try {
    const url = server.url(await ensureLargeShop(server, products, progress))
    const recorder = new Recorder()
    const shop = await openLargeShop(url, pools, recorder.between)
    const session = await shop.pool.connect()
    try {
      const record = (asked: SearchQuery) => recorder.record(shop, asked)
      return await work({ session, record, time: (asked, times) => time(session, record, asked, times) })
    } finally {
      session.release()
    }
  } finally {
    await pools.end()
    await server.stop()
  }
}

async function time(
  session: pg.ClientBase,
  record: LargeCatalogue['record'],
  asked: readonly SearchQuery[],
  times: number,
): Promise<Timed[]> {
  const measured: { recorded: Recorded; sample: number[] }[] = []
  for (const each of asked) measured.push({ recorded: await record(each), sample: [] })
  for (let round = 0; round < times; round += 1) {
    for (const { recorded, sample } of measured) sample.push(await timeInside(session, recorded.statements))
  }
  return measured.map(({ recorded, sample }) => ({ ...recorded, ms: quantile(sample, 0.5) }))
}
