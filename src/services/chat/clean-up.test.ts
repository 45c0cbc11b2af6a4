import { describe, expect, onTestFinished, vi } from 'vitest'
import { listen } from '../../../dev/neon/server.ts'
import cleanUp from '../../../netlify/functions/clean-up.ts'
import { hold, raceTest } from '../../../test/crowd.ts'
import type { Shop } from '../../../test/shop.ts'
import { deleteOldChats } from './clean-up.ts'
import { another, RESERVE, Speaker, test } from './turns.fixture.ts'

const DAYS = 30

/** Moves all that a speaker has said, or one conversation of it, back in time. */
async function age(shop: Shop, { owner }: Speaker, days: number, label = 'main'): Promise<void> {
  const guest = 'guest' in owner ? owner.guest : ''
  await shop.sql(
    `update chat_messages set created_at = chat_messages.created_at - make_interval(days => $3)
     from chat_sessions where chat_sessions.id = chat_session_id and guest_id = $1 and session_id = $2`,
    [guest, label, days],
  )
  await shop.sql(
    `update chat_sessions set updated_at = updated_at - make_interval(days => $3)
     where guest_id = $1 and session_id = $2`,
    [guest, label, days],
  )
}

const conversationsOf = async (shop: Shop, { owner }: Speaker): Promise<string[]> => {
  const rows = await shop.sql<{ session_id: string }>(
    'select session_id from chat_sessions where guest_id = $1 order by session_id',
    ['guest' in owner ? owner.guest : ''],
  )
  return rows.map(({ session_id }) => session_id)
}

describe('the clean-up of chats', () => {
  test('deletes old messages, and conversations that were only of such', async ({ amina, db, shop }) => {
    await deleteOldChats(db, DAYS)
    await amina.exchange('Old', {}, { label: 'old' })
    await age(shop, amina, DAYS + 1, 'old')
    await amina.exchange('Young')
    await age(shop, amina, DAYS - 1)

    expect(await deleteOldChats(db, DAYS)).toMatchObject({ messages: 2, conversations: 1, finished: true })
    expect((await amina.messages()).map(({ content }) => content)).toEqual(['Young', 'Here it is.'])
    expect(await conversationsOf(shop, amina)).toEqual(['main'])
  })

  test('leaves a conversation that goes on, without what is old of it', async ({ amina, db, shop }) => {
    await amina.exchange('Old')
    await age(shop, amina, DAYS + 1)
    const { history } = await amina.exchange('New')

    await deleteOldChats(db, DAYS)

    expect(history).toHaveLength(2)
    expect((await amina.messages()).map(({ content }) => content)).toEqual(['New', 'Here it is.'])
  })

  test('ends answers that nobody writes any more, and no others', async ({ amina, db, shop }) => {
    const [dead, alive] = [await amina.start('Hello'), await another(db, shop).start('Hello')]
    await amina.checkpoint(dead, 'Sal')
    await amina.age(dead, 11 * 60)

    expect(await deleteOldChats(db, DAYS)).toMatchObject({ answers_ended: 1 })
    expect((await amina.messages()).at(-1)).toMatchObject({ content: 'Sal', status: 'aborted' })
    expect(await amina.checkpoint(alive, 'Salam')).toBe(true)
  })

  test('forgets what the dead had reserved, which stays counted', async ({ amina, db, shop }) => {
    await amina.start('Hello')
    await shop.sql(
      `update chat_token_reservations set created_at = created_at - interval '11 minutes' where subject = $1`,
      [amina.subject],
    )
    await amina.start('Hello', { label: 'other' })

    expect(await deleteOldChats(db, DAYS)).toMatchObject({ token_reservations: 1 })
    expect([await amina.reservations(), await amina.tokens()]).toEqual([1, 2 * RESERVE])
  })

  test('forgets the tokens of days more than a week ago', async ({ amina, db, shop }) => {
    for (const days of [7, 8]) {
      await shop.sql(
        `insert into chat_token_counts (day, subject, tokens) values ((now() at time zone 'UTC')::date - $1::int, $2, $3)`,
        [days, amina.subject, days],
      )
    }

    expect(await deleteOldChats(db, DAYS)).toMatchObject({ token_counts: 1 })
    expect(await amina.tokens()).toBe(7)
  })

  test('goes on in portions until all is done', async ({ amina, db, shop }) => {
    await deleteOldChats(db, DAYS)
    for (let n = 0; n < 7; n += 1) await amina.exchange(`${n}`, {}, { label: `${n}` })
    for (let n = 0; n < 7; n += 1) await age(shop, amina, DAYS + 1, `${n}`)

    expect(await deleteOldChats(db, DAYS, { rowsAtOnce: 3 })).toMatchObject({
      conversations: 7,
      finished: true,
    })
    expect(await amina.messages()).toEqual([])
  })

  test('stops when its time is over, and says so', async ({ amina, db, shop }) => {
    await amina.exchange('Old')
    await age(shop, amina, DAYS + 1)

    expect(await deleteOldChats(db, DAYS, { budgetMs: 0 })).toMatchObject({ messages: 0, finished: false })
    expect(await amina.messages()).toHaveLength(2)
  })

  raceTest('passes over what others are at', async ({ db, shop, database }) => {
    const amina = new Speaker(db, shop)
    await amina.exchange('Old')
    await age(shop, amina, DAYS + 1)
    const [message] = await amina.messages()
    const other = await hold(database, 'select from chat_messages where id = $1 for update', [message?.id])

    const { finished } = await deleteOldChats(db, DAYS)
    await other.release()

    expect(finished).toBe(true)
    expect(await conversationsOf(shop, amina)).toEqual(['main'])
  })
})

