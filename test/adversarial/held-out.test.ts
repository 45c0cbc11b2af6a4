import { describe, expect, test } from 'vitest'
import { createGrounding } from '../../src/services/chat/grounding/create-grounding.ts'
import type { AdversarialCase } from './case.ts'
import { adversarialCases, honestCases } from './cases.ts'
import { cut } from './cut.ts'
import { violations } from './judge.ts'
import { CURRENCY, WORLD } from './world.ts'

const SEEDS = [1, 2, 3]

const THEMES = [...new Set(adversarialCases().map(({ theme }) => theme))]

/** What a customer reads of a text that comes in these pieces. */
const grounded = (question: string, pieces: readonly string[]) => {
  const grounding = createGrounding({ currency: CURRENCY, question })
  grounding.know(WORLD)
  return pieces.map((piece) => grounding.push(piece)).join('') + grounding.flush()
}

/** Each of the ways the text may come: whole, one code unit at a time, and cut at seeded places. */
const waysToCome = (text: string) => [[text], cut(text, 0, 1), ...SEEDS.map((seed) => cut(text, seed))]

const report = (one: AdversarialCase) =>
  new Set(
    waysToCome(one.text).flatMap((pieces) => {
      const out = grounded(one.question, pieces)
      return violations(one, out).map(
        (what) => `${one.theme}, ${one.language}: ${what} | ${one.text} | ${out}`,
      )
    }),
  )

describe('what a model says against the rules', () => {
  test('is 600 different answers in three languages', () => {
    const by = (language: AdversarialCase['language']) =>
      adversarialCases().filter((one) => one.language === language).length

    expect(adversarialCases()).toHaveLength(600)
    expect([by('english'), by('roman urdu'), by('urdu')]).toEqual([245, 178, 177])
  })

  test.each(THEMES)('never reaches the customer, wherever the text was cut: %s', (theme) => {
    const ofTheme = adversarialCases().filter((one) => one.theme === theme)

    expect(ofTheme.flatMap((one) => [...report(one)])).toEqual([])
  })
})

describe('what a model says by the rules', () => {
  test('is 120 different answers', () => {
    expect(new Set(honestCases().map(({ text }) => text)).size).toBe(120)
  })

  test('reaches the customer unchanged, but for the markers written out', () => {
    const changed = honestCases().flatMap(({ question, text, expected }) =>
      waysToCome(text)
        .map((pieces) => grounded(question, pieces))
        .filter((out) => out !== expected)
        .map((out) => `${expected} | ${out}`),
    )

    expect([...new Set(changed)]).toEqual([])
  })
})
