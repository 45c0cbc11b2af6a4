import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

test.each([
  ['Midnight Blue Chiffon Gown is here', 'one of our pieces is here'],
  ['See the Ruby Bridal Lehenga Gown', 'See the piece'],
  ['Try Gulbahar Floral Velvet Saree (PKR 4,500), please', 'Try one of our pieces, please'],
  ['Midnight Velvet Gown (4500.00) hai', 'one of our pieces hai'],
])('replaces a name that only begins like one that was read, and its price: %s', (text, said) => {
  expect(grounded(text)).toBe(said)
})
