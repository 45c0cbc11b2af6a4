import { describe, expect, test } from 'vitest'
import { type Ending, type Entry, explain } from './linearize.ts'
import { type Act, textOf } from './spec.ts'

const GOWN = 1
const SCARF = 2

/** Acts that are done one after another, each answered before the next begins. */
const inTurn = (...acts: Act[]): Entry[] =>
  acts.map((act, index) => ({ act, begun: 2 * index, ended: 2 * index + 1, certain: true }))
/** Acts that all overlap. */
const atOnce = (...acts: Act[]): Entry[] => acts.map((act) => ({ act, begun: 0, ended: 1, certain: true }))
const unanswered = (act: Act, begun = 0): Entry => ({ act, begun, ended: Infinity, certain: false })

const lines = (...pairs: [number, number][]) => new Map(pairs)
const ending = (cart: [number, number][], orders: Record<number, [number, number][]> = {}): Ending => ({
  lines: new Map(cart),
  orders: new Map(Object.entries(orders).map(([id, bought]) => [Number(id), textOf(new Map(bought))])),
})

const add = (product: number, quantity: number, more: Partial<Act & { kind: 'add' }> = {}): Act => ({
  kind: 'add',
  product,
  quantity,
  ...more,
})
const buy = (id: number, bought: [number, number][], key?: string): Act => ({
  kind: 'buy',
  body: '',
  ...(key !== undefined && { key }),
  order: { id, lines: new Map(bought) },
})

describe('explained is', () => {
  test.for<[string, Entry[], Ending]>([
    ['nothing at all', [], ending([])],
    ['a cart of what was added', inTurn(add(GOWN, 1), add(GOWN, 2)), ending([[GOWN, 3]])],
    ['what was unanswered, done', [unanswered(add(GOWN, 1))], ending([[GOWN, 1]])],
    ['what was unanswered, not done', [unanswered(add(GOWN, 1))], ending([])],
    [
      'what was unanswered, done much later',
      [unanswered(add(GOWN, 1)), ...inTurn({ kind: 'clear' }, { kind: 'see', lines: lines() })],
      ending([[GOWN, 1]]),
    ],
    [
      'a key that adds once',
      inTurn(add(GOWN, 1, { key: 'k' }), add(GOWN, 1, { key: 'k', seen: lines([GOWN, 1]) })),
      ending([[GOWN, 1]]),
    ],
    [
      'a key whose first use was unanswered',
      [unanswered(add(GOWN, 1, { key: 'k' })), ...inTurn(add(GOWN, 1, { key: 'k' }))],
      ending([[GOWN, 1]]),
    ],
    ['an order of the cart', inTurn(add(GOWN, 1), buy(7, [[GOWN, 1]])), ending([], { 7: [[GOWN, 1]] })],
    [
      'an order that nobody was told of',
      [...inTurn(add(GOWN, 1)), unanswered({ kind: 'buy', body: '' }, 1)],
      ending([], { 7: [[GOWN, 1]] }),
    ],
    [
      'a key that buys once',
      inTurn(add(GOWN, 1), buy(7, [[GOWN, 1]], 'k'), add(SCARF, 1), buy(7, [[GOWN, 1]], 'k')),
      ending([[SCARF, 1]], { 7: [[GOWN, 1]] }),
    ],
    [
      'either order of what overlaps',
      atOnce(buy(7, [[GOWN, 1]]), add(GOWN, 1)),
      ending([], { 7: [[GOWN, 1]] }),
    ],
  ])('%s', ([, entries, end]) => {
    expect(explain(entries, end)).toBe('explained')
  })
})

describe('impossible is', () => {
  test.for<[string, Entry[], Ending]>([
    ['an addition that is not there', inTurn(add(GOWN, 1)), ending([])],
    ['an addition that is there twice', inTurn(add(GOWN, 1)), ending([[GOWN, 2]])],
    [
      'a line that nobody asked for',
      inTurn(add(GOWN, 1)),
      ending([
        [GOWN, 1],
        [SCARF, 1],
      ]),
    ],
    [
      'an answer that shows more than was added',
      inTurn(add(GOWN, 1, { seen: lines([GOWN, 2]) })),
      ending([[GOWN, 1]]),
    ],
    [
      'a key that adds twice',
      inTurn(add(GOWN, 1, { key: 'k' }), add(GOWN, 1, { key: 'k' })),
      ending([[GOWN, 2]]),
    ],
    ['an order of something else', inTurn(add(GOWN, 1), buy(7, [[GOWN, 2]])), ending([], { 7: [[GOWN, 2]] })],
    ['an acknowledged order that does not exist', inTurn(add(GOWN, 1), buy(7, [[GOWN, 1]])), ending([])],
    [
      'two orders of one cart',
      inTurn(add(GOWN, 1), buy(7, [[GOWN, 1]]), buy(8, [[GOWN, 1]])),
      ending([], { 7: [[GOWN, 1]], 8: [[GOWN, 1]] }),
    ],
    [
      'two orders under one key',
      inTurn(add(GOWN, 1), buy(7, [[GOWN, 1]], 'k'), add(GOWN, 1), buy(8, [[GOWN, 1]], 'k')),
      ending([], { 7: [[GOWN, 1]], 8: [[GOWN, 1]] }),
    ],
    ['an order that nobody placed', inTurn(add(GOWN, 1)), ending([[GOWN, 1]], { 7: [[GOWN, 1]] })],
    [
      'a cart told to be empty that is not',
      inTurn(add(GOWN, 1), { kind: 'find empty' }),
      ending([[GOWN, 1]]),
    ],
    [
      'a refusal under a key that was used',
      inTurn(add(GOWN, 1, { key: 'k' }), { kind: 'be refused', slot: 'add k' }),
      ending([[GOWN, 1]]),
    ],
    [
      'what was answered before it was asked for',
      inTurn({ kind: 'see', lines: lines([GOWN, 1]) }, add(GOWN, 1)),
      ending([[GOWN, 1]]),
    ],
    [
      'a quantity that was set and lost',
      inTurn(add(GOWN, 1), { kind: 'set', product: GOWN, quantity: 5 }),
      ending([[GOWN, 1]]),
    ],
  ])('%s', ([, entries, end]) => {
    expect(explain(entries, end)).toBe('impossible')
  })
})
