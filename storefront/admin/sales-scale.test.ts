import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { highestOf, scaleOf } from './sales-scale.ts'

const amount = fc
  .tuple(fc.bigInt({ min: 0n, max: 999_999_999_999n }), fc.integer({ min: 0, max: 99 }))
  .map(([units, places]) => `${units}.${String(places).padStart(2, '0')}`)

describe('the scale of the sales', () => {
  test('ends at a round amount just above the highest', () => {
    expect(scaleOf(['0.00', '12340.50', '4000.00'])).toEqual({
      lines: ['0.00', '5000.00', '10000.00', '15000.00'],
      heights: [0, 822, 266],
    })
    expect(scaleOf(['8.00']).lines).toEqual(['0.00', '2.00', '4.00', '6.00', '8.00'])
    expect(scaleOf(['0.01'])).toEqual({ lines: ['0.00', '1.00'], heights: [10] })
  })

  test('of no sales is one step, with nothing on it', () => {
    expect(scaleOf(['0.00', '0.00'])).toEqual({ lines: ['0.00', '1.00'], heights: [0, 0] })
  })

  test('holds every amount, however large, in at most four steps', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 30 }), (amounts) => {
        const { lines, heights } = scaleOf(amounts)

        expect(lines.length).toBeGreaterThanOrEqual(2)
        expect(lines.length).toBeLessThanOrEqual(5)
        expect(heights.every((height) => height >= 0 && height <= 1000)).toBe(true)
      }),
    )
  })
})

test('the best day is the first of the highest; without sales there is none', () => {
  expect(highestOf(['9.00', '10.00', '10.00'])).toBe(1)
  expect(highestOf(['0.00', '0.00'])).toBeUndefined()
})
