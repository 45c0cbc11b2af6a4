import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { catalogue } from './products.fixture.ts'

describe('what the catalogue cannot be asked', () => {
  test.for([
    ['category_id', ['abc', '1.5', '', '1e3', ' 1', '0x1']],
    ['featured', ['yes', 'TRUE', '', '2']],
    ['in_stock', ['maybe', '']],
    ['include_inactive', ['maybe', '']],
    ['min_price', ['-1', '1.234', 'abc', '', '1e3', '100000000', '99999999.999', 'NaN', '1,5']],
    ['max_price', ['-0.01', '0.001', 'Infinity', '', '100000000.00']],
    ['sort', ['price', 'NEWEST', '', 'name; drop table products']],
    ['skip', ['-1', '1.5', 'abc', '', '2147483648']],
    ['limit', ['0', '-1', '101', '1.5', 'all', '', '1e1']],
  ] as const)('%s refuses each of %j with a 422 that names it', async ([name, values], { shop }) => {
    for (const value of values) {
      const { status, body, roundTrips } = await shop.get(catalogue({ [name]: value }))
      expect([value, status, roundTrips]).toEqual([value, 422, 0])
      expect(body.errors).toEqual([{ path: name, message: expect.any(String) }])
    }
  })

  test('a lowest price above the highest is a 422', async ({ shop }) => {
    const { status, body } = await shop.get(catalogue({ min_price: '100.01', max_price: '100' }))

    expect(status).toBe(422)
    expect(body.errors).toEqual([{ path: 'min_price', message: 'Must not be above max_price.' }])
  })

  test('prices are compared as amounts, not as text', async ({ shop }) => {
    expect((await shop.get(catalogue({ min_price: '9', max_price: '10' }))).status).toBe(200)
    expect((await shop.get(catalogue({ min_price: '10', max_price: '9' }))).status).toBe(422)
    expect((await shop.get(catalogue({ min_price: '9.50', max_price: '9.5' }))).status).toBe(200)
  })

  test('every fault is named at once', async ({ shop }) => {
    const { body } = await shop.get(catalogue({ limit: 0, featured: 'yes', min_price: 'x' }))

    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'featured',
      'limit',
      'min_price',
    ])
  })
})
