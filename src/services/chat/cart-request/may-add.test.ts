import { describe, expect, test } from 'vitest'
import { mayAdd } from './may-add.ts'
import { crimson, gulbahar, ivory, letsIn, potli, request, sehr } from './may-add.fixture.ts'

describe('a request for "it"', () => {
  const asked = [
    'add it to my cart',
    'I want this one',
    "I'll take it!",
    'add this to the basket please',
    'yes, add it',
    'Please order this for me',
    'add to cart',
    'Add to my cart please.',
    'yeh cart mein daal do',
    'isko add kar dein',
    'ye wali le leti hoon',
    'cart mein daal do',
    'yeh mujhe de do',
    'mujhe yeh chahiye',
    'shamil kar dein',
    'is ko cart mein add kr do please',
    'یہ کارٹ میں ڈال دیں',
    'اسے شامل کر دیں',
    'یہ والا لے لو',
    'کارٹ میں ڈال دو',
    'مجھے یہ چاہیے',
  ]

  test.for(asked)('means the only product that was shown: %s', (question) => {
    expect(letsIn(question, { shown: [crimson] })).toEqual([12])
  })

  test.for(asked)('means, of several, the one that was spoken of: %s', (question) => {
    const lastAnswer = 'The Ivory Organza Saree (PKR 14500.00) is our lightest.'

    expect(letsIn(question, { lastAnswer })).toEqual([14])
  })

  test('is asked back where it may mean several', () => {
    expect(letsIn('add it')).toEqual([])
    expect(letsIn('add it', { lastAnswer: `${gulbahar.name} or ${crimson.name}?` })).toEqual([])
  })

  test('may mean several where it says so', () => {
    expect(letsIn('add both', { shown: [gulbahar, potli] })).toEqual([11, 13])
    expect(letsIn('dono cart mein daal do', { shown: [gulbahar, potli] })).toEqual([11, 13])
    expect(letsIn('I want the first and the third')).toEqual([11, 13])
  })
})

describe('a yes', () => {
  const lastAnswer =
    'The Crimson Banarasi Silk Saree (PKR 32000.00) goes well with it. Shall I add it to your cart?'

  test.for([
    'yes',
    'Yes please!',
    'ok',
    'sure, go ahead',
    'please do',
    'haan',
    'ji haan',
    'haan kar do',
    'ji bilkul',
    'theek hai',
    'جی ہاں',
    'ہاں کر دیں',
    'ٹھیک ہے',
  ])('to the question whether to add it: %s', (question) => {
    expect(letsIn(question, { lastAnswer })).toEqual([12])
  })

  test('of which the question names another is for that', () => {
    const asks = `${crimson.name} is sold out. Shall I put the ${ivory.name} (PKR 1.00) into your cart?`

    expect(letsIn('yes', { lastAnswer: asks })).toEqual([14])
  })

  test.for([
    [undefined],
    ['Would you like to see the Crimson Banarasi Silk Saree?'],
    ['I would add the Crimson Banarasi Silk Saree.'],
    ['Shall I add one of them to your cart?'],
  ])('is none to: %s', ([lastAnswer]) => {
    expect(letsIn('yes', { lastAnswer })).toEqual([])
  })

  test.for(['no', 'yes but not now', 'yes, what does it cost?', 'nahi', 'ok tell me more', 'جی نہیں', 'hm'])(
    'is not: %s',
    (question) => {
      expect(letsIn(question, { lastAnswer })).toEqual([])
    },
  )

  test.for([
    ['the second one', 12],
    ['The second one, please.', 12],
    ['doosri wali', 12],
    ['the Gulbahar', 11],
    ['پہلی والی', 11],
  ] as const)('may also say which one: %s', ([question, id]) => {
    expect(letsIn(question, { lastAnswer: 'Which one shall I add to your cart?' })).toEqual([id])
    expect(letsIn(question, { lastAnswer: 'Which one do you mean?' })).toEqual([])
  })
})

describe('more than one piece', () => {
  test.for([
    ['add 2 of the second one', 2],
    ['add two of the second dress', 2],
    ['I want 3 pieces of the second one', 3],
    ['doosri wali do cart mein daal do', 2],
    ['doosri wali ke teen pieces add kar do', 3],
    ['add a couple of the second one', 2],
    ['دوسری والی کے ۳ پیس ڈال دیں', 3],
    ['دوسری والی دو عدد شامل کریں', 2],
    ['give me five of the second one', 5],
  ] as const)('is what the customer says: %s', ([question, quantity]) => {
    expect(mayAdd(request(question, { quantity }))).toEqual({ allowed: true })
    expect(mayAdd(request(question, { quantity: 4 }))).toMatchObject({ allowed: false })
  })

  test.for([
    ['add number 2', 2],
    ['add #2 please', 2],
    ['add product 12', 2],
    ['doosri wali daal do', 2],
    ['add the 2nd one', 2],
    ['add the second one, my budget is 5 thousand', 5],
    ['add the second one in size 4', 4],
    ['doosri wali add kar do', 2],
  ] as const)('is not what stands for something else: %s', ([question, quantity]) => {
    expect(mayAdd(request(question))).toEqual({ allowed: true })
    expect(mayAdd(request(question, { quantity }))).toMatchObject({ allowed: false })
  })

  test('is not a number of the product’s name', () => {
    const asked = request('add the Sehr three piece jora', { product: sehr, quantity: 3 })

    expect(mayAdd(asked)).toMatchObject({ allowed: false })
  })

  test('is five at most', () => {
    expect(mayAdd(request('add 6 of the second one', { quantity: 6 }))).toMatchObject({ allowed: false })
  })
})
