import { expect } from 'vitest'
import { test } from '../../test/database.ts'
import type { Db } from './client.ts'
import { isViolationOf, refusedBy } from './constraints.ts'

const taken = new Error('The name is taken.')
const add = (db: Db, name: string) => db.insertInto('categories').values({ name }).execute()

test('a write that the named constraint refuses throws the given error instead', async ({ db }) => {
  await add(db, 'Sarees').catch(refusedBy('categories_name_key', taken))

  await expect(add(db, 'sarees').catch(refusedBy('categories_name_key', taken))).rejects.toBe(taken)
})

test('a write that another constraint refuses throws the database’s error', async ({ db }) => {
  await expect(add(db, '').catch(refusedBy('categories_name_key', taken))).rejects.toMatchObject({
    name: 'NeonDbError',
    code: '23514',
    constraint: 'categories_name_check',
  })
})

test('whatever else was thrown passes', async () => {
  const bug = new TypeError('x is undefined')
  await expect(Promise.reject(bug).catch(refusedBy('categories_name_key', taken))).rejects.toBe(bug)
})

test('only the database’s own errors are violations', async ({ db }) => {
  const violation = await add(db, '').catch((error: unknown) => error)

  expect(isViolationOf('categories_name_check', violation)).toBe(true)
  expect(isViolationOf('categories_name_key', violation)).toBe(false)
  expect(isViolationOf('categories_name_check', { constraint: 'categories_name_check' })).toBe(false)
  expect(isViolationOf('categories_name_check', undefined)).toBe(false)
})
