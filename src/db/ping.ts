import { sql } from 'kysely'
import type { Db } from './client.ts'

/** Asks the database for nothing, to see that it answers; throws when it does not. */
export const ping = (db: Db) => () => sql`select 1`.execute(db)
