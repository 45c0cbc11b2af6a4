import { describe, expect, test } from 'vitest'
import { callsOf, wordsOf } from './brain.fixture.ts'

const GULBAHAR = { id: 11, name: 'Gulbahar Floral Maxi Dress' }
const NAINA = { id: 12, name: 'Naina Lace Cocktail Dress' }
const MIDNIGHT = { id: 13, name: 'Midnight Blue Chiffon Saree' }
const shown = [GULBAHAR, NAINA, MIDNIGHT]

const said = (...contents: string[]) => contents.map((content) => ({ role: 'user' as const, content }))

describe('searches the catalogue', () => {
  test.each([
    ['evening dresses under Rs. 5000?', { query: 'evening', category: 'Dresses', max_price: '5000.00' }],
    ['red sarees', { query: 'red', category: 'Sarees' }],
    ['how much is the red saree?', { query: 'red', category: 'Sarees' }],
    ['under 3000', { max_price: '3000.00' }],
    ['between 2,000 and 4,000', { min_price: '2000.00', max_price: '4000.00' }],
    ['Hi, do you have silk sarees below 20k?', { query: 'silk', category: 'Sarees', max_price: '20000.00' }],
    ['cheapest skirts', { category: 'Skirts', sort: 'price_asc' }],
    ['new arrivals', { sort: 'newest' }],
    ['tops that are in stock', { category: 'Tops', in_stock_only: true }],
    ['I want to buy a dress, what do you have?', { category: 'Dresses' }],
    ['Something for a mehndi?', { query: 'mehndi' }],
    ['5000 se kam ke kapray dikhao', { max_price: '5000.00' }],
    ['mujhe laal saree chahiye', { query: 'laal', category: 'Sarees' }],
    ['paanch hazaar tak ki kurti', { query: 'kurti', max_price: '5000.00' }],
    ['sab se sasti kurti dikhao', { query: 'kurti', sort: 'price_asc' }],
    ['لال ساڑھی دکھائیں', { query: 'red', category: 'Sarees' }],
    ['۵۰۰۰ سے کم کے کپڑے', { max_price: '5000.00' }],
    ['پانچ ہزار تک کے جوڑے', { query: 'jora', max_price: '5000.00' }],
  ])('%s', (question, wished) => {
    const search = {
      query: null,
      category: null,
      min_price: null,
      max_price: null,
      in_stock_only: null,
      sort: null,
      limit: 5,
      ...wished,
    }
    expect(callsOf(question)).toEqual([{ name: 'search_products', arguments: search }])
  })

  test('once for each category that is named', () => {
    expect(callsOf('sarees and skirts under 9000')).toMatchObject([
      { name: 'search_products', arguments: { category: 'Skirts', max_price: '9000.00' } },
      { name: 'search_products', arguments: { category: 'Sarees', max_price: '9000.00' } },
    ])
  })

  test.each([
    ['under 5000', { query: 'red', category: 'Sarees', max_price: '5000.00' }],
    ['cheapest first', { query: 'red', category: 'Sarees', sort: 'price_asc' }],
    ['in stock only', { query: 'red', category: 'Sarees', in_stock_only: true }],
    ['sirf jo stock mein hain', { query: 'red', category: 'Sarees', in_stock_only: true }],
  ])('for what was asked before where the message only narrows it: %s', (question, wished) => {
    expect(callsOf(question, { before: said('Hello', 'red sarees', 'Thank you') })).toMatchObject([
      { name: 'search_products', arguments: wished },
    ])
  })

  test.each(['what do you sell?', 'aap ke paas kya kya milta hai?', 'آپ کیا کیا بیچتے ہیں؟'])(
    'and lists the categories: %s',
    (question) => {
      expect(callsOf(question)).toEqual([{ name: 'list_categories', arguments: {} }])
    },
  )
})

describe('looks at a product that was shown', () => {
  test.each([
    ['tell me about the second one', NAINA],
    ['is the second one in stock?', NAINA],
    ['how much is the third?', MIDNIGHT],
    ['is the Gulbahar lined?', GULBAHAR],
    ['pehli wali ke bare mein batao', GULBAHAR],
    ['teesri wali kitne ki hai?', MIDNIGHT],
    ['آخری والی کے بارے میں بتائیں', MIDNIGHT],
  ])('%s', (question, { id }) => {
    expect(callsOf(question, { shown })).toEqual([{ name: 'get_product', arguments: { product_id: id } }])
  })
})

