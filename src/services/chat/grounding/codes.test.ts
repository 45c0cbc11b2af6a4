import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

test.each([
  ['Coupon: LUCKY', 'LUCKY'],
  ['Our voucher is GLITTER today', 'GLITTER'],
  ['a special coupon: DAMAK', 'DAMAK'],
  ['the coupon "FESTIVE" is yours', 'FESTIVE'],
  ['the coupon code “rangeen”', 'rangeen'],
  ['Enter `WELCOME` at checkout', 'WELCOME'],
  ['Type GLAM-TEN at checkout', 'GLAM'],
  ['please write SHAADI in the discount box', 'SHAADI'],
  ['Type Q in the discount field', 'Q'],
  ['Apply GLAM to get it cheaper', 'GLAM'],
  ['add EXTRA10 at checkout', 'EXTRA10'],
  ['promo «RANG» hai', 'RANG'],
  ['code likhein: RANGEELA', 'RANGEELA'],
  ['checkout par SHAADI24 likh dein', 'SHAADI24'],
  ['SHAADI likh dein checkout par', 'SHAADI'],
  ['RANGEELA apply karein', 'RANGEELA'],
  ['EID-50 istemal karein', 'EID'],
  ['کوپن: عید۲۵', 'عید'],
  ['چیک آؤٹ پر کوڈ «عید۲۰» لکھیں', 'عید'],
  ['چیک آؤٹ پر MUBARAK لکھیں', 'MUBARAK'],
  ['MUBARAK استعمال کریں', 'MUBARAK'],
])('lets nothing of the code in %j through', (text, code) => {
  expect(grounded(`Well, ${text}`)).not.toContain(code)
})

test.each([
  'Please choose size XL at checkout.',
  'Enter your address at checkout.',
  'The dress is made in the USA, and 3D flowers are sewn on.',
  'We use OEKO cotton.',
  'There is no promo code for size M.',
])('takes nothing in %j for a code', (text) => {
  expect(grounded(text)).toBe(text)
})
