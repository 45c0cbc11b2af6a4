import { parseArgs } from 'node:util'
import pg from 'pg'
import { boutiques } from '../bench/relevance/boutiques.ts'
import { BARS, figuresOf, judge, reachesBars } from '../bench/relevance/judge.ts'
import { missesOf, tableOf } from '../bench/relevance/report.ts'
import { byEveryWord, byWholeText, theShops } from '../bench/relevance/searches.ts'
import { migrateToLatest } from '../db/migrate.ts'
import { createNeonEndpoint } from '../dev/neon/endpoint.ts'
import { createPools } from '../dev/neon/pools.ts'
import { startPostgres } from '../dev/postgres.ts'
import { connect } from '../src/db/client.ts'

const { held: showHeld = false } = parseArgs({ options: { held: { type: 'boolean' } } }).values

const server = await startPostgres()
const pools = createPools()
let reached = true
try {
  for (const [index, { title, queries, stock }] of boutiques.entries()) {
    const url = server.url(`boutique_${index}`)
    await createDatabase(server.url('postgres'), `boutique_${index}`)
    const pool = pools.poolFor(url)
    await migrateToLatest(pool)
    await stock(pool)

    const db = connect({ url, fetch: createNeonEndpoint(pools).fetch, timeoutMs: 8_000 })
    const judgements = await judge(queries, theShops(db))
    const searches = [
      { search: 'the shop', judgements },
      { search: 'ILIKE, every word', judgements: await judge(queries, byEveryWord(pool)) },
      { search: 'ILIKE, whole text', judgements: await judge(queries, byWholeText(pool)) },
    ]
    const misses = missesOf(judgements.filter(({ held }) => showHeld || !held))
    console.log(`\n${title}\n\n${tableOf(searches)}\n`)
    if (misses !== '') console.log(`Missed${showHeld ? '' : ', of the open queries'}:\n${misses}\n`)
    reached &&= reachesBars(figuresOf(judgements))
  }
} finally {
  await pools.end()
  await server.stop()
}

const bars = `hit@1 ≥ ${BARS.hitAt1} and hit@5 ≥ ${BARS.hitAt5} for each catalogue`
console.log(reached ? `Reached: ${bars}.` : `MISSED: ${bars}.`)
process.exitCode = reached ? 0 : 1

async function createDatabase(serverUrl: string, name: string): Promise<void> {
  const admin = new pg.Client(serverUrl)
  await admin.connect()
  try {
    await admin.query(`create database ${name}`)
  } finally {
    await admin.end()
  }
}
