import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

const PRICE = 'the price in our catalogue'

test.each([
  'Rs. 4,999',
  'Rs4999',
  'R.s. 4999',
  '₨4999',
  'PKR 4,999.00',
  '4999 PKR',
  '4999 rupees',
  '۴۹۹۹ روپے',
  '4,999/-',
  '$49',
  '45 dollars',
  'US $45',
  '€ 30',
  'fifty bucks',
  '₹ 999',
  '5k',
  '5.5 K',
  '5 thousand',
  '5 hazaar',
  'five thousand rupees',
  'four thousand nine hundred ninety-nine',
  'four nine nine nine',
  'forty-nine ninety-nine',
  'half a lakh',
  'paanch hazaar',
  'sarhay teen hazaar rupay',
  'paanch so rupay',
  'dhai hazaar',
  'پانچ ہزار روپے',
  'ساڑھے سات ہزار',
  'چار ہزار نو سو ننانوے روپے',
  'ڈیڑھ لاکھ',
  '1,50,000',
  '4.999,00',
  '4 999',
  '4 9 9 9',
  '4-9-9-9',
  '5OOO',
  '４９９９',
  '𝟒𝟗𝟗𝟗',
  '४९९९',
  '④⑨⑨⑨',
  '4\u200B9\u200D9\u20609',
  '4️⃣9️⃣9️⃣9️⃣',
  '**4**999',
  'Rs 4,000–6,000',
  '4 to 5 thousand',
  'das se pandrah hazaar',
])('replaces %s', (amount) => {
  expect(grounded(`Well, ${amount} it is.`)).toBe(`Well, ${PRICE} it is.`)
})

test.each([
  ['It costs 49.', `It costs ${PRICE}.`],
  ['Price: 49', `Price: ${PRICE}`],
  ['yours for 49!', `yours for ${PRICE}!`],
  ['Qeemat sirf 49 hai', 'Qeemat sirf catalogue wali qeemat hai'],
  ['قیمت ۴۹ ہے', 'قیمت کیٹلاگ والی قیمت ہے'],
  ['under 30.', `under ${PRICE}.`],
])('replaces a number however small where a price is told: %s', (text, said) => {
  expect(grounded(text)).toBe(said)
})

test.each(['two for Rs. 23,500', '4999 x 2', 'that makes 16000 in total', '4999+500'])(
  'takes %s for no honest sum',
  (text) => {
    expect(grounded(text)).toContain(PRICE)
    expect(grounded(text)).not.toMatch(/\d{3}/)
  },
)

test.each([
  'USD 11,500',
  '$4500',
  '€ 4,500',
  '11500 AED',
  '4500 (dollars)',
  'Rs. 12',
  '13 rupees',
  '1042 PKR',
  '۱۲ روپے',
])('lets %s, of which only the number was read, not through', (amount) => {
  expect(grounded(`Well, ${amount} it is.`)).toBe(`Well, ${PRICE} it is.`)
})

test('lets the customer’s own amount through in the currency that was asked with', () => {
  const question = 'anything for 90 dollars?'

  expect(grounded('Well, $90 it is.', { question })).toBe('Well, $90 it is.')
  expect(grounded('Well, €90 it is.', { question })).toBe(`Well, ${PRICE} it is.`)
})

test.each([
  'Rs. <b>8</b>640',
  '<i>49</i>99',
  '4<br>9<br/>9<span class="x">9',
  'Rs. 8&#44;640',
  'Rs&nbsp;4999',
])('lets nothing of %s through that tags part', (amount) => {
  expect(grounded(`Well, ${amount} it is.`)).not.toMatch(/\d|Rs/)
})

test.each([
  'baarah hazar paanch sau',
  'baara hazaar',
  'ninanway rupay',
  'ninyaanve rupay',
  'chauranway rupay',
  'pachanvey hazar',
  'saade teen hazar',
  'sarhe bara sau',
  'char hazar nau sau ninanway rupay',
  'paanch hazar no sau',
  '9hzr',
  '9 hzr',
  '9hazar',
  '9h',
  '3K/-',
  'چورانوے سو روپے',
])('replaces the whole of %s', (amount) => {
  expect(grounded(`Well, ${amount} it is.`)).toMatch(
    /^Well, (?:the price in our catalogue|catalogue wali qeemat) it is\.$/,
  )
})

test('replaces the price of a saree and leaves the saree', () => {
  const question = 'ساڑھی دکھائیں'

  expect(grounded('یہ ساڑھی ۹۹۹۹ روپے کی ہے', { question })).toBe('یہ ساڑھی کیٹلاگ والی قیمت کی ہے')
  expect(grounded('یہ ساڑھے چار ہزار روپے ہے', { question })).toBe('یہ ساڑھے چار ہزار روپے ہے')
})

test('replaces nothing but the amounts', () => {
  const text = '😀 Was Rs 9,999,\n\n  now PKR 11500.00 — می‌خواهم 4999\tonly'

  expect(grounded(text)).toBe(`😀 Was ${PRICE},\n\n  now PKR 11500.00 — می‌خواهم ${PRICE}\tonly`)
})

test.each([
  ['product 999', 'one of our pieces'],
  ['product #999', 'one of our pieces'],
  ['the item no. 999', 'the piece'],
  ['SKU-999', 'one of our pieces'],
  ['#999', 'one of our pieces'],
  ['پروڈکٹ نمبر ۹۹۹', 'one of our pieces'],
  ['order #5555', 'your order'],
])('replaces the number of what was not read: %s', (text, said) => {
  expect(grounded(text)).toBe(said)
})

test.each([
  ['the Midnight Velvet Gown', 'the piece'],
  ['Try Midnight Velvet Gown today', 'Try one of our pieces today'],
  ['I suggest the Rose of Lahore Kurta.', 'I suggest the piece.'],
  ['our Noor-e-Jahan Bridal Lehenga!', 'our piece!'],
  ['See MIDNIGHT VELVET GOWNS', 'See one of our pieces'],
  ['Gulbahar Floral Maxi Gown', 'one of our pieces'],
])('replaces the name of no product: %s', (text, said) => {
  expect(grounded(text)).toBe(said)
})

test('lets the customer’s own words stand for a name', () => {
  const question = 'do you have the midnight velvet gown?'

  expect(grounded('No Midnight Velvet Gown here.', { question })).toBe('No Midnight Velvet Gown here.')
})

test.each([
  ['show me dresses', 'the price in our catalogue'],
  ['mujhe dress dikhao', 'catalogue wali qeemat'],
  ['لباس دکھائیں', 'کیٹلاگ والی قیمت'],
])('speaks the language of the question: %s', (question, said) => {
  expect(grounded('Rs. 4999', { question })).toBe(said)
})
