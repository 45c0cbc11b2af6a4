import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hundredths, MAX_PRICE, MAX_TOTAL } from './money.ts'

test.each([
  ['0', 0n],
  ['0.0', 0n],
  ['0.00', 0n],
  ['0.01', 1n],
  ['0.1', 10n],
  ['0.10', 10n],
  ['1', 100n],
  ['007', 700n],
  ['5000', 500_000n],
  ['5000.5', 500_050n],
  ['5000.50', 500_050n],
  [MAX_PRICE, 9_999_999_999n],
  [MAX_TOTAL, 99_999_999_999_999n],
  ['90071992547409.93', 9_007_199_254_740_993n],
  ['99999999999999999999.99', 9_999_999_999_999_999_999_999n],
])('%s is %s hundredths', (text, amount) => {
  expect(hundredths(text)).toBe(amount)
})

test.each([
  '',
  ' ',
  '.',
  '.5',
  '5.',
  '-1',
  '-0',
  '+1',
  '0.001',
  '0.100',
  '1e3',
  '1E3',
  '0x10',
  '1,000.00',
  '1_000',
  '1.2.3',
  ' 1',
  '1 ',
  '1\n',
  '１',
  '٥',
  'NaN',
  'Infinity',
  'Rs 5',
  '1'.repeat(21),
  '9'.repeat(100_000),
])('%j is no amount', (text) => {
  expect(hundredths(text)).toBeUndefined()
})

test('every amount is read back as it was written, whatever its size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 22n - 1n }), (amount) => {
      const places = String(amount % 100n).padStart(2, '0')

      expect(hundredths(`${amount / 100n}.${places}`)).toBe(amount)
    }),
  )
})

test('is more exactly when the number is more', () => {
  const cents = fc.integer({ min: 0, max: 9_999_999_999 })
  fc.assert(
    fc.property(cents, cents, (one, other) => {
      const [a = 0n, b = 0n] = [one, other].map((each) => hundredths((each / 100).toFixed(2)))

      expect(a > b).toBe(one > other)
    }),
  )
})
