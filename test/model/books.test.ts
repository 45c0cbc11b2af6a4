import { expect, test } from 'vitest'
import { mistakesIn } from './books.ts'

type Books = Parameters<typeof mistakesIn>[0]

const GOWN = 1
const move = (tx: string, before: number, after: number) => ({ tx, product: GOWN, before, after })
const sale = (tx: string, pieces: number) => ({ tx, product: GOWN, order: 7, pieces })
const asked = (stock: number, fate: 'done' | 'refused' | 'nothing' | 'unknown', repeated = false) => ({
  product: GOWN,
  stock,
  fate,
  repeated,
})

/** Books of one product that began at 10. */
const books = (end: number, parts: Partial<Books>): Books => ({
  initialStock: new Map([[GOWN, 10]]),
  finalStock: new Map([[GOWN, end]]),
  stockMoves: [],
  orderMoves: [],
  restockings: [],
  ...parts,
})

test.for<[string, Books]>([
  ['nothing happened', books(10, {})],
  ['a sale took its pieces', books(7, { stockMoves: [move('a', 10, 7)], orderMoves: [sale('a', -3)] })],
  [
    'a cancellation brought them back',
    books(10, {
      stockMoves: [move('a', 10, 7), move('b', 7, 10)],
      orderMoves: [sale('a', -3), sale('b', 3)],
    }),
  ],
  [
    'an admin set a new baseline between two sales',
    books(4, {
      stockMoves: [move('a', 10, 7), move('b', 7, 5), move('c', 5, 4)],
      orderMoves: [sale('a', -3), sale('c', -1)],
      restockings: [asked(5, 'unknown')],
    }),
  ],
  [
    'an admin set what was there already',
    books(10, { stockMoves: [move('a', 10, 10)], restockings: [asked(10, 'done')] }),
  ],
  [
    'a baseline was set once more by a retry',
    books(5, {
      stockMoves: [move('a', 10, 5), move('b', 5, 4), move('c', 4, 5)],
      orderMoves: [sale('b', -1)],
      restockings: [asked(5, 'done', true)],
    }),
  ],
  ['a baseline that was refused was not set', books(10, { restockings: [asked(5, 'refused')] })],
])('nothing is wrong when %s', ([, kept]) => {
  expect(mistakesIn(kept)).toEqual([])
})

test.for<[string, RegExp, Books]>([
  [
    'a sale took less',
    /account for -3/,
    books(8, { stockMoves: [move('a', 10, 8)], orderMoves: [sale('a', -3)] }),
  ],
  ['a sale took nothing', /the stock did not/, books(10, { orderMoves: [sale('a', -3)] })],
  [
    'an order came back twice',
    /neither an order nor an admin/,
    books(13, { stockMoves: [move('a', 10, 13)] }),
  ],
  [
    'stock went below none',
    /negative/,
    books(-1, { stockMoves: [move('a', 10, -1)], orderMoves: [sale('a', -11)] }),
  ],
  [
    'a change was lost',
    /but it was 7/,
    books(8, {
      stockMoves: [move('a', 10, 7), move('b', 10, 8)],
      orderMoves: [sale('a', -3), sale('b', -2)],
    }),
  ],
  ['nobody asked for a baseline', /nor an admin/, books(5, { stockMoves: [move('a', 10, 5)] })],
  [
    'a refused baseline was set',
    /nor an admin/,
    books(5, { stockMoves: [move('a', 10, 5)], restockings: [asked(5, 'refused')] }),
  ],
  ['an acknowledged baseline was never set', /never set/, books(10, { restockings: [asked(5, 'done')] })],
  [
    'one baseline was set twice',
    /nor an admin/,
    books(5, {
      stockMoves: [move('a', 10, 5), move('b', 5, 4), move('c', 4, 5)],
      orderMoves: [sale('b', -1)],
      restockings: [asked(5, 'done')],
    }),
  ],
  ['the end is another', /ends at 9/, books(9, {})],
])('it is noticed when %s', ([, mistake, kept]) => {
  expect(mistakesIn(kept).join('\n')).toMatch(mistake)
})
