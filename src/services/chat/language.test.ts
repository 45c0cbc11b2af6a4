import { expect, test } from 'vitest'
import { languageOf } from './language.ts'

test.each([
  ['Do you have evening dresses under Rs. 5000?', 'english'],
  ['Hello', 'english'],
  ['Is this one in red? I am to wear it in Karachi', 'english'],
  ['Show me a kurta for Eid', 'english'],
  ['', 'english'],
  ['12 ?!', 'english'],
  ['Mujhe shaadi ke liye lehenga dikhao', 'roman_urdu'],
  ['5 hazaar tak koi dress hai', 'roman_urdu'],
  ['Doosri wali cart mein daal do', 'roman_urdu'],
  ['salam ji', 'roman_urdu'],
  ['لال جوڑا دکھائیں', 'urdu'],
  ['Velvet Gown کی قیمت کیا ہے؟', 'urdu'],
  ['۵۰۰۰ تک', 'urdu'],
  ['I mean “جوڑا” in its ordinary sense of a suit', 'english'],
])('%j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language)
})
