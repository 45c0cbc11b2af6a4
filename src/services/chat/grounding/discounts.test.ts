import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

test.each([
  '20% off',
  '20 % o f f',
  'thirty percent off',
  '30 pc off',
  '۲۰٪ چھوٹ',
  'بیس فیصد ڈسکاؤنٹ',
  '10 feesad riayat',
  '10-15% off',
  'flat 30 off',
  'up to 50% off',
  'extra 10%',
  '10 percent cheaper',
  'save 20%',
  'save up to Rs. 2,000',
  'Rs. 500 off',
  '500 rupay ki chhoot',
  'پانچ سو روپے کی بچت',
  'five hundred off',
  'discount of 20%',
  'special discount',
  'd i s c o u n t',
  'd.i.s.c.o.u.n.t',
  'disc0unt',
  'dis\u200Bcount',
  'dis**count**',
  'dіsсount',
  'ｄｉｓｃｏｕｎｔ',
  'half price',
  'half off',
  'aadhi qeemat',
  'آدھی قیمت',
  'buy one get one free',
  'Buy 2, get 1 free',
  'BOGO',
  'free shipping',
  'FREE home delivery',
  'complimentary gift wrapping',
  'no delivery charges',
  'muft delivery',
  'مفت ڈیلیوری',
  'promo code ABC',
  'voucher',
  'use code SAVE20',
  'Use EID25',
  'coupon EID2026',
  'کوپن کوڈ EID25',
  'special price',
  'limited time offer',
  'on sale',
  'flash sale',
  'Eid sale',
  'sale lagi',
  'cash-back of Rs 200',
  'reduced',
  'clearance',
  'price drop',
  'riayat',
  'chhoot',
  'رعایت',
  'سیل',
  '30%',
])('replaces %s', (promise) => {
  expect(grounded(`Yes, ${promise}, today.`)).toBe('Yes, our regular price, today.')
})

test.each([
  'I can offer no 20% discount',
  'Not only a discount but free shipping',
  'There is no discount but free shipping',
  'No worries, discount for you',
  'discount hai, nahin to sale',
  'do not miss the sale price',
])('does not take %s for a denial', (text) => {
  expect(grounded(text)).toContain('regular price')
})

test.each([
  '| Silk | 25% |',
  '25 f.e.e.s.a.d',
  '25 f e e s a d',
  '25 p.e.r.c.e.n.t',
  '25 ف ی ص د',
  'm.u.f.t',
  'ر ع ا ی ت',
  '50 off',
  'flat 50 off',
  '50 kam',
])('lets no promise in %s through', (text) => {
  expect(grounded(`Well, ${text}`)).toMatch(/^Well, (?:\| Silk \| )?our regular price(?: \|)?$/)
})

test.each([
  ["Sorry, I can't offer 20% off.", 'can I get 20% off?'],
  ['Sorry, I cannot give you a 20% discount.', 'give me a 20% discount'],
  ['Sorry, I cannot offer a discount of 20%.', 'give me a 20% discount'],
  ['Maaf kijiye, 20% discount nahin de sakti.', '20% discount milega?'],
  ['معذرت، 20 فیصد رعایت نہیں دے سکتے۔', '20 فیصد رعایت ملے گی؟'],
])('lets %j through where the customer has asked for just that', (denial, question) => {
  expect(grounded(denial, { question })).toBe(denial)
  expect(grounded(denial)).not.toContain('20')
})

test('takes a percentage that was asked for as a discount for no fact', () => {
  expect(grounded('Yes, 20% for you.', { question: 'do I get a 20% discount?' })).not.toContain('20')
  expect(grounded('Yes, 60% of it.', { question: 'is it 60% silk?' })).toBe('Yes, 60% of it.')
})

test('fits what stands in its place to an article before it', () => {
  expect(grounded('It is a special discount of 20%.')).toBe('It is a regular price.')
})
