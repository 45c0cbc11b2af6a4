import { expect, test } from 'vitest'
import { grounded, groundingOf } from './grounded.fixture.ts'

const DRESS = 'Gulbahar Floral Maxi Dress (PKR 11500.00)'
const BAG = 'Zari Potli Bag (PKR 4500.00)'

test.each([
  '[[p:12]]',
  '[p:12]',
  '[[P : 12]]',
  '[ [ p:12 ] ]',
  '【p:12】',
  '［［ｐ：１２］］',
  String.raw`\[\[p:12\]\]`,
  '[[product:12]]',
  '[[p#12]]',
  '[[p=12]]',
  '[[id:12]]',
  '[[12]]',
  '[p12]',
  '[[p:12|the dress]]',
  '[[Gulbahar|p:12]]',
  '[[p:12]](https://example.com/p/12)',
  '[the dress](p:12)',
  '[[p:12]] (PKR 9,999)',
  '"[[p:12]]"',
  "'[[p:12]]'",
  '“[[p:12]]”',
  '«[[p:12]]»',
  '`[[p:12]]`',
  '**[[p:12]]**',
  '_[[p:12]]_',
  '**"[[p:12]]"**',
  '[[p:۱۲]]',
  '[[p:१२]]',
  '[[p:1\u200B2]]',
  '{{p:12}}',
  '(p:12)',
  '<p:12>',
  'p:12',
  '[[p:12',
])('writes out %s', (marker) => {
  expect(grounded(`یہ ${marker} dekhein`)).toMatch(
    /^یہ (\*\*)?Gulbahar Floral Maxi Dress \(PKR 11500\.00\)(\*\*)? dekhein$/,
  )
})

test.each([
  '[[p:999]]',
  '[p:999]',
  '[[p:999',
  '[[p:',
  '[[p',
  '[[',
  '[[p:]]',
  '[[p:012]]',
  '[[p:0]]',
  '[[p:-12]]',
  '[[p:99999999999999999999]]',
  '[[p:999|the dress]]',
  '[[p:999]](https://example.com)',
  '[[p:999]] (PKR 9,999)',
  '([[p:999]])',
  '**[[p:999]]**',
  '"[[p:999]]"',
  '【p:999】',
  '[[p:۹۹۹]]',
  '{{p:999}}',
  'p:999',
  '[[the red one]]',
  '<product id="999">',
])('drops %s', (marker) => {
  expect(grounded(`See ${marker}`)).toBe('See ')
})

test('leaves one blank where a marker was dropped', () => {
  expect(grounded('See [[p:999]] here')).toBe('See here')
})

test('writes several, and leaves out those that were not read', () => {
  expect(grounded('[[p:12, p:13]]')).toBe(`${DRESS}, ${BAG}`)
  expect(grounded('[[p:12,999,13]]')).toBe(`${DRESS}, ${BAG}`)
  expect(grounded('[[p:12]][[p:999]] or [[p:13]].')).toBe(`${DRESS} or ${BAG}.`)
})

test.each([
  ['Gulbahar Floral Maxi Dress [[p:12]]', 'Gulbahar Floral Maxi Dress (PKR 11500.00)'],
  ['gulbahar floral maxi dress[[p:12]]', 'gulbahar floral maxi dress (PKR 11500.00)'],
  ['Gulbahar Floral Maxi Dress ([[p:12]])', 'Gulbahar Floral Maxi Dress (PKR 11500.00)'],
  ['**Gulbahar Floral Maxi Dress** [[p:12]]', '**Gulbahar Floral Maxi Dress** (PKR 11500.00)'],
  ['Gulbahar Floral Maxi Dress: [[p:12]]', 'Gulbahar Floral Maxi Dress: (PKR 11500.00)'],
])('does not repeat the name in %s', (text, said) => {
  expect(grounded(text)).toBe(said)
})

test('keeps brackets and an apostrophe around a marker', () => {
  expect(grounded("([[p:13]]) and [[p:12]]'s hem")).toBe(`(${BAG}) and ${DRESS}'s hem`)
})

test('writes the price that was read, where the text gives a product another one', () => {
  expect(grounded('Gulbahar Floral Maxi Dress (PKR 4500.00)')).toBe(DRESS)
  expect(grounded('[[p:12]] for only 4,500')).toBe(`${DRESS} for only PKR 11500.00`)
})

test('notes each text once, in the order of the first mention, as it was said', () => {
  const grounding = groundingOf()
  const said =
    grounding.push('[[p:13]], Gulbahar Floral Maxi Dress [[p:12]], [[p:13]], [[p:999]] ') + grounding.flush()

  expect(grounding.mentions).toEqual([
    { id: 13, text: BAG },
    { id: 12, text: DRESS },
  ])
  for (const { text } of grounding.mentions) expect(said).toContain(text)
})
