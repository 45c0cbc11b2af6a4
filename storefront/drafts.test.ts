import { expect, test } from 'vitest'
import { draftOf, keepDraft } from './drafts.ts'

const AMINA = 1
const ZARA = 2

test('what one entered into a form is there for them and that form alone', () => {
  keepDraft(AMINA, 'product new', { name: 'Kurti' })

  expect(draftOf(AMINA, 'product new')).toEqual({ name: 'Kurti' })
  expect(draftOf(ZARA, 'product new')).toEqual({})
  expect(draftOf(undefined, 'product new')).toEqual({})
  expect(draftOf(AMINA, 'product 1')).toEqual({})
})

test('nothing entered forgets what was', () => {
  keepDraft(AMINA, 'profile', { phone: '0300' })

  keepDraft(AMINA, 'profile', {})

  expect(draftOf(AMINA, 'profile')).toEqual({})
})
