import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { addressOf, asAdmin } from '../../test/test-server.ts'
import { inTransaction } from '../../db/in-transaction.ts'
import { listTables } from './tables.ts'

export interface EmptyDatabase {
  url: string
  pool: pg.Pool
  drop: () => Promise<void>
}

/** A database without tables on the same server, for what is restored. */
export async function createEmptyDatabase(adminUrl: string, prefix: string): Promise<EmptyDatabase> {
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name}`))
  const url = addressOf(adminUrl, name)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pool.on('error', () => {})
  return {
    url,
    pool,
    drop: async () => {
      await pool.end()
      await asAdmin(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`))
    },
  }
}

/** All that a shop keeps: each table's rows as one digest, and what its sequences have given. */
export const digestOf = (pool: pg.Pool): Promise<Record<string, string>> =>
  inTransaction(pool, 'begin', async (session) => {
    const digests: Record<string, string> = {}
    for (const { name } of await listTables(session)) {
      const table = session.escapeIdentifier(name)
      const { rows } = await session.query<{ digest: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from ${table} as t`,
      )
      digests[name] = rows[0]?.digest ?? ''
    }
    const { rows } = await session.query<{ given: string }>(
      `select string_agg(sequencename || ':' || coalesce(last_value, 0), ' ' order by sequencename) as given from pg_sequences`,
    )
    return { ...digests, sequences: rows[0]?.given ?? '' }
  })
