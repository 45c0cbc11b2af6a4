import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { listed, namesOf } from './products.fixture.ts'
import { inventedWord, shopOf } from './search.fixture.ts'

describe('a search shows first', () => {
  test('what has the word in its name, before what has it in its description', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Organza box', { name: 'Plain box', description: 'Of organza' }])

    expect(await search('organza')).toEqual(['Organza box', 'Plain box'])
  })

  test('what is called so, before what is called by a synonym', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Green dress', 'Green gown'])

    expect(await search('dress')).toEqual(['Green dress', 'Green gown'])
    expect(await search('green gown')).toEqual(['Green gown', 'Green dress'])
  })

  test('what has the word as it is, before other forms and parts of it', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Lace top', 'Laces for shoes', 'Lacework top', 'Necklace'])

    expect(await search('lace')).toEqual(['Lace top', 'Laces for shoes', 'Lacework top', 'Necklace'])
  })

  test('what has the words next to each other, before what has them apart', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Silk gown in red', 'Gown of red silk'])

    expect(await search('silk gown')).toEqual(['Silk gown in red', 'Gown of red silk'])
    expect(await search('red silk')).toEqual(['Gown of red silk', 'Silk gown in red'])
  })

  test('what has more of the words in its name', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      'Velvet cape in plum',
      { name: 'Velvet cape', description: 'In plum.' },
      { name: 'Cape', description: 'Of velvet, in plum.' },
    ])

    expect(await search('velvet cape plum')).toEqual(['Velvet cape in plum', 'Velvet cape', 'Cape'])
  })

  test('what is in stock, of equals, and then what is featured, and then what is new', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      { name: 'Cape A', featured: true },
      { name: 'Cape B' },
      { name: 'Cape C' },
      { name: 'Cape D', stock_quantity: 0, featured: true },
      { name: 'Cape E', stock_quantity: 0 },
    ])

    expect(await search('cape')).toEqual(['Cape A', 'Cape C', 'Cape B', 'Cape D', 'Cape E'])
  })

  test('what is meant, even where it is sold out, before what is only like it', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      { name: 'Gharara', stock_quantity: 0 },
      { name: 'Top', description: 'Goes with a gharara.', featured: true },
    ])

    expect(await search('gharara')).toEqual(['Gharara', 'Top'])
  })
})

describe('the category of a product', () => {
  test('is searched too, and counts less than the name', async ({ shop }) => {
    const word = inventedWord()
    await shop.product({ name: `Cape ${word}` })
    await shop.product({ name: 'Cape', category_id: await shop.category(`Things of ${word}`) })

    expect(namesOf(await listed(shop, { search: `cape ${word}` }))).toEqual([`Cape ${word}`, 'Cape'])
  })

  test('is found by its plural and singular, and at once under a new name', async ({ shop }) => {
    const [word, renamed, admin] = [inventedWord(), inventedWord(), await shop.admin()]
    const category = await shop.category(`${word}s`)
    await shop.product({ name: 'Cape', category_id: category })
    const found = async (search: string) => namesOf(await listed(shop, { search }))
    const before = await found(word)

    await shop.put(`/api/categories/${category}`, { name: renamed }, admin)

    expect([before, await found(`${renamed}s`), await found(word)]).toEqual([['Cape'], ['Cape'], []])
  })

  test('answers for a word that no product holds', async ({ shop }) => {
    const word = inventedWord()
    const category_id = await shop.category(word)
    await shop.product({ category_id, name: 'Cape', description: 'Of wool' })
    await shop.product({ category_id, name: 'Cloak', description: 'Of silk' })

    expect(namesOf(await listed(shop, { search: `wool ${word}` }))).toEqual(['Cape'])
  })
})

describe('the order of a search', () => {
  test('is by relevance unless it is asked otherwise', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      { name: 'Voile stole', price: '30' },
      { name: 'Stole', description: 'Of voile', price: '10' },
      { name: 'Another stole', description: 'Of voile', price: '20' },
    ])
    const best = ['Voile stole', 'Stole', 'Another stole']

    expect(await search('voile')).toEqual(best)
    expect(await search('voile', { sort: 'relevance' })).toEqual(best)
    expect(await search('voile', { sort: 'newest' })).toEqual(['Another stole', 'Stole', 'Voile stole'])
    expect(await search('voile', { sort: 'price_asc' })).toEqual(['Stole', 'Another stole', 'Voile stole'])
    expect(await search('voile', { sort: 'price_desc' })).toEqual(['Voile stole', 'Another stole', 'Stole'])
    expect(await search('voile', { sort: 'name' })).toEqual(['Another stole', 'Stole', 'Voile stole'])
  })

  test('by relevance, where nothing is searched for, is from the newest on', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Old cape', 'New cape'])

    for (const text of ['', 'under 2000']) {
      expect(await search(text, { sort: 'relevance' })).toEqual(['New cape', 'Old cape'])
    }
  })

  test('keeps to the filters', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      { name: 'Jamawar stole', price: '10', featured: true },
      { name: 'Jamawar cape', price: '20', stock_quantity: 0 },
      { name: 'Jamawar gown', price: '30' },
    ])

    expect(await search('jamawar', { min_price: 15 })).toEqual(['Jamawar gown', 'Jamawar cape'])
    expect(await search('jamawar', { max_price: 15 })).toEqual(['Jamawar stole'])
    expect(await search('jamawar', { in_stock: true })).toEqual(['Jamawar stole', 'Jamawar gown'])
    expect(await search('jamawar', { in_stock: false })).toEqual(['Jamawar cape'])
    expect(await search('jamawar', { featured: true })).toEqual(['Jamawar stole'])
    expect(await search('jamawar', { featured: false })).toEqual(['Jamawar gown', 'Jamawar cape'])
  })
})
