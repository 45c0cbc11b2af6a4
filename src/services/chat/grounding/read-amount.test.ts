import { expect, test } from 'vitest'
import { valuesIn } from './read-amount.ts'

test.each([
  ['5,000', 5000],
  ['5000.00', 5000],
  ['5.000,00', 5000],
  ['5 000', 5000],
  ["5'000", 5000],
  ['1,50,000', 150_000],
  ['Rs. 5,000/-', 5000],
  ['5k', 5000],
  ['5.5k', 5500],
  ['5 thousand', 5000],
  ['۵۰۰۰', 5000],
  ['۵٬۰۰۰', 5000],
  ['five thousand five hundred and fifty', 5550],
  ['twelve hundred', 1200],
  ['two and a half lakh', 250_000],
  ['paanch hazaar do sau', 5200],
  ['sarhay teen hazaar', 3500],
  ['ponay do lakh', 175_000],
  ['sawa lakh', 125_000],
  ['dedh sau', 150],
  ['چار ہزار نو سو ننانوے', 4999],
  ['ڈھائی ہزار', 2500],
  ['4 ہزار 9 سو', 4900],
  ['ninety-nine', 99],
  ['49.99', 49.99],
])('reads %s as %d', (text, value) => {
  expect(valuesIn(text)).toContain(Math.round(value * 100))
})

test('reads both ends of a range', () => {
  expect(valuesIn('between 2 and 3 thousand')).toEqual([2_000_00, 3_000_00])
  expect(valuesIn('2-3 hazaar')).toEqual([2_000_00, 3_000_00])
  expect(valuesIn('5000 se 8k tak')).toEqual([5_000_00, 8_000_00])
})

test('reads no number in plain words', () => {
  expect(valuesIn('show me something lovely in red')).toEqual([])
})
