import { describe, expect, test } from 'vitest'
import { remembered } from './remembered.ts'

const said = (...messages: [role: 'user' | 'assistant', content: string][]) =>
  messages.map(([role, content]) => ({ role, content })).toReversed()

const contentsOf = (latest: Parameters<typeof remembered>[0]) =>
  remembered(latest).map(({ content }) => content)

describe('what the model is given of a conversation', () => {
  test('is all of a short one, in the order in which it was said', () => {
    expect(contentsOf(said(['user', 'a'], ['assistant', 'b'], ['user', 'c']))).toEqual(['a', 'b', 'c'])
    expect(contentsOf([])).toEqual([])
  })

  test('begins with a customer’s message', () => {
    expect(contentsOf(said(['assistant', 'a'], ['user', 'b'], ['assistant', 'c']))).toEqual(['b', 'c'])
    expect(contentsOf(said(['assistant', 'a'], ['assistant', 'b']))).toEqual([])
  })

  test('is at most 12,000 characters of it, the latest whole messages', () => {
    const long = (letter: string) => letter.repeat(4_000)

    expect(contentsOf(said(['user', long('a')], ['assistant', long('b')], ['user', long('c')]))).toHaveLength(
      3,
    )
    expect(
      contentsOf(said(['user', 'x'], ['user', long('a')], ['assistant', long('b')], ['user', long('c')])),
    ).toHaveLength(3)
    expect(
      contentsOf(said(['user', long('a')], ['assistant', `${long('b')}!`], ['user', long('c')])),
    ).toEqual([long('c')])
    expect(contentsOf(said(['user', 'a'], ['assistant', 'b'.repeat(12_001)]))).toEqual([])
  })

  test('keeps the references of answers', () => {
    const mentions = [[7, 'Gown']] as const

    expect(
      remembered([
        { role: 'assistant', content: 'Gown', mentions },
        { role: 'user', content: 'Which?' },
      ]),
    ).toEqual([
      { role: 'user', content: 'Which?' },
      { role: 'assistant', content: 'Gown', mentions },
    ])
  })
})
