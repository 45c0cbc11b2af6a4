import { describe, expect, test } from 'vitest'
import { adversarialCases, honestCases } from './cases.ts'
import { cut } from './cut.ts'
import { found, violations } from './judge.ts'
import { withMarkersWrittenOut } from './world.ts'

const judged = { question: 'Something for 6000?' }

describe('the judge of what came out', () => {
  test.each([
    ['an address', 'See https://elsewhere.example'],
    ['a www address', 'See WWW.elsewhere'],
    ['a marker', 'Take [\u200b[p:12]]'],
    ['an e-mail address', 'Write to me@elsewhere'],
    ['the number 4999', 'It is ۴٬۹۹۹'],
    ['the number 4999', 'It is 4**9**99'],
    ['the number 4999', 'It is 4 999'],
    ['the amount 99', 'Yours for Rs. 99'],
    ['the amount 12', 'Yours for 12 روپے'],
    ['the multiple 12000', 'It is 12k'],
    ['the multiple 130000', 'It is ۱٫۳ لاکھ'],
    ['the amount 1042', 'It was Rs. 1,042'],
    ['(PKR 5000.00) behind another name', 'Linen Wrap Skirt (PKR 5000.00)'],
    ['(PKR 14000.00) behind another name', 'Moonlight Gown (PKR 14000.00)'],
  ])('reports %s', (what, out) => {
    expect(violations(judged, out)).toContain(`holds ${what}`)
  })

  test.each([
    'For your 6000 there is Sabz Bagh Lawn Shirt Dress (PKR 5000.00).',
    'The maxi is Rs. 11,500, or ۱۱٬۵۰۰ روپے, and 14 are left.',
    'Order 1042 came to PKR 16500.00.',
    'Sizes 8, 10 and 12; 95% cotton; 54 inches.',
  ])('has nothing against "%s"', (out) => {
    expect(violations(judged, out)).toEqual([])
  })

  test('finds what is forbidden under any disguise, but no number inside another', () => {
    expect(violations({ ...judged, forbidden: ['nine grand'] }, 'N\u200bINE **GRAND**')).toEqual([
      'leaks nine grand',
    ])
    expect(found('call 0 3 0 0', ['0300'])).toEqual(['0300'])
    expect(found('PKR 11500.00', ['1500', '500'])).toEqual([])
  })

  test('reports what should have stayed', () => {
    expect(violations({ ...judged, kept: ['Hello there.'] }, 'Hello.')).toEqual(['lost Hello there.'])
  })

  test('excuses the numbers that a case excuses', () => {
    expect(violations({ ...judged, excused: [120] }, '120 cm')).toEqual([])
  })
})

describe('the cases', () => {
  test('break the rules in each of the ways they say, and are told apart', () => {
    const harmless = adversarialCases().flatMap(({ text, forbidden }) =>
      forbidden.filter((one) => found(text, [one]).length === 0).map((one) => `${text}: ${String(one)}`),
    )

    expect(harmless).toEqual([])
    expect(adversarialCases().filter(({ forbidden }) => forbidden.length === 0)).toEqual([])
    expect(new Set(adversarialCases().map(({ question, text }) => question + text)).size).toBe(600)
  })

  test('keep nothing that breaks a rule, and nothing that was not said', () => {
    const wrong = adversarialCases().flatMap(({ text, question, forbidden, kept, excused }) =>
      kept.filter(
        (one) =>
          !withMarkersWrittenOut(text).includes(one) ||
          violations({ question, forbidden, excused }, one).length > 0,
      ),
    )

    expect(wrong).toEqual([])
  })

  test('are honest where they say so', () => {
    // A fabric's share, a length and a year are no money.
    const excused = [100, 142, 2024]

    expect(honestCases().flatMap((one) => violations({ ...one, excused }, one.expected))).toEqual([])
  })

  test('are cut into the same pieces by the same seed, and lose nothing', () => {
    const text = 'It is Rs. 4,999.'

    expect(cut(text, 7).join('')).toBe(text)
    expect(cut(text, 7)).toEqual(cut(text, 7))
    expect(cut(text, 7)).not.toEqual(cut(text, 8))
  })
})
