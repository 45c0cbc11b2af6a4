import { randomUUID } from 'node:crypto'
import { neon, neonConfig } from '@neondatabase/serverless'
import { describe, expect, vi } from 'vitest'
import { test as databaseTest } from '../../test/database.ts'
import {
  answerCut,
  answerLost,
  answers,
  cutOff,
  duplicate,
  type Fault,
  refuses,
  silence,
  slow,
  withFaults,
} from './faults.ts'
import { listen } from './server.ts'

const WAYS = ['in process', 'over HTTP'] as const

/** The driver before an endpoint whose next request meets a fault, and how often a name was written by then. */
const test = databaseTest.extend('driver', async ({ database, databaseUrl }, { onCleanup }) => {
  await database.pool.query('create table if not exists names (name text)')
  return async (way: (typeof WAYS)[number], ...faults: Fault[]) => {
    const endpoint = withFaults(database.endpoint, () => faults.shift())
    if (way === 'in process') {
      neonConfig.fetchFunction = endpoint.fetch
    } else {
      const server = await listen({ endpoint })
      onCleanup(server.close)
      neonConfig.fetchFunction = undefined
      neonConfig.fetchEndpoint = server.url
    }
    const sql = neon(databaseUrl)
    const name = randomUUID()
    return {
      write: (signal?: AbortSignal) =>
        sql.query('insert into names values ($1) returning name', [name], {
          ...(signal && { fetchOptions: { signal } }),
        }),
      name,
      written: async () =>
        (await database.pool.query('select 1 from names where name = $1', [name])).rows.length,
    }
  }
})

describe.for(WAYS)('%s', (way) => {
  test.for([500, 503])('an endpoint that answers %i has done nothing', async (status, { driver }) => {
    const { write, written } = await driver(way, answers(status))

    await expect(write()).rejects.toThrow(`HTTP status ${status}`)
    expect(await written()).toBe(0)
  })

  test('a connection that is reset before has done nothing', async ({ driver }) => {
    const { write, written } = await driver(way, cutOff)

    await expect(write()).rejects.toMatchObject({ sourceError: { message: 'fetch failed' } })
    expect(await written()).toBe(0)
  })

  test('a lost answer looks like that, and the work is done', async ({ driver }) => {
    const { write, written } = await driver(way, answerLost)

    await expect(write()).rejects.toMatchObject({ sourceError: { message: 'fetch failed' } })
    expect(await written()).toBe(1)
  })

  test('a truncated answer cannot be read, and the work is done', async ({ driver }) => {
    const { write, written } = await driver(way, answerCut)

    await expect(write()).rejects.toThrow(way === 'in process' ? /JSON/ : /terminated/)
    expect(await written()).toBe(1)
  })

  test.for(['first', 'second'] as const)(
    'a duplicate delivery is carried out twice and answered once, by the %s',
    async (answer, { driver }) => {
      const { write, written, name } = await driver(way, duplicate(answer))

      expect(await write()).toEqual([{ name }])
      await vi.waitFor(async () => expect(await written()).toBe(2))
    },
  )

  test('a slow request is carried out in the end', async ({ driver }) => {
    const { write, written, name } = await driver(way, slow(30))

    expect(await write()).toEqual([{ name }])
    expect(await written()).toBe(1)
  })

  test('a slow request that is given up on its way is never carried out', async ({ driver }) => {
    const { write, written } = await driver(way, slow(60_000))

    await expect(write(AbortSignal.timeout(50))).rejects.toThrow('timeout')
    expect(await written()).toBe(0)
  })

  test('a request that hangs has no answer until it is given up, and does nothing', async ({ driver }) => {
    const { write, written } = await driver(way, silence)

    await expect(write(AbortSignal.timeout(50))).rejects.toThrow('timeout')
    expect(await written()).toBe(0)
  })

  test('a serialization failure is refused with 40001, and nothing is done', async ({ driver }) => {
    const { write, written } = await driver(way, refuses('40001'))

    await expect(write()).rejects.toMatchObject({ name: 'NeonDbError', code: '40001' })
    expect(await written()).toBe(0)
  })

  test('the request after the fault is answered as ever', async ({ driver }) => {
    const { write, written, name } = await driver(way, cutOff)

    await write().catch(() => {})
    expect(await write()).toEqual([{ name }])
    expect(await written()).toBe(1)
  })
})
