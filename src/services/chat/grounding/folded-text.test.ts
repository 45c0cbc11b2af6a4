import { expect, test } from 'vitest'
import { foldLower } from './fold.ts'
import { createFoldedText } from './folded-text.ts'

test.each([
  ['４９９９', '4999'],
  ['۴۹۹۹ ٤٩ ४९ ৪৯ 𝟒𝟗', '4999 49 49 49 49'],
  ['Dís\u200Bc**oun**t', 'discount'],
  ['dіsсоunt', 'discount'],
  ['ﬁne ½ ①', 'fine 1/2 1'],
  ['آدھی قيمة', 'ادہی قیمہ'],
  ['“a” – ‘b’ … 100٪، 5٬000', '"a" - \'b\' ... 100%, 5,000'],
  ['a\u00A0 \t b', 'a b'],
])('folds %j to %j', (text, folded) => {
  expect(foldLower(text)).toBe(folded)
})

test('finds the way back to what was written', () => {
  const folded = createFoldedText()
  folded.add('a **4\u200B9')
  folded.add('** é')

  expect(folded.lower).toBe('a 49 e')
  expect(folded.written(2, 4)).toBe('4\u200B9')
  expect(folded.skippedBefore(2)).toBe('**')
  expect(folded.skippedBefore(4)).toBe('**')
  expect(folded.written(0, 6)).toBe('a **4\u200B9** é')
})

test('joins a surrogate pair that was cut', () => {
  const folded = createFoldedText()
  folded.add('\uD835')
  folded.add('\uDFD2')

  expect(folded.lower).toBe('4')
})

test('lets no run of skipped characters grow, and loses nothing that is seen', () => {
  const folded = createFoldedText()
  folded.add(`4${'\u200B'.repeat(1_000)}9`)
  folded.add(`${' '.repeat(40)}${'*'.repeat(40)}`)
  folded.end()

  const written = folded.written(0, folded.lower.length) + folded.skippedBefore(folded.lower.length)
  expect(folded.lower).toMatch(/^49/)
  expect(written.replaceAll('\u200B', '')).toBe(`49${' '.repeat(40)}${'*'.repeat(40)}`)
  expect(written.length).toBeLessThan(100)
})
