import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { test } from '../../../test/database.ts'
import type { Owner } from './owner.ts'
import { lockConversation, turnStatement } from './turn-statement.ts'

test('a turn’s statements have one text for all owners of a kind, whatever the values', ({ db }) => {
  const textsFor = (owner: Owner, word: string, number: number) => {
    const asked = {
      label: word,
      text: `${word} ${word}`,
      clientMessageId: number % 2 === 0 ? word : undefined,
      throttle: { action: 'chat_message', limits: [{ by: ['subject'], most: number, seconds: number }] },
      attempt: { id: randomUUID(), client: word, subject: word },
      tokens: { subject: word, ownerLimit: number, shopLimit: number, reserve: number },
    } as const
    return [lockConversation(db, owner, word), turnStatement(db, owner, asked)].map(
      (statement) => statement.compile().sql,
    )
  }
  const user = (userId: number) => ({
    principal: { userId, tokenVersion: userId, tokenId: randomUUID() },
    wasGuest: randomUUID(),
    ifGone: 'guest' as const,
  })

  for (const owners of [
    [{ guest: randomUUID() }, { guest: randomUUID() }],
    [user(4711), user(4712)],
  ] as const) {
    const texts = textsFor(owners[0], 'paisley', 4713)

    expect(textsFor(owners[1], 'zardozi', 4714)).toEqual(texts)
    expect(texts.join()).not.toMatch(/paisley|471\d/)
  }
})
