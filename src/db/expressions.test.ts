import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../../test/database.ts'
import { containing, countOfRows, decimalText, isoTime, typed } from './expressions.ts'

describe('isoTime', () => {
  test.for([
    ['2026-01-26 15:00:00+05', '2026-01-26T10:00:00.000Z'],
    ['2026-01-26 10:00:00.1Z', '2026-01-26T10:00:00.100Z'],
    ['2025-12-31 23:59:59.999999Z', '2025-12-31T23:59:59.999Z'],
  ] as const)('writes %s as %s', async ([stored, written], { db }) => {
    const time = sql`${stored}::timestamptz`
    const row = await db.selectNoFrom(isoTime(time).as('time')).executeTakeFirstOrThrow()

    expect(row.time).toBe(written)
  })

  test('does not depend on the session’s time zone', async ({ db }) => {
    const zone = db.selectNoFrom(sql`set_config('timezone', 'Asia/Karachi', true)`.as('zone'))
    const time = db.selectNoFrom(isoTime(sql`'2026-01-26 10:00:00Z'::timestamptz`).as('time'))

    expect((await db.batch([zone, time]))[1]).toEqual([{ time: '2026-01-26T10:00:00.000Z' }])
  })
})

test('decimalText keeps every digit, inside JSON too', async ({ db }) => {
  const amount = sql`999999999999.99::numeric(14, 2)`
  const row = await db
    .selectNoFrom([
      decimalText(amount).as('plain'),
      sql`json_build_object('amount', ${decimalText(amount)})`.as('json'),
      decimalText(sql`0::numeric(10, 2)`).as('zero'),
    ])
    .executeTakeFirstOrThrow()

  expect(row).toEqual({ plain: '999999999999.99', json: { amount: '999999999999.99' }, zero: '0.00' })
})

test('countOfRows is a number', async ({ db }) => {
  const rows = await db
    .selectFrom(sql<{ n: number }>`generate_series(1, 3)`.as('series'))
    .select(countOfRows().as('count'))
    .execute()

  expect(rows).toEqual([{ count: 3 }])
})

test.for([
  ['100%', '100% silk', true],
  ['100%', '1000 silk', false],
  ['a_c', 'xa_cx', true],
  ['a_c', 'abc', false],
  [String.raw`a\c`, String.raw`A\C`, true],
  [String.raw`a\c`, 'ac', false],
  [String.raw`\%`, String.raw`50\%`, true],
  [`o'b`, `O'Brien`, true],
  ['', 'anything', true],
] as const)('containing(%j) finds it in %j: %s', async ([text, whole, found], { db }) => {
  const row = await db
    .selectNoFrom(sql<boolean>`${whole}::text ilike ${containing(text)}`.as('found'))
    .executeTakeFirstOrThrow()

  expect(row.found).toBe(found)
})

test('typed says the type where PostgreSQL cannot infer it', async ({ db }) => {
  const row = await db
    .selectNoFrom([
      typed('12', 'text').as('text'),
      typed(12, 'integer').as('integer'),
      typed('12.50', 'numeric').as('numeric'),
      typed(true, 'boolean').as('boolean'),
      typed<string | null>(null, 'uuid').as('uuid'),
    ])
    .executeTakeFirstOrThrow()

  expect(row).toEqual({ text: '12', integer: 12, numeric: '12.50', boolean: true, uuid: null })
})
