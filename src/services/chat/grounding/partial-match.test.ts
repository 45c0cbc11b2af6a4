import fc from 'fast-check'
import { expect, test } from 'vitest'
import { partialOf } from './partial-match.ts'
import { pattern } from './pattern.ts'

const SOURCES: readonly (readonly [source: string, matches: readonly string[]])[] = [
  ['abc', ['abc']],
  ['a(?:bc|de){1,2}f?', ['abc', 'abcde', 'adebcf']],
  [String.raw`\d{1,3}(?:,\d{3}){0,2}(?!\d)`, ['1', '12,345', '1,234,567']],
  [String.raw`(?<![a-z])rs(?=[ .]\d)`, ['rs']],
  [String.raw`"?\[\[p:(?<id>\d{1,4})\]{0,2}"?`, ['[[p:12]]', '"[[p:1234]]"']],
  ['no(?: (?:more|less)){0,3} (?<!less )sale', ['no sale', 'no less more sale']],
]

test.each(SOURCES)('what %s matches is open at each of its beginnings', (source, matches) => {
  const { at, isOpen } = pattern(source)
  for (const match of matches) {
    for (let length = 1; length <= match.length; length += 1)
      expect(isOpen(match.slice(0, length), 0)).toBe(true)
    expect(at(`${match} 1`, 0)?.[0]).toBe(match)
  }
})

test('what is closed does not change with what follows', () => {
  const letters = fc.string({ unit: fc.constantFrom(...Array.from('abcdef12,rs. []p:"')), maxLength: 12 })
  for (const [source] of SOURCES) {
    const { at, isOpen } = pattern(source)
    fc.assert(
      fc.property(letters, letters, (text, more) => {
        fc.pre(text !== '' && !isOpen(text, 0))

        expect(at(text + more, 0)?.[0]).toBe(at(text, 0)?.[0])
      }),
    )
  }
})

test.each(['a*', 'a+', 'a{2,}', '(a)', 'a$', '^a', String.raw`\bx`, 'a)', '(?:a', '['])(
  'refuses %s',
  (source) => {
    expect(() => partialOf(source)).toThrow(SyntaxError)
  },
)
