import { describe, expect, test } from 'vitest'
import { boutiques } from '../bench/relevance/boutiques.ts'
import { BARS, figuresOf, judge } from '../bench/relevance/judge.ts'
import { missesOf } from '../bench/relevance/report.ts'
import { theShops } from '../bench/relevance/searches.ts'
import { connect } from '../src/db/client.ts'
import { openTestDatabase } from './database.ts'

describe.for(boutiques)('the search of a boutique: $title', ({ queries, stock }) => {
  test('is judged by queries that differ, half of them held back, about products that there are', async ({
    onTestFinished,
  }) => {
    const { pool, close } = await openTestDatabase()
    onTestFinished(close)
    await stock(pool)

    const { rows } = await pool.query<{ name: string }>('select name from products where is_active')
    const names = new Set(rows.map(({ name }) => name))
    const unknown = queries.flatMap(({ first }) => first).filter((name) => !names.has(name))
    const different = new Set(queries.map(({ query }) => query.toLowerCase()))
    const held = queries.filter((one) => one.held)

    expect(unknown).toEqual([])
    expect(different.size).toBe(queries.length)
    expect(Math.abs(2 * held.length - queries.length)).toBeLessThanOrEqual(4)
  })

  test('shows what was looked for first, or among the first five', async ({ onTestFinished }) => {
    const { pool, endpoint, url, close } = await openTestDatabase()
    onTestFinished(close)
    await stock(pool)
    const db = connect({ url, fetch: endpoint.fetch, timeoutMs: 8_000 })

    const judgements = await judge(queries, theShops(db))

    const { hitAt1, hitAt5 } = figuresOf(judgements)
    const misses = missesOf(judgements.filter(({ held }) => !held))
    expect(hitAt1, misses).toBeGreaterThanOrEqual(BARS.hitAt1)
    expect(hitAt5, misses).toBeGreaterThanOrEqual(BARS.hitAt5)
  })
})
