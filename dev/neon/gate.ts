import { createHash, timingSafeEqual } from 'node:crypto'
import type pg from 'pg'

/**
 * Lets those through to a pool who know the credentials of its connection string: user, password and name of the database.
 * Where they believe the server to be does not matter, since the pool goes to its own.
 */
export function gateBefore(pool: pg.Pool, connectionString: string): (offered: string) => pg.Pool {
  const expected = digestOf(connectionString)
  return (offered) => {
    if (!timingSafeEqual(digestOf(offered), expected)) throw new Error('password authentication failed')
    return pool
  }
}

function digestOf(connectionString: string): Buffer {
  const { username, password, pathname } = new URL(connectionString)
  return createHash('sha256')
    .update(JSON.stringify([username, password, pathname]))
    .digest()
}
