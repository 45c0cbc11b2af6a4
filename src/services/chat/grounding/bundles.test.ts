import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

test.each([
  'take three and pay for two',
  'Buy 3, pay for only 2',
  'pay for one, take home two',
  'three for the price of two',
  '2 for 1',
  'do ki qeemat mein teen',
  '2 ki qeemat mein 3',
  'teen lein do ki qeemat',
  'ek khareedein ek muft',
  'aik ke saath aik free',
  'one with one free',
  'دو کی قیمت میں تین',
  'ایک کے ساتھ ایک فری',
])('replaces %s', (bundle) => {
  expect(grounded(`Wide choice, ${bundle}, today.`, { question: 'dresses' })).toBe(
    'Wide choice, our regular price, today.',
  )
})

test.each([
  'a free gift',
  'delivery is on us',
  'delivery hamari taraf se',
  'ترسیل ہماری طرف سے',
  'shipping muft',
  'delivery bilkul free',
  'delivery charges maaf',
  'no need to pay for delivery',
  'cash wapas',
  'money back',
  '45% back',
  '10 feesad wapas',
  '۱۰ فیصد واپس',
])('replaces what is promised for nothing: %s', (promise) => {
  const said = grounded(`Well, ${promise}, today.`)

  expect(said).toMatch(/^Well, (?:a |our )?regular price, today\.$/)
})

test('takes only what the shop pays for a promise', () => {
  expect(grounded('Sure, we pay the delivery.')).not.toContain('delivery')
  expect(grounded('Sure, you pay the delivery.')).toBe('Sure, you pay the delivery.')
})