describe('adds to the cart', () => {
  test.each([
    ['add the second one', NAINA, 1],
    ['add two of the first to my cart', GULBAHAR, 2],
    ['3 pieces of number two please, add them', NAINA, 3],
    ['put #3 in my basket', MIDNIGHT, 1],
    ["I'll take the last one", MIDNIGHT, 1],
    ['buy the Naina dress', NAINA, 1],
    ['can you order the second one for me?', NAINA, 1],
    ['order 2 of the first one', GULBAHAR, 2],
    ['doosri wali cart mein daal do', NAINA, 1],
    ['do pehli wali add kar do', GULBAHAR, 2],
    ['دوسری والی کارٹ میں ڈال دیں', NAINA, 1],
    ['گلبہار کارٹ میں ڈالیں', GULBAHAR, 1],
  ])('%s', (question, { id }, quantity) => {
    expect(callsOf(question, { shown })).toEqual([
      { name: 'add_to_cart', arguments: { product_id: id, quantity } },
    ])
  })

  test.each(['add it to my cart', 'isko cart mein daal do', 'اسے کارٹ میں ڈال دیں'])(
    'the only one that was shown: %s',
    (question) => {
      expect(callsOf(question, { shown: [NAINA] })).toMatchObject([
        { name: 'add_to_cart', arguments: { product_id: 12 } },
      ])
    },
  )

  test.each([
    ['yes please', 'Shall I add it to your cart?'],
    ['haan', 'Kya main ise cart mein daal dun?'],
  ])('after its own question: %s', (question, content) => {
    const before = [{ role: 'assistant' as const, content }]

    expect(callsOf(question, { shown: [NAINA], before })).toMatchObject([
      { name: 'add_to_cart', arguments: { product_id: 12 } },
    ])
    expect(callsOf(question, { shown: [NAINA] })).toEqual([])
  })

  test.each([
    ['add the second one', [], /Which one/],
    ['add it', shown, /Which one/],
    ['yeh wali le lo', shown, /kaun si/],
    ["don't add the second one", shown, /nothing to your cart/],
    ['How do I add things to my cart?', shown, /Tell me which one/],
  ])('only what it is told to, and knows: %s', (question, products, answer) => {
    expect(wordsOf(question, { shown: products })).toMatch(answer)
  })
})

describe('looks into cart and orders', () => {
  test.each([
    ['what is in my cart?', [['get_cart', {}]]],
    ['mere cart mein kya hai', [['get_cart', {}]]],
    ['میرے کارٹ میں کیا ہے؟', [['get_cart', {}]]],
    ['where is my order 12?', [['order_status', { order_id: 12 }]]],
    ['mera order kahan hai', [['order_status', { order_id: null }]]],
    ['میرا آرڈر نمبر ۷ کہاں ہے؟', [['order_status', { order_id: 7 }]]],
    [
      'what is in my cart and where is my order?',
      [
        ['get_cart', {}],
        ['order_status', { order_id: null }],
      ],
    ],
  ])('%s', (question, calls) => {
    expect(callsOf(question)).toEqual(calls.map(([name, args]) => ({ name, arguments: args })))
  })
})

describe('chats in words alone', () => {
  test.each([
    ['Hello!', /welcome to the boutique/],
    ['assalam o alaikum', /khush aamdeed/],
    ['السلام علیکم', /khush aamdeed/],
    ['Which size should I take?', /Measure a dress/],
    ['size kaise chunun, mujhe madad chahiye', /do sizes ke darmiyan/],
    ['How long does delivery take?', /Delivery times I do not know/],
    ['delivery kab tak pohanchay gi, aap bata sakti hain?', /waqt mujhe maloom nahin/],
    ['Can I return a dress?', /cancel an order yourself/],
    ['kapra wapas ho sakta hai?', /use cancel kar sakti hain/],
    ['Can I pay by card?', /check out on the page of your cart/],
    ['Any discounts?', /cannot offer any discount/],
    ['When are you open?', /open day and night/],
    ['dukaan kab khulti hai?', /din raat khuli/],
    ['Thank you', /You are welcome/],
    ['Explain quantum physics', /only a few answers/],
    ['yeh kitne ka hai?', /kaun si/],
  ])('%s', (question, answer) => {
    expect(wordsOf(question)).toMatch(answer)
  })

  test.each(['red sarees', 'add the second one', 'what is in my cart?', 'what do you sell?'])(
    'where it is offered no tools: %s',
    (question) => {
      expect(wordsOf(question, { shown, tools: [] })).toMatch(/cannot look that up/)
    },
  )

  test('and says every time that a script and no AI gave the answer', () => {
    for (const question of ['Hello', 'aap kaise hain?', '', 'Any discounts?']) {
      expect(wordsOf(question)).toMatch(/\(.*scripted double.*(not an AI|AI nahin).*\)$/)
    }
  })
})
