import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { catalogue, idsOf, listed } from './products.fixture.ts'
import { inventedWord } from './search.fixture.ts'

/** What a search for it answers, and a suggestion; `shop.get` fails where either is a 500 or not as documented. */
async function asked(shop: Shop, text: string) {
  const { status, body } = await shop.get(catalogue({ search: text }))
  const suggestions = await shop.get(`/api/products/suggest?${new URLSearchParams({ q: text })}`)
  return { status, body, statuses: [status, suggestions.status] }
}

const letters = 'abcdefghijklmnopqrstuvwxyz'
const pairs = Array.from(letters, (letter, index) => letter + (letters[(index * 7 + 3) % 26] ?? ''))

const LONGEST = {
  'words of one letter': Array.from(letters).join(' ').padEnd(100, ' a').padEnd(200, ' z'),
  'words of two letters': [...pairs, ...pairs.map((pair) => `${pair[1]}${pair[0]}`)].join(' ').slice(0, 200),
  'words that nobody knows': Array.from({ length: 33 }, (_, n) => `x${(n * 7919).toString(36)}q`)
    .join(' ')
    .slice(0, 200),
  'one word': 'neckless'.repeat(25),
  'one letter': 'a'.repeat(200),
  'one digit': '9'.repeat(200),
  'characters that stand for six letters': '㌖'.repeat(200),
  'characters that stand for four words': 'ﷺ'.repeat(200),
  'marks above nothing': '\u0301'.repeat(200),
  'marks above one letter': `e${'\u0301'.repeat(199)}`,
  joiners: '\u200d'.repeat(200),
  families: '👨‍👩‍👧‍👦'.repeat(28),
  flags: '🇵🇰'.repeat(100),
  'percent signs': '%'.repeat(200),
  underscores: '_ '.repeat(100).trim(),
  backslashes: '\\'.repeat(200),
  quotes: `'"`.repeat(100),
  'a query for documents': `silk:*A & !gown <-> ('a' | b)`.padEnd(200, '&|!()'),
  'a pattern': '(a+)+$'.repeat(33),
  brackets: '('.repeat(200),
  SQL: `'); drop table products; --`.padEnd(200, ';'),
  amounts: 'under 1,1.1k '.repeat(15).trim(),
  'digits and commas': '1,'.repeat(100),
  'stop words': 'the of and a in to is it for on with as at by an be this that from or are was but not have'
    .repeat(2)
    .slice(0, 200),
  wishes: 'something nice for my wife please show me '.repeat(4).trim(),
} as const

describe('of 200 characters', () => {
  test.for(Object.entries(LONGEST))('%s are answered', async ([, text], { shop }) => {
    await shop.product({ name: 'Necklace of silk' })

    expect((await asked(shop, text)).statuses).toEqual([200, 200])
  })
})

describe('whatever is typed', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          ...`silk gown ' " \\ % _ & | ! ( ) < - > : * A 1 ~ # ، \u200c \u0301 \u00ad`.split(' '),
          ' ',
        ),
        {
          maxLength: 60,
        },
      )
      .map((parts) => parts.join('')),
  )

  test('is answered, or refused, and is no bug', { timeout: 60_000 }, async ({ shop }) => {
    await shop.product({ name: `Silk gown 'A' 100% (*)` })
    await fc.assert(
      fc.asyncProperty(anything, async (text) => {
        const { statuses } = await asked(shop, text)
        const expected = text.includes('\0') || !text.isWellFormed() ? 422 : 200
        expect(statuses).toEqual([expected, expected])
      }),
      { numRuns: 150, interruptAfterTimeLimit: 20_000 },
    )
  })

  test('finds the product that is called so', { timeout: 60_000 }, async ({ shop }) => {
    const word = inventedWord()
    const letter = fc.constantFrom(
      ...Array.from('abcXYZ019éßİǅﬁжЯﷺकीشَ真ト々αΣ'),
      '\u0301',
      '\u200c',
      ' ',
      '-',
      "'",
      '’',
      '/',
      '.',
      '&',
    )
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: letter, minLength: 1, maxLength: 12 }), async (text) => {
        const name = `${word} ${text}`.trim()
        const id = await shop.product({ name })
        const found = await listed(shop, { search: name, limit: 100 })
        await shop.sql('delete from products where id = $1', [id])
        expect(idsOf(found), JSON.stringify(name)).toContain(id)
      }),
      { numRuns: 150, interruptAfterTimeLimit: 20_000 },
    )
  })
})

describe('whatever a product is called', () => {
  test.for(Object.entries(LONGEST))(
    '%s, it is kept and found by its other words',
    async ([, text], { shop }) => {
      const word = inventedWord()
      const json = { name: `${word} ${text}`, description: `${text} `.repeat(20).trim(), price: '1.00' }

      const { status, body } = await shop.post('/api/products', json, await shop.admin())

      expect(status).toBe(201)
      expect(idsOf(await listed(shop, { search: word }))).toEqual([body.id])
    },
  )
})

describe('a made up `next`', () => {
  const whole = fc.integer({ min: 0, max: 2 ** 20 })
  const position = fc.oneof(
    fc.record({
      sort: fc.constant('relevance'),
      tier: fc.integer({ min: 0, max: 2 }),
      segment: whole,
      score: fc.integer({ min: -1000, max: 1_000_000 }),
      id: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
    }),
    fc.record({ sort: fc.constant('newest'), id: fc.integer({ min: 1, max: 2 ** 31 - 1 }) }),
    fc.record({
      sort: fc.constant('name'),
      name: fc.string({ unit: 'grapheme', maxLength: 300 }),
      id: fc.constant(1),
    }),
    fc.record({
      sort: fc.constant('price_asc'),
      price: fc.constantFrom('0', '99999999.99', '1e5', '-1', 'NaN', ' 1'),
      id: fc.constant(1),
    }),
    fc.anything(),
  )

  test(
    'is answered or refused, and gives no more than what follows it',
    { timeout: 60_000 },
    async ({ shop }) => {
      const id = await shop.product({ name: 'Silk gown' })
      await fc.assert(
        fc.asyncProperty(
          position,
          fc.constantFrom('silk', 'something', '%', undefined),
          async (made, search) => {
            const next = Buffer.from(JSON.stringify(made) ?? '').toString('base64url')
            const sort = Object(made).sort
            const { status, body } = await shop.get(
              catalogue({ search, next, sort: typeof sort === 'string' ? sort : undefined }),
            )
            expect([200, 422]).toContain(status)
            if (status === 200 && search === 'silk')
              expect([[], [id]]).toContainEqual(idsOf(body).filter((each) => each === id))
          },
        ),
        { numRuns: 200, interruptAfterTimeLimit: 20_000 },
      )
    },
  )
})
