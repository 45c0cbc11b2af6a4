import type { NeonQueryFunction } from '@neondatabase/serverless'
import type { Pool } from 'pg'

export interface Statement {
  text: string
  params: readonly unknown[]
}

export type Row = Record<string, unknown>

/** The little that seeding needs of a database, so that it works over a connection and over Neon's HTTP alike. */
export interface SeedDatabase {
  /** Runs the statements in order in one transaction at READ COMMITTED and answers the rows of each. */
  transaction(statements: readonly Statement[]): Promise<Row[][]>
}

/** Seeds over ordinary connections: a PostgreSQL server, or PGlite behind its `node-postgres` bridge. */
export const overPool = (pool: Pool): SeedDatabase => ({
  async transaction(statements) {
    const client = await pool.connect()
    let broken = false
    try {
      await client.query('begin isolation level read committed')
      const results: Row[][] = []
      for (const { text, params } of statements) {
        const { rows } = await client.query<Row>(text, [...params])
        results.push(rows)
      }
      await client.query('commit')
      return results
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true))
      throw error
    } finally {
      client.release(broken)
    }
  },
})

/** Seeds over Neon's HTTP protocol, as the local endpoint speaks it too: one request a transaction. */
export const overNeon = (neon: NeonQueryFunction<false, false>): SeedDatabase => ({
  transaction: (statements) =>
    neon.transaction(
      statements.map(({ text, params }) => neon.query(text, [...params])),
      { isolationLevel: 'ReadCommitted' },
    ),
})
