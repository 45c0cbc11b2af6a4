import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { idsOf, listed } from './products.fixture.ts'
import { inventedWord } from './search.fixture.ts'

const known = async (shop: Shop, ...words: string[]) => {
  const rows = await shop.sql<{ word: string }>(
    'select word from search_words where word = any ($1::text[]) order by word',
    [words],
  )
  return rows.map(({ word }) => word)
}

/** The word with another letter in its middle. */
const mistyped = (word: string) => `${word.slice(0, 6)}x${word.slice(7)}`

describe('the vocabulary of the search', () => {
  test('has the words of products, of categories and of synonyms', async ({ shop }) => {
    const [name, description, category, term] = [
      inventedWord(),
      inventedWord(),
      inventedWord(),
      inventedWord(),
    ]
    const admin = await shop.admin()

    await shop.post('/api/products', { name: `${name} GOWN`, description, price: '1.00' }, admin)
    await shop.post('/api/categories', { name: `The ${category}` }, admin)
    await shop.put(`/api/products/synonyms/${term}`, { words: ['gown'] }, admin)

    expect(await known(shop, name, description, category, term)).toEqual(
      [name, description, category, term].toSorted(),
    )
  })

  test('has the words that they are given later', async ({ shop }) => {
    const [product, category] = [await shop.product(), await shop.category()]
    const [named, said, renamed] = [inventedWord(), inventedWord(), inventedWord()]
    const admin = await shop.admin()

    await shop.put(`/api/products/${product}`, { name: named, description: said }, admin)
    await shop.put(`/api/categories/${category}`, { name: renamed }, admin)

    expect(await known(shop, named, said, renamed)).toEqual([named, said, renamed].toSorted())
  })

  test('has each word once, in lower case and without accents, and no marks', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `${word.toUpperCase()}! ${word} (${word.replaceAll('a', 'á')}) #50%` })

    expect(await known(shop, word, word.toUpperCase(), `${word}!`, '#50%', '%')).toEqual([word])
  })

  test('has none that is too long to be typed, and the product is found by its others', async ({ shop }) => {
    const word = inventedWord()
    const long = word.padEnd(300, 'x')
    const id = await shop.product({ name: word, description: `${long} ${'ü'.repeat(4000)}` })

    expect(await known(shop, long)).toEqual([])
    expect(idsOf(await listed(shop, { search: word }))).toEqual([id])
  })

  test('corrects what is typed with words of categories and synonyms too', async ({ shop }) => {
    const [category, term, word] = [inventedWord(), inventedWord(), inventedWord()]
    const admin = await shop.admin()
    const [inside, meant] = [
      await shop.product({ name: 'Cape', category_id: await shop.category(category) }),
      await shop.product({ name: word }),
    ]

    await shop.put(`/api/products/synonyms/${term}`, { words: [word] }, admin)

    expect(idsOf(await listed(shop, { search: mistyped(category) }))).toEqual([inside])
    expect(idsOf(await listed(shop, { search: mistyped(term) }))).toEqual([meant])
  })
})

describe('a synonym', () => {
  test('works at once, for products that were there before it and after', async ({ shop }) => {
    const [term, word] = [inventedWord(), inventedWord()]
    const before = await shop.product({ name: word })

    await shop.put(`/api/products/synonyms/${term}`, { words: [word] }, await shop.admin())
    const after = await shop.product({ name: `${word} cape` })

    expect(idsOf(await listed(shop, { search: term })).toSorted((a, b) => a - b)).toEqual([before, after])
  })

  test('may be of several words, in any form, and stands among others', async ({ shop }) => {
    const [term, one, other] = [inventedWord(), inventedWord(), inventedWord()]
    const products = [
      await shop.product({ name: `Silk ${one}` }),
      await shop.product({ name: `Silk ${other}s` }),
      await shop.product({ name: `Lawn ${other}` }),
    ]

    await shop.put(`/api/products/synonyms/${term}`, { words: [one, other] }, await shop.admin())

    const ids = idsOf(await listed(shop, { search: `silk ${term}s` }))
    expect(ids.toSorted((a, b) => a - b)).toEqual(products.slice(0, 2))
  })

  test('goes one way, and no further than what it says', async ({ shop }) => {
    const [first, second, third] = [inventedWord(), inventedWord(), inventedWord()]
    const admin = await shop.admin()
    const product = await shop.product({ name: third })
    const other = await shop.product({ name: second })

    await shop.put(`/api/products/synonyms/${first}`, { words: [second] }, admin)
    await shop.put(`/api/products/synonyms/${second}`, { words: [third] }, admin)

    expect(idsOf(await listed(shop, { search: first }))).toEqual([other])
    expect(idsOf(await listed(shop, { search: third }))).toEqual([product])
  })

  test('of itself, or around in a circle, does no harm', async ({ shop }) => {
    const [one, other] = [inventedWord(), inventedWord()]
    const admin = await shop.admin()
    const products = [await shop.product({ name: one }), await shop.product({ name: other })]

    await shop.put(`/api/products/synonyms/${one}`, { words: [one, other] }, admin)
    await shop.put(`/api/products/synonyms/${other}`, { words: [one] }, admin)

    expect(idsOf(await listed(shop, { search: one }))).toEqual(products)
    expect(idsOf(await listed(shop, { search: other }))).toEqual(products.toReversed())
  })

  test('that was edited past the API works at once too', async ({ shop }) => {
    const [term, word] = [inventedWord(), inventedWord()]
    const product = await shop.product({ name: word })

    await shop.sql('insert into search_synonyms (term, words) values ($1, $2)', [term, [word]])
    const found = idsOf(await listed(shop, { search: term }))
    await shop.sql(`update search_synonyms set words = '{}' where term = $1`, [term])

    expect(found).toEqual([product])
    expect(idsOf(await listed(shop, { search: `${term} ${word}` }))).toEqual([product])
  })
})
