import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { shopOf } from './search.fixture.ts'

describe('a search looks past what people do not type', () => {
  test.for([
    ['accents', 'ete lumineux', 'Été lumineux'],
    ['accents that are typed', 'Été', 'Ete lumineux'],
    ['accents typed as marks of their own', 'E\u0301te\u0301', 'Été lumineux'],
    ['ligatures', 'fine', 'ﬁne lawn'],
    ['wide letters', 'silk', 'Ｓｉｌｋ scarf'],
    ['apostrophes', 'fatimas gown', 'Fatima’s gown'],
    ['apostrophes, straight or not', "fatima's", 'Fatima’s gown'],
    ['hyphens', 't shirt', 'T-shirt'],
    ['hyphens that are typed', 't-shirt', 'T shirt'],
    ['punctuation between words', 'silk, scarf & gown!', 'Gown and scarf of silk'],
    ['the vowel marks of Urdu', 'شلوار', 'شَلْوار'],
    ['vowel marks that are typed', 'شَلْوار', 'شلوار قمیض'],
    ['a joiner inside a Persian word', 'میخواهم', 'می\u200cخواهم'],
    ['a joiner that is typed', 'می\u200cخواهم', 'میخواهم'],
    ['a mark of direction', 'شال\u200f', 'شال ریشمی'],
    ['a space of no width', '\u200bsilk\u2060 gown\ufeff', 'Silk gown'],
    ['a soft hyphen', 'neck\u00adlace', 'Necklace'],
    ['control characters', 'silk\u0001gown\u0085', 'Silk gown'],
    ['the look of an emoji', '❤️', 'With ❤'],
    ['the Urdu question mark', 'شال؟', 'شال ریشمی'],
    ['the Hindi full stop', 'साड़ी।', 'लाल साड़ी'],
  ] as const)('%s: %s', async ([, typed, name], { shop }) => {
    const { search } = await shopOf(shop, ['Coat', name])

    expect(await search(typed)).toEqual([name])
  })

  test.for([
    ['Urdu', 'شال', ['شال ریشمی', 'سرخ شال']],
    ['Hindi', 'साड़ी', ['साड़ी', 'लाल साड़ी']],
    ['Russian, whatever the case', 'ПЛАТЬЕ', ['Платье', 'Шёлковое платье']],
    ['Chinese, inside a word', '真丝', ['真丝', '真丝连衣裙']],
    ['Greek', 'ΦΌΡΕΜΑ', ['Φόρεμα', 'κόκκινο φορεμα']],
  ] as const)('the case and the place in %s', async ([, typed, names], { shop }) => {
    const { search } = await shopOf(shop, ['Coat', ...names])

    expect((await search(typed)).toSorted()).toEqual(names.toSorted())
  })
})

describe('the marks that are typed', () => {
  test.for([
    ['50% o', ['50% off'], ['50 off']],
    ['"silk"', ['The "silk" gown'], ['The silk gown']],
    ['(red)', ['Gown (red)'], ['Gown red']],
    ['a*b', ['a*b'], ['a b', 'ab']],
    ['c++', ['c++'], ['c']],
    ['#1', ['#1 gown'], ['1 gown']],
    ['~0', ['~0 gown'], ['0 gown']],
    ['*featured', ['*featured*'], ['featured']],
    ['!gown', ['gown !gown'], ['gown']],
    [`it''s`, [`it''s`], [`it's`]],
    ['\\\\', ['a\\\\b'], ['a\\b']],
    [':*', ['silk:*'], ['silk']],
    ['<->', ['silk <-> gown'], ['silk gown']],
  ] as const)('%s stand as they are', async ([typed, found, others], { shop }) => {
    const { search } = await shopOf(shop, [...others, ...found])

    expect(await search(typed)).toEqual(found)
  })

  test('are found in names and descriptions, whichever word they stand by', async ({ shop }) => {
    const { search } = await shopOf(shop, [
      { name: 'Gown', description: 'Now 50% off' },
      { name: 'Gown 50', description: 'Now at 100%' },
    ])

    expect(await search('50% gown')).toEqual(['Gown'])
    expect((await search('% gown')).toSorted()).toEqual(['Gown', 'Gown 50'])
  })

  test('are no marks of the search itself', async ({ shop }) => {
    const { category_id, search } = await shopOf(shop, [{ name: 'Plain gown', featured: true }])

    for (const typed of [`#${category_id}`, '*featured', '~0', `'~0'`, '"gown":A']) {
      expect(await search(typed)).toEqual([])
    }
  })
})

test('an accented letter is found by its name though many words have the letter', async ({ shop }) => {
  const words = Array.from({ length: 70 }, (_, n) => `w${String.fromCodePoint(97 + (n % 26))}${n}`)
  const { search } = await shopOf(shop, [{ name: 'Dictionary', description: words.join(' ') }, 'Monogram ŵ'])

  expect(await search('monogram ŵ')).toEqual(['Monogram ŵ'])
  expect(await search('monogram w')).toEqual(['Monogram ŵ'])
  expect(await search('dictionary w')).toEqual(['Dictionary'])
})
