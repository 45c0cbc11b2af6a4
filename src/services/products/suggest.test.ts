import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { inventedWord } from './search.fixture.ts'

const suggested = async (shop: Shop, q: string): Promise<string[]> => {
  const { status, body } = await shop.get(`/api/products/suggest?${new URLSearchParams({ q })}`)
  expect(status).toBe(200)
  return body.suggestions.map(({ name }: { name: string }) => name)
}

describe('while a search is typed', () => {
  test('products are suggested by id and name', async ({ shop }) => {
    const word = inventedWord()
    const id = await shop.product({ name: `Gown ${word}` })

    const { body } = await shop.get(`/api/products/suggest?q=${word}`)

    expect(body).toEqual({ suggestions: [{ id, name: `Gown ${word}` }] })
  })

  test('its last word may be the beginning of one, whatever the case', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `Gown ${word}` })

    expect(await suggested(shop, word.slice(0, 5).toUpperCase())).toEqual([`Gown ${word}`])
    expect(await suggested(shop, `ow ${word}`)).toEqual([])
    expect(await suggested(shop, `gown ${word.slice(0, 5)}`)).toEqual([`Gown ${word}`])
    expect(await suggested(shop, word.slice(2, 8))).toEqual([])
  })

  test('a word of one letter is a beginning too', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `${word} Æther` })

    expect(await suggested(shop, `${word} æ`)).toEqual([`${word} Æther`])
  })

  test('what joins words may be typed too', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `T-shirt ${word}` })
    await shop.product({ name: `${word} 50% off` })

    expect(await suggested(shop, `${word} t-sh`)).toEqual([`T-shirt ${word}`])
    expect(await suggested(shop, `${word} 50% o`)).toEqual([`${word} 50% off`])
  })

  test('only names are looked in', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: 'Gown', description: `Of ${word}` })

    expect(await suggested(shop, word)).toEqual([])
  })

  test('names that begin with it come first, then those that have it as a whole word', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `${word} cape` })
    await shop.product({ name: `Cape ${word}` })
    await shop.product({ name: `Cape ${word}ing` })

    expect(await suggested(shop, word)).toEqual([`${word} cape`, `Cape ${word}`, `Cape ${word}ing`])
  })

  test('a mistyped word is taken for the nearest', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `Gown ${word}` })

    expect(await suggested(shop, `${word.slice(0, 9)}x${word.slice(10)}`)).toEqual([`Gown ${word}`])
  })

  test('earlier words may be mistyped, other forms or synonyms', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `Saree ${word}` })

    for (const typed of ['sarees', 'sari', 'sarree']) {
      expect(await suggested(shop, `${typed} ${word.slice(0, 6)}`)).toEqual([`Saree ${word}`])
    }
  })
})

describe('the suggestions', () => {
  test('are eight at most, and no name comes twice', async ({ shop }) => {
    const word = inventedWord()
    for (let n = 0; n < 12; n++) await shop.product({ name: `${word} ${n % 10}` })
    const other = inventedWord()
    for (let n = 0; n < 3; n++) await shop.product({ name: `Twin ${other}` })

    const names = await suggested(shop, word.slice(0, 6))
    expect(names).toHaveLength(8)
    expect(new Set(names).size).toBe(8)
    expect(await suggested(shop, other)).toEqual([`Twin ${other}`])
  })

  test('are of active products only', async ({ shop }) => {
    const word = inventedWord()
    const id = await shop.product({ name: `Gown ${word}` })
    await shop.sql('update products set is_active = false where id = $1', [id])

    expect(await suggested(shop, word)).toEqual([])
  })

  test.for(['', ' ', '%', '\\', `''`, '\u0301', '😀', 'under 2000'])(
    'for "%s" are none',
    async (q, { shop }) => {
      await shop.product({ name: `100% silk 😀 ' \\ ''` })

      expect(await suggested(shop, q)).toEqual([])
    },
  )

  test.for([
    ['left out', ''],
    ['longer than 200 characters', `?q=${'a'.repeat(201)}`],
    ['with a NUL character', '?q=%00'],
  ] as const)('of a text %s are a 422', async ([, query], { shop }) => {
    const { status, body } = await shop.get(`/api/products/suggest${query}`)

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'q' }])
  })
})
