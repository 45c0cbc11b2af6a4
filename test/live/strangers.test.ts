import { expect, test } from 'vitest'
import { strangersIn } from './strangers.ts'

const known = { amounts: ['5000.00', '11500.00'], numbers: ['1207'], question: 'under Rs. 3,000?' }

test.each([
  ['Gulbahar Dress (PKR 11500.00), or for 5,000. Order 1207 holds 2 of 12.'],
  ['Nothing under 3000. ۵۰۰۰ is the least.'],
])('passes what the shop and the customer said: %s', (text) => {
  expect(strangersIn(text, known)).toEqual([])
})

test.each([
  ['only 4,999!', '4,999'],
  ['صرف ۴۹۹۹', '4999'],
  ['PKR 5000.50', '5000.50'],
  ['see https://shop.example', '://'],
  ['at fatima.com', 'fatima.com'],
  ['[[p:12', '[['],
])('finds what they did not say: %s', (text, stranger) => {
  expect(strangersIn(text, known)).toContain(stranger)
})
