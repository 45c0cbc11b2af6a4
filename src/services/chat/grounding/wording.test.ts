import { expect, test } from 'vitest'
import { grounded } from './grounded.fixture.ts'

test.each([
  ['price?', 'Sirf Rs 777 mein hai', 'Sirf catalogue wali qeemat mein hai'],
  ['price?', 'یہ Rs 777 کا ہے', 'یہ کیٹلاگ والی قیمت کا ہے'],
  ['قیمت؟', 'Yeh zari.pk par hai', 'Yeh hamari shop par hai'],
  ['qeemat kya hai', 'For Rs 777', 'For catalogue wali qeemat'],
  ['price?', 'It is Rs 777', 'It is the price in our catalogue'],
])('speaks the language of the answer, else of the question: %s %s', (question, text, said) => {
  expect(grounded(text, { question })).toBe(said)
})
