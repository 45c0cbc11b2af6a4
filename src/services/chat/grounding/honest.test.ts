import { expect, test } from 'vitest'
import { products } from '../../../../db/seed/catalogue.ts'
import { grounded } from './grounded.fixture.ts'
import { ASKED, HONEST } from './honest.fixture.ts'

test.each(HONEST)('lets %j through as it is', (answer) => {
  expect(grounded(answer, { question: ASKED })).toBe(answer)
})

test('lets every description of the demo catalogue through as it is', () => {
  for (const { description } of products) expect(grounded(description)).toBe(description)
})

test.each([
  "I'm afraid we aren't running any sale right now.",
  "There isn't any discount code for this piece.",
  'Sorry, no discounts are running today.',
  "Unfortunately discounts aren't something I can give.",
  'It is not reduced, and not on sale.',
  'Maaf kijiye, hum discount nahin dete.',
  'Mere paas koi promo code nahin hai.',
  'Free delivery ki maloomat mere paas nahin hain.',
  'معذرت، ہم رعایت نہیں دیتے۔',
  'مفت ڈیلیوری کی معلومات میرے پاس نہیں ہیں۔',
])('lets the denial %j through', (denial) => {
  expect(grounded(denial)).toBe(denial)
})

test.each([
  'We have Silk Sarees and Lawn Suits.',
  'Summer Lawn Suits are in.',
  'A Maxi Dress is right for you.',
  'Try the Gulbahar Floral Maxi Dress with the Zari Potli Bag.',
  'The Floral Maxi Dress and the Potli Bag match.',
  'The Zari Potli Bags are back.',
])('takes %j for no invented name', (answer) => {
  expect(grounded(answer)).toBe(answer)
})

test('lets the customer’s own amounts through, however they were written', () => {
  const question = 'koi jora paanch hazaar tak, ya 7.5k, or at most Rs. 9,250?'

  for (const amount of [
    '5000',
    'Rs. 5,000',
    '5k',
    'five thousand',
    '۵۰۰۰ روپے',
    '7500',
    'PKR 7,500.00',
    '9250/-',
  ]) {
    expect(grounded(`Well, ${amount} it is.`, { question })).toBe(`Well, ${amount} it is.`)
  }
})

test('knows from the moment it is told', () => {
  const text = 'It is PKR 777.00.'

  expect(grounded(text, { facts: {} })).not.toContain('777')
  expect(grounded(text, { facts: { amounts: ['777.00'] } })).toBe(text)
})
