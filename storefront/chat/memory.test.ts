import { beforeEach, expect, test } from 'vitest'
import { chatsAs, draft, note, noted } from './memory.ts'

const AMINA = 1
const ZARA = 2
const unanswered = { id: 'a', text: 'Which gowns?' }

beforeEach(() => {
  for (const who of [AMINA, ZARA]) {
    chatsAs(who)
    note({ draft: '', unanswered: undefined })
  }
  chatsAs(undefined)
})

test('what a guest has typed and sent goes on with them when they sign in, under another label', () => {
  note({ draft: 'And scarves?', unanswered, label: 'of-the-guest' })

  chatsAs(AMINA)

  expect(draft.value).toBe('And scarves?')
  expect(noted()).toMatchObject({ unanswered })
  expect(noted().label).toBeUndefined()
})

test.for([undefined, ZARA])('what a customer has typed is gone for who comes next', (next) => {
  chatsAs(AMINA)
  note({ draft: 'My size is', unanswered, label: 'of-amina' })

  chatsAs(next)

  expect(draft.value).toBe('')
  expect(noted().unanswered).toBeUndefined()
  expect(noted().label).toBeUndefined()
})

test('what is known of someone stays while they stay', () => {
  chatsAs(AMINA)
  note({ draft: 'My size is', label: 'of-amina' })

  chatsAs(AMINA)

  expect(draft.value).toBe('My size is')
  expect(noted().label).toBe('of-amina')
})

test('what a customer has typed and sent is there when they come back as a guest who signs in, and for no other', () => {
  chatsAs(AMINA)
  note({ draft: 'My size is', unanswered, label: 'of-amina' })
  chatsAs(undefined)
  chatsAs(ZARA)
  expect(draft.value).toBe('')
  chatsAs(undefined)

  chatsAs(AMINA)

  expect(draft.value).toBe('My size is')
  expect(noted()).toMatchObject({ unanswered })
  expect(noted().label).toBeUndefined()
})

test('what was typed before and after a session ended comes together', () => {
  chatsAs(AMINA)
  note({ draft: 'My size is' })
  chatsAs(undefined)
  note({ draft: 'And scarves?' })

  chatsAs(AMINA)

  expect(draft.value).toBe('My size is\nAnd scarves?')
})