describe('the scheduled function', () => {
  /** Runs it with these settings and gives its status and what it logged. */
  async function run(settings: Record<string, string | undefined>) {
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    try {
      const { status } = await cleanUp(new Request('http://shop.test/', { method: 'POST' }), {})
      return { status, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
    } finally {
      log.mockRestore()
      vi.unstubAllEnvs()
    }
  }

  test('answers 503 while it is not set up', async () => {
    const { status, lines } = await run({ DATABASE_URL: undefined })

    expect(status).toBe(503)
    expect(lines[0]).toMatchObject({ message: 'setting refused', variable: 'DATABASE_URL' })
  })

  test('logs what it deleted in one line, and not a word of it, also where the database fails', async ({
    amina,
    db,
    shop,
    database,
  }) => {
    await deleteOldChats(db, 7)
    const neon = await listen({ endpoint: database.endpoint })
    onTestFinished(neon.close)
    await amina.exchange('Something old')
    await age(shop, amina, 8)
    const settings = { DATABASE_URL: database.url, NEON_HTTP_ENDPOINT: neon.url, CHAT_RETENTION_DAYS: '7' }

    const { status, lines } = await run(settings)

    expect(status).toBe(204)
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'clean-up',
        part: 'chat',
        answers_ended: expect.any(Number),
        messages: 2,
        conversations: 1,
        token_reservations: 0,
        token_counts: 0,
        finished: true,
      },
      {
        level: 'info',
        message: 'clean-up',
        part: 'orders',
        addition_keys: expect.any(Number),
        empty_carts: expect.any(Number),
        finished: true,
      },
      {
        level: 'info',
        message: 'clean-up',
        part: 'users',
        ended_tokens: expect.any(Number),
        mailed_tokens: expect.any(Number),
        attempts: expect.any(Number),
        finished: true,
      },
    ])
    expect(await amina.messages()).toEqual([])

    await neon.close()
    const failed = await run(settings)
    expect(failed.status).toBe(500)
    expect(failed.lines).toMatchObject(
      ['chat', 'orders', 'users'].map((part) => ({ level: 'error', message: 'clean-up failed', part })),
    )
  })
})
