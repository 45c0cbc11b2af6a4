import { describe, expect } from 'vitest'
import { hold, raceTest } from '../../../test/crowd.ts'
import { RESERVE, Speaker, test } from './turns.fixture.ts'

const metadata = { finish: 'stop', products: [7, 3], mentions: [[7, 'Gown, Rs. 5,000']] as const }

describe('a message sent again under its id', () => {
  test.for(['complete', 'partial', 'aborted'] as const)(
    'gives the answer that it got, be it %s, and reserves and keeps nothing',
    async (status, { amina }) => {
      const turn = await amina.exchange('Which gowns?', { text: 'These.', status, metadata }, { id: 'a-1' })

      expect(await amina.send('Which gowns?', { id: 'a-1' })).toEqual({
        kind: 'replay',
        reply: { id: turn.replyId, content: 'These.', status, metadata },
      })
      expect(await amina.messages()).toHaveLength(2)
      expect(await amina.tokens()).toBe(0)
    },
  )

  test('is given its own answer, also when others came after it', async ({ amina }) => {
    const first = await amina.exchange('Which gowns?', { text: 'These.' }, { id: 'a' })
    await amina.exchange('And scarves?', { text: 'Those.' }, { id: 'b' })
    const running = await amina.start('And shoes?')

    expect(await amina.send('Which gowns?', { id: 'a' })).toMatchObject({
      kind: 'replay',
      reply: { id: first.replyId, content: 'These.' },
    })
    expect(await amina.checkpoint(running, 'None')).toBe(true)
  })

  test('is refused while it is being answered', async ({ amina }) => {
    const turn = await amina.start('Which gowns?', { id: 'a' })
    await amina.age(turn, 5)

    await expect(amina.send('Which gowns?', { id: 'a' })).rejects.toMatchObject({
      kind: 'conflict',
      headers: { 'Retry-After': '2' },
    })
    expect(await amina.checkpoint(turn, 'These')).toBe(true)
  })

  test.for([
    ['failed', { status: 'error', text: 'These' }],
    ['was empty', { status: 'aborted', text: '' }],
  ] as const)('is answered anew where its answer %s, and kept once', async ([, reply], { amina }) => {
    const first = await amina.exchange('Which gowns?', reply, { id: 'a' })

    const second = await amina.start('Which gowns?', { id: 'a' })
    await amina.finish(second, { text: 'These.' })

    expect(second.userMessageId).toBe(first.userMessageId)
    expect((await amina.messages()).filter(({ role }) => role === 'user')).toHaveLength(1)
    expect(await amina.send('Which gowns?', { id: 'a' })).toMatchObject({
      kind: 'replay',
      reply: { id: second.replyId, content: 'These.' },
    })
  })

  test('is answered anew where nobody writes its answer any more, which is aborted', async ({ amina }) => {
    const first = await amina.start('Which gowns?', { id: 'a' })
    await amina.checkpoint(first, 'These')
    await amina.age(first, 61)

    const second = await amina.start('Which gowns?', { id: 'a' })

    expect(second.userMessageId).toBe(first.userMessageId)
    expect((await amina.messages()).map(({ status, reply_to }) => [status, reply_to])).toEqual([
      ['complete', null],
      ['aborted', first.userMessageId],
      ['streaming', first.userMessageId],
    ])
  })

  test('answered anew, is told what was said before it and not itself', async ({ amina }) => {
    await amina.exchange('Hello', { text: 'Salam' })
    await amina.exchange('Which gowns?', { status: 'error', text: '' }, { id: 'a' })
    await amina.exchange('And scarves?', { text: 'Those.' })

    const { history } = await amina.start('Which gowns?', { id: 'a' })

    expect(history.map(({ content }) => content)).toEqual(['Hello', 'Salam'])
  })

  test('with another text is refused, and the answer goes on', async ({ amina }) => {
    const turn = await amina.start('Which gowns?', { id: 'a' })

    await expect(amina.send('Which scarves?', { id: 'a' })).rejects.toMatchObject({
      kind: 'invalid',
      members: { errors: [{ path: 'client_message_id', message: 'Was used for another message.' }] },
    })
    expect(await amina.checkpoint(turn, 'These')).toBe(true)
  })

  test('in another conversation, or after a clearing, is another message', async ({ amina, shop }) => {
    const first = await amina.exchange('Which gowns?', {}, { id: 'a' })
    await amina.exchange('Which gowns?', {}, { id: 'a', label: 'other' })
    await shop.sql('delete from chat_sessions where id = $1', [first.chatSessionId])

    expect(await amina.send('Which gowns?', { id: 'a' })).toMatchObject({ kind: 'started', history: [] })
  })

  test('counts as a message, so that the limit holds for it too', async ({ amina }) => {
    await amina.exchange('Which gowns?', {}, { id: 'a', perHour: 2 })
    await amina.send('Which gowns?', { id: 'a', perHour: 2 })

    await expect(amina.send('Which gowns?', { id: 'a', perHour: 2 })).rejects.toMatchObject({
      kind: 'too_many',
    })
  })

  raceTest('many times at once is asked once', async ({ db, shop, database }) => {
    const amina = new Speaker(db, shop)
    const turns = await hold(database, `select pg_advisory_xact_lock(hashtextextended('chat tokens', 0))`)
    const sending = Promise.allSettled(Array.from({ length: 6 }, () => amina.send('Gowns?', { id: 'a' })))
    await turns.waiting(6)
    await turns.release()

    expect((await sending).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await amina.messages()).toHaveLength(2)
    expect(await amina.tokens()).toBe(RESERVE)
  })
})
