import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { inventedWord, shopOf } from './search.fixture.ts'

const SHOP = [
  'Banarasi saree',
  'Chiffon dupatta',
  'Pearl necklace',
  'Bridal lehenga',
  'Lawn kurta',
  'Silk gown',
  'Khussa shoes',
  'Bangles of 24 pieces',
]

describe('a search finds, whatever is mistyped,', () => {
  test.for([
    ['sarre', 'Banarasi saree'],
    ['saareee', 'Banarasi saree'],
    ['neckless', 'Pearl necklace'],
    ['necklase', 'Pearl necklace'],
    ['nekclace', 'Pearl necklace'],
    ['dupata', 'Chiffon dupatta'],
    ['shiffon', 'Chiffon dupatta'],
    ['chifon dupata', 'Chiffon dupatta'],
    ['lenhga', 'Bridal lehenga'],
    ['lehanga', 'Bridal lehenga'],
    ['bengles', 'Bangles of 24 pieces'],
    ['gwon', 'Silk gown'],
  ] as const)('by %s the %s', async ([typed, meant], { shop }) => {
    const { search } = await shopOf(shop, SHOP)

    expect(await search(typed)).toEqual([meant])
  })

  test('nothing where there is a product that is called just so', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Lawn kurta', 'Kurte by hand'])

    expect((await search('kurte'))[0]).toBe('Kurte by hand')
  })

  test('no number that is only near', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Pattern 48213', 'Pattern 48214'])

    expect(await search('48213')).toEqual(['Pattern 48213'])
    expect(await search('48215')).toEqual([])
  })
})

describe('a search finds the forms of a word', () => {
  test.for([
    ['saree', 'sarees'],
    ['dress', 'dresses'],
    ['necklace', 'necklaces'],
    ['dupatta', 'dupattas'],
    ['baby', 'babies'],
    ['jeans', 'jean'],
  ] as const)('%s and %s by each other', async ([one, other], { shop }) => {
    const { search } = await shopOf(shop, [`The ${one}`, `The ${other}`])

    expect(await search(one)).toEqual([`The ${one}`, `The ${other}`])
    expect(await search(other)).toEqual([`The ${other}`, `The ${one}`])
  })
})

describe('a search knows the words of the trade', () => {
  test.for([
    ['sari', 'Banarasi saree'],
    ['saari', 'Banarasi saree'],
    ['lehnga', 'Bridal lehenga'],
    ['ghagra', 'Bridal lehenga'],
    ['chunni', 'Chiffon dupatta'],
    ['odhni', 'Chiffon dupatta'],
    ['churiyan', 'Bangles of 24 pieces'],
    ['haar', 'Pearl necklace'],
    ['jutti', 'Khussa shoes'],
    ['shaadi ka lehnga', 'Bridal lehenga'],
    ['dulhan', 'Bridal lehenga'],
    ['maxi dikhao', 'Silk gown'],
    ['moti ka haar', 'Pearl necklace'],
  ] as const)('as %s for %s', async ([typed, meant], { shop }) => {
    const { search } = await shopOf(shop, SHOP)

    expect((await search(typed))[0]).toBe(meant)
  })
})

describe('words that only carry the wish', () => {
  test.for([
    'something for a wedding',
    'i want a lehenga for my wedding please',
    'mujhe lehenga chahiye',
    'show me a lehenga under 5,000',
    'koi acha sa lehnga dikhao',
  ])('are left out of "%s"', async (typed, { shop }) => {
    const { search } = await shopOf(shop, SHOP)

    expect((await search(typed))[0]).toBe('Bridal lehenga')
  })

  test('alone filter nothing, and show those first that hold them', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Something Beautiful', 'Cape', 'Gown'])

    expect(await search('something beautiful')).toEqual(['Something Beautiful', 'Gown', 'Cape'])
  })

  test('alone filter nothing in any order of more than a thousand products', async ({ shop }) => {
    const { category_id, search } = await shopOf(shop, [])
    await shop.sql(
      `insert into products (category_id, name, price) select $1, 'Cape ' || n, n from generate_series(1, 1005) n`,
      [category_id],
    )

    expect(await search('something nice', { limit: 2, sort: 'price_asc' })).toEqual(['Cape 1', 'Cape 2'])
    expect(await search('something nice', { limit: 2, sort: 'newest' })).toHaveLength(2)
    expect(await search('something nice', { limit: 2, sort: 'name' })).toEqual(['Cape 1', 'Cape 10'])
    expect(await search('something nice', { limit: 2 })).toHaveLength(2)
  })

  test('beside marks leave the marks to be found', async ({ shop }) => {
    const { search } = await shopOf(shop, ['50% off', 'Gown'])

    expect(await search('something %')).toEqual(['50% off'])
  })
})

describe('an amount of money', () => {
  test.for([
    'necklace under 2000',
    'necklace under Rs. 2,000',
    'Rs 5000 necklace',
    'necklace 5k',
    'necklace between 1000 and 3000',
    'necklace less than PKR 2,500.00',
    'necklace 2 hazar tak',
    'necklace 2000 rupees',
    'necklace upto 3 thousand',
  ])('is left out of "%s"', async (typed, { shop }) => {
    const { search } = await shopOf(shop, SHOP)

    expect(await search(typed)).toEqual(['Pearl necklace'])
  })

  test.for([
    ['24 bangles', ['Bangles of 24 pieces']],
    ['bangles 24', ['Bangles of 24 pieces']],
    ['25 bangles', []],
    ['2000 necklace', []],
  ] as const)('is no plain number: "%s"', async ([typed, found], { shop }) => {
    const { search } = await shopOf(shop, SHOP)

    expect(await search(typed)).toEqual(found)
  })

  test('keeps the size of a thing', async ({ shop }) => {
    const { search } = await shopOf(shop, ['Khussa size 12', 'Khussa size 8'])

    expect(await search('khussa size 12')).toEqual(['Khussa size 12'])
  })

  test('is not the fineness of gold', async ({ shop }) => {
    const { search } = await shopOf(shop, ['24k gold ring', 'Gold ring'])

    expect(await search('24k gold')).toEqual(['24k gold ring'])
    expect(await search('gold ring under 24k')).toHaveLength(2)
  })
})

describe('of several words', () => {
  test('one that nothing answers leaves nothing', async ({ shop }) => {
    const { search } = await shopOf(shop, SHOP)

    expect(await search(`silk gown ${inventedWord()}`)).toEqual([])
  })

  test('each may be answered in its own way', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      ...SHOP,
      { name: 'Kurtas for brides', description: 'Embroidered chiffon' },
    ])

    expect(await search('shiffon kurti embroidery')).toEqual(['Kurtas for brides'])
  })
})
