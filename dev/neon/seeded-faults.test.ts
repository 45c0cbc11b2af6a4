import { expect, test } from 'vitest'
import type { Fault } from './faults.ts'
import { FAULT_KINDS, seededFaults } from './seeded-faults.ts'

/** Of so many requests, which met a fault and what of each kind there was. */
function draw(seed: number, percent: number, requests = 2_000) {
  const faults = seededFaults({ seed, percent })
  const met: (Fault | undefined)[] = []
  for (let sent = 0; sent < requests; sent += 1) met.push(faults.next())
  return { met: met.map((fault) => fault !== undefined), injected: faults.injected() }
}

test('come in the same order from the same seed, and in another from another', () => {
  expect(draw(7, 30)).toEqual(draw(7, 30))
  expect(draw(7, 30).met).not.toEqual(draw(8, 30).met)
})

test('are about as many as asked for, of every kind, and counted', () => {
  const { met, injected } = draw(7, 30)

  const count = met.filter(Boolean).length
  expect(count).toBeGreaterThan(500)
  expect(count).toBeLessThan(700)
  expect(Object.values(injected).reduce((sum, each) => sum + each, 0)).toBe(count)
  for (const kind of FAULT_KINDS) expect(injected[kind], kind).toBeGreaterThan(30)
})

test('can be none, or all', () => {
  expect(draw(7, 0, 100).met).not.toContain(true)
  expect(draw(7, 100, 100).met).not.toContain(false)
})

test('of a spared kind let the request through', () => {
  const faults = seededFaults({ seed: 7, percent: 100 })
  for (let sent = 0; sent < 200; sent += 1) faults.next(['duplicate', 'hang'])

  expect(faults.injected()).toMatchObject({ duplicate: 0, hang: 0 })
})
