import { describe, expect, test } from 'vitest'
import { converse } from './brain.fixture.ts'

const GULBAHAR = { id: 11, name: 'Gulbahar Floral Maxi Dress', price: '11500.00' }
const NAINA = { id: 12, name: 'Naina Lace Cocktail Dress', price: '13900.00' }
const found = (...products: object[]) => ({ total: products.length, products })

test('refers to what a search found by markers, and writes no price', () => {
  const { text } = converse('dresses', () => found(GULBAHAR, NAINA))

  expect(text).toContain('1. [[p:11]]\n2. [[p:12]]\n\n(')
  expect(text).not.toMatch(/\d{3}/)
  expect(text).toMatch(/not an AI\.\)$/)
})

test('answers Urdu in either script in Roman Urdu', () => {
  for (const question of ['kapray dikhao', 'کپڑے دکھائیں']) {
    expect(converse(question, () => found(GULBAHAR)).text).toMatch(/^Yeh mila:\n1\. \[\[p:11\]\]/)
  }
})

test('names the nearest where nothing matches, but none that may pass the limit', () => {
  const nothing = { total: 0, products: [], nearest: [GULBAHAR] }

  expect(converse('gulbahaar dress', () => nothing).text).toMatch(/nearest we have:\n1\. \[\[p:11\]\]/)
  expect(converse('dresses under 3000', () => nothing).text).not.toContain('[[')
})

test('searches by words for a category that the shop does not have', () => {
  const { calls, text } = converse('red sarees', ({ arguments: { category } }) =>
    category ? { error: 'There is no such category.' } : found(NAINA),
  )

  expect(calls).toMatchObject([
    { arguments: { query: 'red', category: 'Sarees' } },
    { arguments: { query: 'red sarees', category: null } },
  ])
  expect(text).toContain('[[p:12]]')
})

test('lists the categories by their names', () => {
  const categories = [{ name: 'Dresses', products: 8, lowest_price: '5000.00' }, { name: 'Tops' }]

  expect(converse('what do you sell?', () => ({ categories })).text).toMatch(/^We sell:\n- Dresses\n- Tops\n/)
})

test('finds a product by its name before it looks at it', () => {
  const { calls, text } = converse('tell me about the Gulbahar dress', ({ name }) =>
    name === 'get_product' ? { product: GULBAHAR } : found(GULBAHAR),
  )

  expect(calls.map(({ name }) => name)).toEqual(['search_products', 'get_product'])
  expect(text).toMatch(/^\[\[p:11\]\]\nShall I add it/)
})

describe('an addition', () => {
  const cart = { items: [{ product_id: 11, quantity: 2 }], total_amount: '23000.00' }

  test('is told with the total that the cart has', () => {
    const { text } = converse('add two of the first', () => ({ currency: 'PKR', cart }), {
      shown: [GULBAHAR, NAINA],
    })

    expect(text).toMatch(/^I have put 2 x \[\[p:11\]\] into your cart\. Its total is now PKR 23000\.00\./)
  })

  test('of a product by its name finds it first', () => {
    const { calls } = converse('add the Gulbahar dress to my cart', ({ name }) =>
      name === 'add_to_cart' ? { cart } : found(NAINA, GULBAHAR),
    )

    expect(calls).toMatchObject([
      { name: 'search_products', arguments: { query: 'gulbahar' } },
      { name: 'add_to_cart', arguments: { product_id: 11, quantity: 1 } },
    ])
  })

  test('is not made where several may be meant', () => {
    const { calls, text } = converse('add the lace dress', () =>
      found(NAINA, { id: 14, name: 'Lace Dress in White' }),
    )

    expect(calls.map(({ name }) => name)).toEqual(['search_products'])
    expect(text).toMatch(/\[\[p:12\]\]\n2\. \[\[p:14\]\]\nWhich one/)
  })

  test.each([
    ['add the first one', 'The customer must sign in first.', /^Please sign in first/],
    ['pehli wali cart mein daal do', 'The customer has to be signed in.', /^Pehle sign in/],
    ['add the first one', 'Only 3 are in stock.', /^That did not work: Only 3 are in stock\./],
  ])('that is refused is told in words: %s, %s', (question, error, answer) => {
    expect(converse(question, () => ({ error }), { shown: [GULBAHAR] }).text).toMatch(answer)
  })
})

describe('the cart', () => {
  test('is told by markers and its total', () => {
    const cart = { items: [{ product_id: 12, quantity: 3 }], total_amount: '41700.00' }

    expect(converse('what is in my cart?', () => ({ cart })).text).toMatch(
      /^In your cart:\n- 3 x \[\[p:12\]\]\nTotal: 41700\.00\n/,
    )
  })

  test('is said to be empty where it is', () => {
    const cart = { items: [], total_amount: '0.00' }

    expect(converse('mere cart mein kya hai?', () => ({ cart })).text).toMatch(/^Aap ka cart khali hai\./)
  })
})

describe('orders', () => {
  const order = { id: 7, status: 'processing', payment_status: 'paid', total_amount: '5000.00' }

  test.each([
    ['where is my order 7?', { order }, /^Order 7 is processing, its payment paid; total 5000\.00\./],
    ['mera order kahan hai', { orders: [order, { ...order, id: 6 }] }, /^Order 7 ka haal.+\nOrder 6 ka haal/],
    ['where is my order?', { orders: [] }, /^You have no orders yet\./],
    ['where is my order 9?', { error: 'No such order of this customer.' }, /No such order/],
  ])('%s', (question, result, answer) => {
    expect(converse(question, () => result).text).toMatch(answer)
  })

  test('and the cart are looked up together and told together', () => {
    const { calls, text } = converse('what is in my cart and where is my order 7?', ({ name }) =>
      name === 'get_cart' ? { cart: { items: [], total_amount: '0.00' } } : { order },
    )

    expect(calls.map(({ name }) => name)).toEqual(['get_cart', 'order_status'])
    expect(text).toMatch(/^Your cart is empty\.\n\nOrder 7 is processing/)
  })
})

test('ends in words also where a result makes no sense', () => {
  for (const result of [{}, { products: 'many' }, { cart: null }]) {
    expect(converse('red sarees', () => result).text).toMatch(/cannot look that up/)
  }
})
