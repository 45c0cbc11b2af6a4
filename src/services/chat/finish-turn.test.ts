import { describe, expect } from 'vitest'
import { countDeadlocks, raceTest } from '../../../test/crowd.ts'
import { clearHistory } from './history.ts'
import { Speaker, test } from './turns.fixture.ts'

describe('a checkpoint', () => {
  test('keeps the text so far, in one request, and the answer goes on', async ({ amina, roundTrips }) => {
    const turn = await amina.start('Which gowns?')

    const asked = roundTrips()
    expect(await amina.checkpoint(turn, 'There are')).toBe(true)

    expect(roundTrips() - asked).toBe(1)
    expect((await amina.messages()).at(-1)).toMatchObject({ content: 'There are', status: 'streaming' })
  })

  test('says that the answer is alive', async ({ amina }) => {
    const turn = await amina.start('Which gowns?', { id: 'a' })
    await amina.age(turn, 61)

    await amina.checkpoint(turn, 'There are')

    await expect(amina.send('Which gowns?', { id: 'a' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  test('of an answer that a newer message has ended is refused and writes nothing', async ({ amina }) => {
    const turn = await amina.start('Which gowns?')
    await amina.age(turn, 5)
    await amina.start('No, scarves')

    expect(await amina.checkpoint(turn, 'There are')).toBe(false)
    expect((await amina.messages())[1]).toMatchObject({ content: '', status: 'aborted' })
  })

  test('of a cleared conversation, or after the end, is refused', async ({ amina, db }) => {
    const [ended, cleared] = [
      await amina.exchange('Hello'),
      await amina.start('Which gowns?', { label: 'b' }),
    ]
    await clearHistory(db, amina.owner, 'b')

    expect(await amina.checkpoint(ended, 'There are')).toBe(false)
    expect(await amina.checkpoint(cleared, 'There are')).toBe(false)
  })
})

describe('the end of a turn', () => {
  test('keeps text, status and what is known of the answer, in one request', async ({
    amina,
    shop,
    roundTrips,
  }) => {
    const turn = await amina.start('Which gowns?')
    const metadata = {
      model: 'm',
      finish: 'length',
      prompt_tokens: 20,
      completion_tokens: 5,
      tools: [{ name: 'search_products', status: 'done' }],
      products: [7, 3],
      mentions: [[7, '“Gown” (Rs. 5,000)']] as const,
    }

    const asked = roundTrips()
    const kept = await amina.finish(turn, { text: 'These', status: 'partial', metadata, tokens: 25 })

    expect(roundTrips() - asked).toBe(1)
    expect(kept).toEqual({ id: turn.replyId, status: 'partial' })
    expect((await amina.messages()).at(-1)).toMatchObject({ content: 'These', status: 'partial' })
    const [row] = await shop.sql('select metadata from chat_messages where id = $1', [turn.replyId])
    expect(row).toEqual({ metadata })
  })

  test('of one that a newer message has ended keeps the text, and it stays aborted', async ({ amina }) => {
    const turn = await amina.start('Which gowns?')
    await amina.age(turn, 5)
    const next = await amina.start('No, scarves')

    expect(await amina.finish(turn, { text: 'There are' })).toEqual({ id: turn.replyId, status: 'aborted' })

    expect((await amina.messages()).map(({ content, status }) => [content, status]).slice(1)).toEqual([
      ['There are', 'aborted'],
      ['No, scarves', 'complete'],
      ['', 'streaming'],
    ])
    expect(await amina.checkpoint(next, 'Silk')).toBe(true)
  })

  test('in a cleared conversation keeps nothing and still counts the tokens', async ({ amina, db }) => {
    const turn = await amina.start('Which gowns?')
    await clearHistory(db, amina.owner, 'main')

    expect(await amina.finish(turn, { tokens: 77 })).toBeUndefined()
    expect([await amina.messages(), await amina.tokens(), await amina.reservations()]).toEqual([[], 77, 0])
  })

  test('moves the conversation to the top of the list', async ({ amina, shop }) => {
    const { chatSessionId } = await amina.start('Which gowns?')
    const turn = await amina.start('Hello', { label: 'other' })
    await shop.sql(`update chat_sessions set updated_at = updated_at - interval '1 hour' where id = $1`, [
      turn.chatSessionId,
    ])
    await amina.finish(turn)

    const [latest] = await shop.sql<{ id: number }>(
      'select id from chat_sessions where id = any ($1) order by updated_at desc limit 1',
      [[chatSessionId, turn.chatSessionId]],
    )
    expect(latest?.id).toBe(turn.chatSessionId)
  })

  test('a second time changes nothing more', async ({ amina }) => {
    const turn = await amina.exchange('Which gowns?', { tokens: 40 })

    expect(await amina.finish(turn, { tokens: 40 })).toEqual({ id: turn.replyId, status: 'complete' })
    expect(await amina.tokens()).toBe(40)
  })

  raceTest('and its beginning, many at once, neither deadlock nor lose a count', async ({ db, shop }) => {
    const deadlocks = countDeadlocks()
    const speakers = Array.from({ length: 10 }, () => new Speaker(db, shop))

    await Promise.all(
      speakers.flatMap((speaker) =>
        Array.from({ length: 4 }, async (_, n) => {
          const turn = await speaker.start('Which gowns?', { label: `${n}` })
          await speaker.checkpoint(turn, 'These')
          await Promise.all([speaker.finish(turn, { tokens: 30 }), speaker.finish(turn, { tokens: 30 })])
        }),
      ),
    )

    for (const speaker of speakers) {
      expect([await speaker.tokens(), await speaker.reservations()]).toEqual([120, 0])
    }
    expect(deadlocks()).toBe(0)
  })
})
