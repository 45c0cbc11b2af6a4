import { expect, test } from 'vitest'
import { priceWish } from './price-wish.ts'

test.each([
  ['evening dresses under Rs. 5000?', { max_price: '5000' }],
  ['something below 3,000 rupees', { max_price: '3000' }],
  ['a saree up to 12k', { max_price: '12000' }],
  ['my budget is 8 thousand', { max_price: '8000' }],
  ['5000 se kam ke kapray', { max_price: '5000' }],
  ['5 hazaar tak koi dress', { max_price: '5000' }],
  ['3000 ke andar kurti', { max_price: '3000' }],
  ['۵۰۰۰ سے کم', { max_price: '5000' }],
  ['۵ ہزار روپے تک', { max_price: '5000' }],
  ['between 2000 and 4,000', { min_price: '2000', max_price: '4000' }],
  ['Rs. 2000 - Rs. 4000', { min_price: '2000', max_price: '4000' }],
  ['2000 se 4000 tak', { min_price: '2000', max_price: '4000' }],
  ['over 20,000', { min_price: '20000' }],
  ['1 lakh', {}],
  ['20000 se zyada', { min_price: '20000' }],
])('%s', (message, wish) => {
  expect(priceWish(message)).toEqual(wish)
})

test.each([
  'Hello',
  'a dress in size 38',
  'two red sarees',
  '100% cotton under a jacket',
  '',
  'under 50% off',
])('no wish for a price: %s', (message) => {
  expect(priceWish(message)).toEqual({})
})

test('blanks beyond number cost nothing', () => {
  expect(priceWish(`${' '.repeat(1_000)}under${' '.repeat(900)}5000${' '.repeat(90)}x`)).toEqual({
    max_price: '5000',
  })
  expect(priceWish(`12345678${' '.repeat(1_900)}x`)).toEqual({})
})
