import { expect, test } from 'vitest'
import { priceError } from './price-text.ts'

test.each([
  ['', ''],
  ['0', ''],
  ['', '99999999.99'],
  ['2500', '2500.00'],
  [' 10 ', '10.5'],
])('takes prices from "%s" to "%s"', (min, max) => {
  expect(priceError({ min, max })).toEqual({})
})

test.each([
  ['x', '', 'min'],
  ['-1', '', 'min'],
  ['', '1.005', 'max'],
  ['', '1e3', 'max'],
  ['100', '99.99', 'max'],
])('refuses prices from "%s" to "%s", at the %s', (min, max, field) => {
  expect(Object.keys(priceError({ min, max }))).toEqual([field])
})
