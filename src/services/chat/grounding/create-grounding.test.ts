import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGrounding } from './create-grounding.ts'
import { grounded, groundingOf } from './grounded.fixture.ts'
import { ASKED, HONEST } from './honest.fixture.ts'

const TRIGGERS = [
  '[[p:12]]',
  '[[p:999]]',
  '[p:13',
  '"[[p:14]]"',
  '[[p:12|x]]',
  '[[',
  ']]',
  '[a](http://x.y)',
  '[a',
  'https://example.com/x',
  'example.com',
  'a@b.co',
  '+92 300 1234567',
  '/a/b',
  'Rs. 4,999',
  'PKR 11500.00',
  '4 9 9 9',
  '4999',
  '38',
  '5k',
  'paanch hazaar',
  'پانچ ہزار روپے',
  'five thousand',
  '20% off',
  '100% cotton',
  '70%',
  'no discount',
  'discount',
  'discount nahin',
  'رعایت',
  'رعایت نہیں',
  'free shipping',
  'use code EID25',
  'or',
  'and',
  'to',
  '-',
  'Midnight Velvet Gown',
  'Zari Potli Bag',
  'order #1042',
  'product 999',
  'I',
  'The',
  '.',
  ',',
  '(',
  ')',
  '*',
  '**',
  '\u200B',
  '\u200C',
  '😀',
  '\n',
  ' ',
  '  ',
  'ﷺ',
  '\uD83D',
  '½',
  'é',
  'x',
]
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...TRIGGERS),
      fc.constantFrom(...HONEST),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 9 },
  )
  .chain((parts) => fc.constantFrom(' ', '', '\n').map((between) => parts.join(between)))

/** A text and where it is cut. */
const cutText = text.chain((whole) =>
  fc.tuple(fc.constant(whole), fc.array(fc.nat(Math.max(1, whole.length)), { maxLength: 30 })),
)

const inPieces = (whole: string, cuts: readonly number[]): string[] => {
  const at = [0, ...cuts.toSorted((a, b) => a - b), whole.length]
  return at.slice(1).map((end, index) => whole.slice(at[index], end))
}

test('says the same however the text is cut', () => {
  fc.assert(
    fc.property(cutText, ([whole, cuts]) => {
      const grounding = groundingOf({ question: ASKED })
      const said = inPieces(whole, cuts).map((piece) => grounding.push(piece))

      expect(said.join('') + grounding.flush()).toBe(grounded(whole, { question: ASKED }))
    }),
    { numRuns: 500 },
  )
})

test('lets what it has said through unchanged', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TRIGGERS, ...HONEST), { maxLength: 6 }), (parts) => {
      const said = grounded(parts.join('; '), { question: ASKED })

      expect(grounded(said, { question: ASKED })).toBe(said)
    }),
  )
})

test('holds back no more than the word that plain text ends with', () => {
  const word = fc.constantFrom('lovely', 'green', 'کپڑا', 'very', 'kapra', 'with', 'long', 'sleeves', 'نرم')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), (words) => {
      const grounding = groundingOf()
      let fed = ''
      let said = ''
      for (const each of words) {
        fed += `${each} `
        said += grounding.push(`${each} `)

        expect(fed.startsWith(said)).toBe(true)
        expect(fed.length - said.length).toBeLessThanOrEqual(each.length + 1)
      }
      expect(said + grounding.flush()).toBe(fed)
    }),
  )
})

test.each([
  'Hello',
  'Here',
  'The',
  'I',
  'Sure',
  'Salam',
  'جی',
  'Of',
  'Yes',
  'These',
  'We',
  'Great',
  'Ji',
  'ہمارے',
  'Bilkul',
  'It',
])('says an answer’s first word %s at once', (word) => {
  expect(groundingOf().push(word)).toBe(word)
})

test('starts anew after a flush and keeps its mentions', () => {
  const grounding = groundingOf()
  grounding.push('Rs. 49')
  grounding.flush()

  expect(grounding.push('Hello')).toBe('Hello')
  expect(grounding.push(' [[p:13]] ') + grounding.flush()).toBe(' Zari Potli Bag (PKR 4500.00) ')
  expect(grounding.mentions).toHaveLength(1)
})

test('needs nothing of the question or the facts', () => {
  const grounding = createGrounding({ currency: 'PKR', question: '' })

  expect(grounding.push('Hello [[p:1]] for Rs. 5') + grounding.flush()).toBe(
    'Hello for the price in our catalogue',
  )
})
