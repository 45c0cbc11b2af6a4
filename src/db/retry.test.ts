import { NeonDbError } from '@neondatabase/serverless'
import { describe, expect } from 'vitest'
import { test } from '../../test/database.ts'
import {
  answerCut,
  answerLost,
  answers,
  cutOff,
  dbWith,
  type Fault,
  neverSent,
  neverSentAnywhere,
  refuses,
} from '../../test/faults.ts'
import type { Db } from './client.ts'
import { isRead } from './retry.ts'

const NOTHING_CHANGED =
  'The database cannot be reached at the moment. Nothing was changed; try again shortly.'
const MAY_HAVE_CHANGED =
  'The database did not answer in time. The change may or may not have been made: look before you try again.'
const MAY_BE_SENT_AGAIN =
  'The database did not answer in time. The change may or may not have been made: the same request may safely be sent again.'

const unavailable = (message: string) => ({
  name: 'AppError',
  kind: 'unavailable',
  message,
  headers: { 'Retry-After': '2' },
})

const read = (db: Db) => db.selectFrom('users').select('id').where('id', '=', 0).execute()
const lock = (db: Db) => db.selectFrom('carts').select('id').where('id', '=', 0).forUpdate().execute()
const write = (db: Db, name: string) => db.insertInto('categories').values({ name }).execute()
const batchOf = (db: Db, name: string, repeatable: boolean) =>
  db.batch(
    [
      db.selectFrom('categories').select('id').where('name', '=', name).forUpdate(),
      db
        .insertInto('categories')
        .values({ name })
        .onConflict((conflict) => conflict.doNothing()),
    ],
    { repeatable },
  )

const unknownOutcomes: [string, Fault][] = [
  ['the connection breaks', cutOff],
  ['the answer is lost', answerLost],
  ['half of the answer comes', answerCut],
  ['a proxy answers 502', answers(502)],
  ['the endpoint answers 500', answers(500, '{"message":"could not connect to the database"}')],
  ['too much is asked of the endpoint (429)', answers(429)],
  ['an error comes without a code', answers(400, '{"message":"terminating connection","code":""}')],
  ['the answer is not of the agreed form', answers(200, 'null')],
  ['the server is shut down meanwhile (57P01)', refuses('57P01')],
  ['the server breaks down (58030)', refuses('58030')],
  ['the connection fails (08006)', refuses('08006')],
]

const notRun: [string, Fault][] = [
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].map(
    (code): [string, Fault] => [`nothing was sent (${code})`, neverSent(code)],
  ),
  ['no address of the host answers', neverSentAnywhere],
  ...['40001', '40P01', '55P03', '53300', '57P03'].map((code): [string, Fault] => [
    `PostgreSQL gives up with ${code}`,
    refuses(code),
  ]),
  ['the password is wrong (28P01)', refuses('28P01')],
  ['there is no such database (3D000)', refuses('3D000')],
]

describe('a read', () => {
  test.for([...unknownOutcomes, ...notRun])('is sent again when %s', async ([, fault], { database }) => {
    const { db, attempts } = dbWith(database, [fault])

    expect(await read(db)).toEqual([])
    expect(attempts()).toBe(2)
  })

  test.for([...unknownOutcomes, ...notRun])(
    'is given up as unavailable, nothing changed, when twice %s',
    async ([, fault], { database }) => {
      const { db, attempts } = dbWith(database, [fault, fault])

      await expect(read(db)).rejects.toMatchObject(unavailable(NOTHING_CHANGED))
      expect(attempts()).toBe(2)
    },
  )

  test('may lock rows', async ({ database }) => {
    const { db, attempts } = dbWith(database, [cutOff])

    expect(await lock(db)).toEqual([])
    expect(attempts()).toBe(2)
  })

  test('may be a batch of reads', async ({ database }) => {
    const { db, attempts } = dbWith(database, [answerLost])
    const query = db.selectFrom('users').select('id').where('id', '=', 0)

    expect(await db.batch([query, query])).toEqual([[], []])
    expect(attempts()).toBe(2)
  })
})

