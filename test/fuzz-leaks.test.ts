import { expect } from 'vitest'
import { leakCheck } from './fuzz-leaks.ts'
import { MARKER } from './fuzz-values.ts'
import { JWT_SECRET, test } from './shop.ts'

const answer = (status: number, detail: string, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  body: { detail },
  roundTrips: undefined,
})

test.for([
  'TypeError: x is not a function\n    at register (/var/task/users.mjs:1:1)',
  'in node_modules/kysely',
  'failed in src/http/input.ts:12',
  'select "id" from "users" where id = $1',
  'insert into carts (user_id) values (1)',
  'update "users" set role = $1',
  'duplicate key value violates unique constraint',
  'users_email_key',
  'audit_log_sign_ins_idx',
  'relation "orders" does not exist',
  'NeonDbError',
  '$2b$11$abcdefghijklmnopqrstuv',
  'postgresql://shop@db/shop',
  JWT_SECRET,
])('a problem, a header or a log line that says %j is a leak', async (detail, { shop, database }) => {
  const expectNoLeak = await leakCheck(shop, database.url)

  expect(() => expectNoLeak(answer(400, detail))).toThrow('expected')
  shop.log.push({ level: 'info', message: detail })
  expect(() => expectNoLeak(answer(200, 'Fine.'))).toThrow('expected')
})

test('what was hostile may stand in what was asked for, but in no refusal and no header', async ({
  shop,
  database,
}) => {
  const expectNoLeak = await leakCheck(shop, database.url)

  expect(() => expectNoLeak(answer(200, MARKER))).not.toThrow()
  expect(() => expectNoLeak(answer(422, MARKER))).toThrow('problem')
  expect(() => expectNoLeak(answer(200, 'Fine.', { ETag: MARKER }))).toThrow('headers')
  expect(() => expectNoLeak(answer(404, 'There is nothing at this path.'))).not.toThrow()
})
