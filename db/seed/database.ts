import type { NeonQueryFunction } from '@neondatabase/serverless'
import type { Pool } from 'pg'
import { inTransaction } from '../in-transaction.ts'

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
  transaction: (statements) =>
    inTransaction(pool, 'begin isolation level read committed', async (session) => {
      const results: Row[][] = []
      for (const { text, params } of statements) {
        const { rows } = await session.query<Row>(text, [...params])
        results.push(rows)
      }
      return results
    }),
})

/** Seeds over Neon's HTTP protocol, as the local endpoint speaks it too: one request a transaction. */
export const overNeon = (neon: NeonQueryFunction<false, false>): SeedDatabase => ({
  transaction: (statements) =>
    neon.transaction(
      statements.map(({ text, params }) => neon.query(text, [...params])),
      { isolationLevel: 'ReadCommitted' },
    ),
})