describe('a write', () => {
  test.for(unknownOutcomes)(
    'is not sent again, and its outcome called unknown, when %s',
    async ([title, fault], { database }) => {
      const { db, attempts } = dbWith(database, [fault])

      await expect(write(db, title)).rejects.toMatchObject(unavailable(MAY_HAVE_CHANGED))
      expect(attempts()).toBe(1)
    },
  )

  test.for(notRun)('is sent again when %s', async ([title, fault], { database }) => {
    const { db, attempts } = dbWith(database, [fault])

    await write(db, title)
    expect(attempts()).toBe(2)
  })

  test.for(notRun)('is given up, nothing changed, when twice %s', async ([title, fault], { database }) => {
    const { db, attempts } = dbWith(database, [fault, fault])

    await expect(write(db, `${title}, twice`)).rejects.toMatchObject(unavailable(NOTHING_CHANGED))
    expect(attempts()).toBe(2)
  })

  test('whose second sending breaks has an unknown outcome', async ({ database }) => {
    const { db } = dbWith(database, [neverSent(), answerLost])

    await expect(write(db, 'sent at the second try')).rejects.toMatchObject(unavailable(MAY_HAVE_CHANGED))
  })

  test('makes a batch one, even beside reads', async ({ database }) => {
    const { db, attempts } = dbWith(database, [answerLost])

    await expect(batchOf(db, 'once', false)).rejects.toMatchObject(unavailable(MAY_HAVE_CHANGED))
    expect(attempts()).toBe(1)
  })
})

describe('a repeatable batch', () => {
  test.for(unknownOutcomes)('is sent again when %s', async ([title, fault], { database }) => {
    const { db, attempts } = dbWith(database, [fault])

    await batchOf(db, `repeatable: ${title}`, true)
    expect(attempts()).toBe(2)
    const { rows } = await database.pool.query('select 1 from categories where name = $1', [
      `repeatable: ${title}`,
    ])
    expect(rows).toHaveLength(1)
  })

  test.for<[string, Fault[]]>([
    ['both answers are lost', [answerLost, answerLost]],
    ['only the first may have run', [answerLost, neverSent()]],
    ['only the second may have run', [neverSent(), answerLost]],
  ])(
    'is not said to have changed nothing, but to be safe to send again, when %s',
    async ([title, faults], { database }) => {
      const { db } = dbWith(database, faults)

      await expect(batchOf(db, title, true)).rejects.toMatchObject(unavailable(MAY_BE_SENT_AGAIN))
    },
  )

  test('is said to have changed nothing when it was never sent', async ({ database }) => {
    const { db } = dbWith(database, [neverSent(), neverSent()])

    await expect(batchOf(db, 'never', true)).rejects.toMatchObject(unavailable(NOTHING_CHANGED))
  })
})

describe('a statement that the database refuses', () => {
  test.for(['23505', '22003', '42601', '25006', 'P0001'])(
    'is not sent again and keeps its code %s',
    async (code, { database }) => {
      const { db, attempts } = dbWith(database, [refuses(code)])

      const error = await read(db).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(NeonDbError)
      expect(error).toMatchObject({ code })
      expect(attempts()).toBe(1)
    },
  )

  test('at the second try keeps its code too', async ({ database }) => {
    const { db } = dbWith(database, [neverSent(), refuses('23505')])

    await expect(write(db, 'refused')).rejects.toMatchObject({ name: 'NeonDbError', code: '23505' })
  })
})

describe('what became of the request', () => {
  test.for<[string, Fault]>([
    ['before it was sent', neverSent()],
    ['with its answer', answerLost],
    ['at the server', refuses('57P01')],
  ])('is told without address, password or SQL when it failed %s', async ([, fault], { database }) => {
    const { db } = dbWith(database, [fault, fault])

    const error = await write(db, 'a secret name').catch((thrown: unknown) => thrown)
    const { message, members, headers, cause } = error as Record<string, unknown>
    const told = JSON.stringify({ message, members, headers })
    expect(cause).toBeInstanceOf(NeonDbError)
    const { host, password } = new URL(database.url)
    for (const secret of [
      database.url,
      `@${host}`,
      password || ':@',
      'insert',
      'a secret name',
      'categories',
    ]) {
      expect(told).not.toContain(secret)
    }
  })
})

test.for<[boolean, string]>([
  [true, 'select 1'],
  [true, 'select "updated_at" from "users" where "name" = $1'],
  [true, 'select "id" from "carts" for update of "carts"'],
  [true, 'with "a" as (select 1 from "b" for no key update) select 1 from "a"'],
  [false, 'insert into "users" ("email") values ($1)'],
  [false, 'update "users" set "email" = $1'],
  [false, 'delete from "users"'],
  [false, 'with "gone" as (delete from "users" returning "id") select * from "gone"'],
  [false, 'with "a" as (select 1), "b" as (update "users" set "role" = $1 returning 1) select 1 from "b"'],
])('isRead is %s of %s', ([expected, statement]) => {
  expect(isRead(statement)).toBe(expected)
})
