import { describe, expect } from 'vitest'
import { another, CONFLICT, Speaker, statusesOf, test } from './turns.fixture.ts'

describe('a turn that starts', () => {
  test('has kept the message and the answer to come', async ({ amina }) => {
    const turn = await amina.start('Which gowns?')

    expect(await amina.messages()).toEqual([
      { id: turn.userMessageId, role: 'user', content: 'Which gowns?', status: 'complete', reply_to: null },
      { id: turn.replyId, role: 'assistant', content: '', status: 'streaming', reply_to: turn.userMessageId },
    ])
    expect(turn).toMatchObject({ kind: 'started', owner: amina.owner, history: [], shown: [], seen: [] })
  })

  test('goes on with the conversation of its label, and begins one under another', async ({ amina }) => {
    const first = await amina.exchange('Which gowns?')

    expect((await amina.start('And scarves?')).chatSessionId).toBe(first.chatSessionId)
    expect((await amina.start('Hello', { label: 'other' })).chatSessionId).not.toBe(first.chatSessionId)
  })

  test('is one request, also with a claim, after which the conversation is the user’s', async ({
    db,
    shop,
    roundTrips,
  }) => {
    const [guest, { id }] = [new Speaker(db, shop), await shop.customer()]
    const before = await guest.exchange('As a guest')
    const wasGuest = 'guest' in guest.owner ? guest.owner.guest : ''
    const user = new Speaker(db, shop, {
      principal: { userId: id, tokenVersion: 0 },
      wasGuest,
      ifGone: 'refused',
    })

    const asked = roundTrips()
    const turn = await user.start('As a user')

    expect(roundTrips() - asked).toBe(1)
    expect(turn.chatSessionId).toBe(before.chatSessionId)
    expect(turn.history.map(({ content }) => content)).toEqual(['As a guest', 'Here it is.'])
    expect(await guest.messages()).toEqual([])
  })

  test('is none for a user whose account is gone, of whom nothing is kept', async ({ db, shop }) => {
    const { id } = await shop.customer()
    await shop.sql('update users set is_active = false where id = $1', [id])
    const gone = new Speaker(db, shop, {
      principal: { userId: id, tokenVersion: 0 },
      wasGuest: undefined,
      ifGone: 'refused',
    })

    expect(await gone.send('Hello')).toBeUndefined()
    expect([await gone.messages(), await gone.tokens()]).toEqual([[], 0])
  })

  test('past the limit of messages is refused, and nothing is kept or reserved', async ({ amina }) => {
    await amina.exchange('One', {}, { perHour: 1 })

    await expect(amina.send('Two', { perHour: 1 })).rejects.toMatchObject({ kind: 'too_many' })
    expect(await amina.messages()).toHaveLength(2)
    expect(await amina.reservations()).toBe(0)
  })
})

describe('a message during an answer', () => {
  test('ends that answer as aborted, and its own begins', async ({ amina }) => {
    const first = await amina.start('Which gowns?')
    await amina.checkpoint(first, 'There are')
    await amina.age(first, 5)

    const second = await amina.start('No, scarves')

    expect((await amina.messages()).map(({ content, status }) => [content, status])).toEqual([
      ['Which gowns?', 'complete'],
      ['There are', 'aborted'],
      ['No, scarves', 'complete'],
      ['', 'streaming'],
    ])
    expect(second.history.map(({ content }) => content)).toEqual(['Which gowns?', 'There are'])
  })

  test('of which nothing was heard for long ends it as well', async ({ amina }) => {
    await amina.age(await amina.start('Which gowns?'), 3600)

    await amina.start('Hello?')

    expect(await statusesOf(amina)).toEqual(['complete', 'aborted', 'complete', 'streaming'])
  })

  test('that began at the same moment is refused, and the answer goes on', async ({ amina }) => {
    const first = await amina.start('Which gowns?')
    await amina.age(first, -60)

    await expect(amina.send('And scarves?')).rejects.toMatchObject(CONFLICT)

    expect(await amina.messages()).toHaveLength(2)
    expect(await amina.reservations()).toBe(1)
    expect(await amina.checkpoint(first, 'There are')).toBe(true)
  })

  test('of another conversation leaves it alone', async ({ amina, db, shop }) => {
    const first = await amina.start('Which gowns?')

    await amina.start('Hello', { label: 'other' })
    await another(db, shop).start('Hello')

    expect(await amina.checkpoint(first, 'There are')).toBe(true)
  })
})
