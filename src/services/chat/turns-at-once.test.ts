import { describe, expect } from 'vitest'
import { countDeadlocks, hold, raceTest } from '../../../test/crowd.ts'
import type { TestDatabase } from '../../../test/database.ts'
import { clearHistory } from './history.ts'
import { CONFLICT, RESERVE, Speaker, statusesOf } from './turns.fixture.ts'

describe('at the same moment', () => {
  /** Sends as many messages, lined up so that they are all there before the first is looked at. */
  async function sendAtOnce(speaker: Speaker, count: number, database: TestDatabase) {
    const turns = await hold(database, `select pg_advisory_xact_lock(hashtextextended('chat tokens', 0))`)
    const outcomes = Promise.allSettled(Array.from({ length: count }, (_, n) => speaker.send(`Message ${n}`)))
    await turns.waiting(count)
    await turns.release()
    return outcomes
  }

  raceTest('one of a new conversation’s first messages is answered', async ({ db, shop, database }) => {
    const amina = new Speaker(db, shop)

    const outcomes = await sendAtOnce(amina, 2, database)

    const refused = outcomes.filter(({ status }) => status === 'rejected')
    expect(refused).toEqual([{ status: 'rejected', reason: expect.objectContaining(CONFLICT) }])
    expect(await statusesOf(amina)).toEqual(['complete', 'streaming'])
  })

  raceTest(
    'one of many messages is answered, and the others reserve nothing',
    async ({ db, shop, database }) => {
      const amina = new Speaker(db, shop)
      await amina.age(await amina.start('Before'), 5)

      const outcomes = await sendAtOnce(amina, 8, database)

      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
      expect(refused).toEqual(Array.from({ length: 7 }, () => expect.objectContaining(CONFLICT)))
      expect(await statusesOf(amina)).toEqual(['complete', 'aborted', 'complete', 'streaming'])
      expect(await amina.reservations()).toBe(2)
    },
  )

  raceTest(
    'an answer that the database has and the statement does not see is a refusal too',
    async ({ db, shop, database }) => {
      const amina = new Speaker(db, shop)
      const { chatSessionId } = await amina.exchange('Before')
      const other = await hold(
        database,
        `insert into chat_messages (chat_session_id, role, content, status) values ($1, 'assistant', '', 'streaming')`,
        [chatSessionId],
      )
      const [outcome] = await Promise.all([
        amina.send('Hello').catch((error: unknown) => error),
        other.waiting(1).then(() => other.release()),
      ])

      expect(outcome).toMatchObject(CONFLICT)
      expect(await amina.reservations()).toBe(0)
    },
  )

  raceTest(
    'a message sent again waits for a clearing, and then is a new one',
    async ({ db, shop, database }) => {
      const amina = new Speaker(db, shop)
      const before = await amina.exchange('Hello', { status: 'error' }, { id: 'a' })
      const clearing = await hold(database, 'delete from chat_sessions where id = $1', [before.chatSessionId])

      const [turn] = await Promise.all([
        amina.start('Hello', { id: 'a' }),
        clearing.waiting(1).then(() => clearing.release()),
      ])

      expect(turn.chatSessionId).not.toBe(before.chatSessionId)
      expect((await amina.messages()).map(({ id }) => id)).toEqual([turn.userMessageId, turn.replyId])
    },
  )

  raceTest('a message and a clearing end well, whoever comes first', async ({ db, shop }) => {
    const deadlocks = countDeadlocks()
    const speakers = Array.from({ length: 12 }, () => new Speaker(db, shop))

    await Promise.all(
      speakers.map(async (speaker) => {
        await speaker.age(await speaker.start('Before', { id: 'a' }), 90)
        const turn = await Promise.all([
          speaker.start('Before', { id: 'a' }),
          clearHistory(db, speaker.owner, 'main'),
        ])
        await speaker.finish(turn[0], { tokens: 0 })
      }),
    )

    for (const speaker of speakers) {
      expect([[], ['complete', 'complete']]).toContainEqual(await statusesOf(speaker))
      expect(await speaker.tokens()).toBe(RESERVE)
    }
    expect(deadlocks()).toBe(0)
  })
})
