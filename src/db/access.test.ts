import { describe, expect } from 'vitest'
import { test } from '../../test/database.ts'
import { type Principal, signInRequired, staleToken } from '../lib/principal.ts'
import { activeAccount, allowed, callerRole } from './access.ts'
import type { Db } from './client.ts'
import type { Role } from './schema.ts'

interface AccountFields {
  role?: Role
  is_active?: boolean
  token_version?: number
}

const addAccount = async (db: Db, fields: AccountFields = {}) => {
  const email = `${crypto.randomUUID()}@example.com`
  const account = { email, password_hash: 'none', full_name: 'Amina Khan', ...fields }
  const { id } = await db.insertInto('users').values(account).returning('id').executeTakeFirstOrThrow()
  return id
}

const roleOf = async (db: Db, principal: Principal) => {
  const row = await db
    .with('caller', activeAccount(principal))
    .selectNoFrom(callerRole)
    .executeTakeFirstOrThrow()
  return row.caller_role
}

describe('the caller of a statement', () => {
  test.for<Role>(['customer', 'admin'])(
    'is the active account of the token: %s',
    async (role, { db, roundTrips }) => {
      const userId = await addAccount(db, { role })
      const before = roundTrips()

      expect(await roleOf(db, { userId, tokenVersion: 0 })).toBe(role)
      expect(roundTrips() - before).toBe(1)
    },
  )

  test('is nobody where the account is deactivated', async ({ db }) => {
    const userId = await addAccount(db, { role: 'admin', is_active: false })

    expect(await roleOf(db, { userId, tokenVersion: 0 })).toBeNull()
  })

  test('is nobody where the token is not of the account’s present version', async ({ db }) => {
    const userId = await addAccount(db, { token_version: 3 })

    expect(await roleOf(db, { userId, tokenVersion: 2 })).toBeNull()
    expect(await roleOf(db, { userId, tokenVersion: 4 })).toBeNull()
    expect(await roleOf(db, { userId, tokenVersion: 3 })).toBe('customer')
  })

  test('is nobody where there is no such account', async ({ db }) => {
    expect(await roleOf(db, { userId: 2_147_483_647, tokenVersion: 0 })).toBeNull()
  })
})

describe('an answer', () => {
  const unauthorized = { kind: 'unauthorized', headers: { 'WWW-Authenticate': 'Bearer' } }

  test('passes as it is where the caller’s account stands', () => {
    const row = { caller_role: 'customer' as const, found: 7 }

    expect(allowed(row)).toBe(row)
  })

  test('passes to an admin where admins alone are meant', () => {
    expect(allowed({ caller_role: 'admin' }, 'admin')).toEqual({ caller_role: 'admin' })
  })

  test('is a 401 without an account, whatever the role asked for', () => {
    expect(() => allowed({ caller_role: null })).toThrow(expect.objectContaining(unauthorized))
    expect(() => allowed({ caller_role: null }, 'admin')).toThrow(expect.objectContaining(unauthorized))
  })

  test('is a 403 for a customer where admins alone are meant', () => {
    expect(() => allowed({ caller_role: 'customer' }, 'admin')).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    )
  })

  test('of 401 says how to sign in and why it was refused', () => {
    expect(signInRequired()).toMatchObject({ ...unauthorized, message: 'Sign in to do this.' })
    expect(staleToken()).toMatchObject({
      ...unauthorized,
      message: 'The account of this token is gone or the token no longer counts.',
    })
  })
})
