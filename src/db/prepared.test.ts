import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../../test/database.ts'
import { typed } from './expressions.ts'
import { prepared } from './prepared.ts'

interface Wish {
  word: string
  least?: number | undefined
  descending: boolean
}

describe('a prepared statement', () => {
  test('gives each time the rows of its own values', async ({ db }) => {
    const doubled = prepared((db, { number }: { number: number }) =>
      db.selectNoFrom(sql<number>`2 * ${number}::integer`.as('doubled')),
    )

    expect(await doubled(db, { number: 4 }).execute()).toEqual([{ doubled: 8 }])
    expect(await doubled(db, { number: 21 }).executeTakeFirst()).toEqual({ doubled: 42 })
    expect(await doubled(db, { number: -1 }).executeTakeFirstOrThrow()).toEqual({ doubled: -2 })
  })

  test('is built once for all values, and anew where one is absent or decides', async ({ db }) => {
    let times = 0
    const wish = prepared(
      (db, { word, least, descending }: Wish) => {
        times += 1
        return db
          .selectNoFrom(typed(word, 'text').as('word'))
          .where(sql<boolean>`1 > ${typed(least ?? null, 'integer')}`)
          .orderBy('word', descending ? 'desc' : 'asc')
      },
      { decidedBy: ['descending'] },
    )
    const textOf = (values: Wish) => wish(db, values).compile()

    const first = textOf({ word: 'kurta', least: 3, descending: false })
    const second = textOf({ word: 'saree', least: 5, descending: false })
    expect([first.parameters, second.parameters]).toEqual([
      ['kurta', 3],
      ['saree', 5],
    ])
    expect(second.sql).toBe(first.sql)
    expect(times).toBe(1)

    const absent = textOf({ word: 'saree', least: undefined, descending: false })
    expect(absent.parameters).toEqual(['saree', null])
    expect(times).toBe(2)

    expect(textOf({ word: 'saree', least: 5, descending: true }).sql).toMatch(/desc$/)
    textOf({ word: 'kurta', least: 1, descending: true })
    expect(times).toBe(3)
  })

  test('keeps a null that is given', async ({ db }) => {
    const same = prepared((db, { word }: { word: string | null }) =>
      db.selectNoFrom(typed(word, 'text').as('word')),
    )

    expect(await same(db, { word: null }).execute()).toEqual([{ word: null }])
  })

  test('takes part in a batch', async ({ db }) => {
    const same = prepared((db, { word }: { word: string }) => db.selectNoFrom(typed(word, 'text').as('word')))

    const rows = await db.batch([same(db, { word: 'kurta' }), same(db, { word: 'saree' })] as const)

    expect(rows).toEqual([[{ word: 'kurta' }], [{ word: 'saree' }]])
  })

  test('whose text would depend on a value is refused when it is built', async ({ db }) => {
    const computed = prepared((db, { limit }: { limit: number }) =>
      db
        .selectFrom('users')
        .select('id')
        .limit(limit + 1),
    )
    const spliced = prepared((db, { word }: { word: string }) =>
      db.selectNoFrom(sql.raw(`'${word}'`).as('word')),
    )

    expect(() => computed(db, { limit: 1 }).compile()).toThrow(/cannot depend on its value "limit"/)
    expect(() => spliced(db, { word: 'kurta' }).compile()).toThrow(/cannot depend on its value "word"/)
  })
})
