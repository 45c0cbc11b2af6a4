import { describe, expect, test } from 'vitest'
import { type Figure, isMet } from './figure.ts'
import { median, quantile } from './statistics.ts'
import { tableOf } from './table.ts'

describe('a quantile', () => {
  test('is the value that the share lies at or below, whatever the order', () => {
    expect(quantile([30, 10, 20], 0)).toBe(10)
    expect(quantile([30, 10, 20], 1)).toBe(30)
    expect(median([30, 10, 20])).toBe(20)
  })

  test('lies between two values where the share does', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(quantile([0, 10, 20, 30, 40], 0.95)).toBeCloseTo(38)
  })

  test('of nothing is refused', () => {
    expect(() => median([])).toThrow(/empty/)
  })
})

describe('a figure', () => {
  const figure: Figure = { part: 'floor', name: 'GET /', value: 1.3, unit: 'x' }

  test('meets its target at the target itself, and misses it beyond', () => {
    expect(isMet({ ...figure, atMost: 1.3 })).toBe(true)
    expect(isMet({ ...figure, atMost: 1.29 })).toBe(false)
    expect(isMet({ ...figure, atLeast: 1.3 })).toBe(true)
    expect(isMet({ ...figure, atLeast: 1.31 })).toBe(false)
  })

  test('without a target has no verdict, nor has one that is not a number met any', () => {
    expect(isMet(figure)).toBe(undefined)
    expect(isMet({ ...figure, value: Number.NaN, atMost: 2 })).toBe(false)
  })

  test('is a line of the table, with its unit, target and verdict', () => {
    const [titles, line] = tableOf([{ ...figure, atMost: 1.25, note: 'p50 2.6 over 2.0 ms' }]).split('\n')
    expect(titles).toMatch(/^part +figure +value +target +verdict +note$/)
    expect(line).toMatch(/^floor +GET \/ +1\.30× +≤ 1\.25× +MISSED +p50 2\.6 over 2\.0 ms$/)
  })
})
