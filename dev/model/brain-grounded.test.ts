import { expect, test } from 'vitest'
import { createGrounding } from '../../src/services/chat/grounding/create-grounding.ts'
import { converse, wordsOf } from './brain.fixture.ts'

const GULBAHAR = { id: 11, name: 'Gulbahar Floral Maxi Dress', price: '11500.00' }
const cart = {
  currency: 'PKR',
  cart: { items: [{ product_id: 11, quantity: 2 }], total_amount: '23000.00' },
}
const order = {
  currency: 'PKR',
  order: { id: 1207, status: 'pending', payment_status: 'pending', total_amount: '23000.00' },
}

/** What a customer is shown of an answer, when this was read for it. */
const shownOf = (question: string, answer: string): string => {
  const grounding = createGrounding({ currency: 'PKR', question })
  grounding.know({ products: [GULBAHAR], amounts: ['23000.00'], numbers: [1207, 2] })
  return grounding.push(answer) + grounding.flush()
}

test.each([
  'Hello!',
  'shukriya',
  'Any discounts?',
  'discount hai?',
  'Can I pay by card?',
  'kapra wapas ho sakta hai?',
])('the shop lets the answer to "%s" through as it is', (question) => {
  const answer = wordsOf(question)

  expect(shownOf(question, answer)).toBe(answer)
})

test.each([
  ['dresses under 3000', { total: 0, products: [] }],
  ['dresses dikhao', { total: 7, products: [GULBAHAR] }],
  ['what do you sell?', { categories: [{ name: 'Dresses' }, { name: 'Formals' }] }],
  ['add two of the first', cart],
  ['mere cart mein kya hai?', cart],
  ['where is my order 1207?', order],
  ['mera order 1207 kahan hai', order],
  ['add the first one', { error: 'The customer is not signed in.' }],
])('and to "%s", with the products written out', (question, result) => {
  const { text } = converse(question, () => result, { shown: [GULBAHAR] })

  expect(shownOf(question, text)).toBe(
    text.replaceAll('[[p:11]]', 'Gulbahar Floral Maxi Dress (PKR 11500.00)'),
  )
})
