import { describe, expect, test } from 'vitest'
import { catalogueUrl, filtersOf, queryOf } from './filters.ts'

describe('the catalogue’s address', () => {
  test('keeps every filter, and gives it back', () => {
    const filters = {
      search: 'a & b',
      category_id: '3',
      min_price: '10',
      max_price: '20.50',
      in_stock: 'true',
      sort: 'name',
      page: 4,
    }

    const { searchParams } = new URL(catalogueUrl(filters), 'http://shop.test')

    expect(filtersOf(Object.fromEntries(searchParams))).toEqual(filters)
  })

  test('leaves out what is empty, and the first page', () => {
    expect(catalogueUrl({ search: '', page: 1 })).toBe('/products')
  })

  test.each([['0'], ['-3'], ['x'], ['1.9'], [undefined]])('takes the page %s for the first', (page) => {
    expect(filtersOf({ page }).page).toBe(1)
  })

  test('passes over what is no filter', () => {
    expect(filtersOf({ include_inactive: 'true', utm_source: 'mail' })).toEqual({ page: 1 })
  })
})

test('a page asks for the products that follow those of the pages before', () => {
  expect(queryOf(filtersOf({ page: '3', search: 'saree' }))).toEqual({
    search: 'saree',
    skip: '48',
    limit: '24',
  })
})
