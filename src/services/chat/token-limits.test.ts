import { describe, expect } from 'vitest'
import { raceTest } from '../../../test/crowd.ts'
import { another, RESERVE, shopTokens, Speaker, test } from './turns.fixture.ts'

const forDays = (seconds: string | undefined) => Number(seconds) / (24 * 60 * 60)

describe('the tokens of a day', () => {
  test('are reserved, the owner’s and the shop’s, and counted as used at the end', async ({
    amina,
    shop,
  }) => {
    const before = await shopTokens(shop)

    const turn = await amina.start('Which gowns?')
    expect([await amina.tokens(), await amina.reservations()]).toEqual([RESERVE, 1])
    expect((await shopTokens(shop)) - before).toBe(RESERVE)

    await amina.finish(turn, { tokens: 321 })
    expect([await amina.tokens(), await amina.reservations()]).toEqual([321, 0])
    expect((await shopTokens(shop)) - before).toBe(321)
  })

  test('may be more than were reserved, or a fraction, and count all the same', async ({ amina }) => {
    await amina.exchange('Which gowns?', { tokens: 5 * RESERVE + 0.5 })

    expect(await amina.tokens()).toBe(5 * RESERVE + 1)
  })

  test('of an owner who has too few left are not reserved, and the message is not kept', async ({
    amina,
    shop,
  }) => {
    const limits = { ownerLimit: 2 * RESERVE }
    await amina.exchange('One', { tokens: RESERVE + 1 }, { limits })
    const before = await shopTokens(shop)

    const refusal = await amina.send('Two', { limits }).catch((error: unknown) => error)

    expect(refusal).toMatchObject({ kind: 'too_many', message: expect.stringMatching(/^You .* tomorrow\.$/) })
    const { headers } = refusal as { headers: Record<string, string> }
    expect(forDays(headers['Retry-After'])).toBeGreaterThan(0)
    expect(forDays(headers['Retry-After'])).toBeLessThanOrEqual(1)
    expect(await amina.messages()).toHaveLength(2)
    expect([await amina.tokens(), await shopTokens(shop)]).toEqual([RESERVE + 1, before])
  })

  test('suffice to the last one', async ({ amina }) => {
    const limits = { ownerLimit: 2 * RESERVE }
    await amina.exchange('One', { tokens: RESERVE }, { limits })

    await expect(amina.start('Two', { limits })).resolves.toMatchObject({ kind: 'started' })
  })

  test('of a shop that has too few left are not reserved for anybody', async ({ amina, db, shop }) => {
    const limits = { shopLimit: (await shopTokens(shop)) + RESERVE }
    await amina.start('One', { limits })

    const zara = another(db, shop)
    await expect(zara.send('Two', { limits })).rejects.toMatchObject({
      kind: 'too_many',
      message: expect.stringMatching(/^The assistant /),
      headers: { 'Retry-After': expect.stringMatching(/^\d+$/) },
    })
    expect([await zara.messages(), await zara.tokens()]).toEqual([[], 0])
  })

  test('that are too few do not keep an answer from being replayed', async ({ amina }) => {
    const limits = { ownerLimit: RESERVE }
    await amina.exchange('One', { tokens: RESERVE }, { id: 'a', limits })

    expect(await amina.send('One', { id: 'a', limits })).toMatchObject({ kind: 'replay' })
  })

  test('that are too few do not end the answer that is being written', async ({ amina }) => {
    const limits = { ownerLimit: RESERVE }
    const turn = await amina.start('One', { limits })
    await amina.age(turn, 5)

    await expect(amina.send('Two', { limits })).rejects.toMatchObject({ kind: 'too_many' })
    expect(await amina.checkpoint(turn, 'Here')).toBe(true)
  })

  test('of yesterday do not count today', async ({ amina, shop }) => {
    const limits = { ownerLimit: RESERVE }
    await amina.exchange('One', { tokens: RESERVE }, { limits })
    await shop.sql('update chat_token_counts set day = day - 1 where subject = $1', [amina.subject])

    await expect(amina.start('Two', { limits })).resolves.toMatchObject({ kind: 'started' })
  })

  test('of an answer that ends after midnight are those of the day on which it began', async ({
    amina,
    shop,
  }) => {
    const turn = await amina.start('One')
    await shop.sql('update chat_token_counts set day = day - 1 where subject = $1', [amina.subject])
    await shop.sql('update chat_token_reservations set day = day - 1 where subject = $1', [amina.subject])
    await amina.start('Two', { label: 'today' })

    await amina.finish(turn, { tokens: 20 })

    const rows = await shop.sql<{ tokens: string }>(
      'select tokens from chat_token_counts where subject = $1 order by day',
      [amina.subject],
    )
    expect(rows.map(({ tokens }) => Number(tokens))).toEqual([20, RESERVE])
  })

  test('never become less than none', async ({ amina, shop }) => {
    const turn = await amina.start('One')
    await shop.sql('update chat_token_counts set tokens = 0 where subject = $1', [amina.subject])

    await amina.finish(turn, { tokens: 5 })

    expect(await amina.tokens()).toBe(0)
  })
})

describe('messages at once', () => {
  raceTest('of one owner start no more answers than the tokens are for', async ({ db, shop }) => {
    const amina = new Speaker(db, shop)
    const limits = { ownerLimit: 5 * RESERVE + 1 }

    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, n) => amina.start('Hello', { label: `${n}`, limits })),
    )

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
    expect(await amina.tokens()).toBe(5 * RESERVE)
  })

  raceTest('of many owners start no more answers than the shop’s tokens are for', async ({ db, shop }) => {
    const before = await shopTokens(shop)
    const limits = { shopLimit: before + 7 * RESERVE }
    const speakers = Array.from({ length: 40 }, () => new Speaker(db, shop))

    const outcomes = await Promise.allSettled(
      speakers.map(async (speaker) => {
        const turn = await speaker.start('Hello', { limits })
        const reserved = (await shopTokens(shop)) - before
        await speaker.finish(turn, { tokens: 0 })
        return reserved
      }),
    )

    const reserved = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(reserved.length).toBeGreaterThanOrEqual(7)
    expect(Math.max(...reserved)).toBeLessThanOrEqual(7 * RESERVE)
    expect(await shopTokens(shop)).toBe(before)
    for (const speaker of speakers)
      expect([await speaker.tokens(), await speaker.reservations()]).toEqual([0, 0])
  })
})
