import {
  type Compilable,
  type CompiledQuery,
  type Expression,
  type ExpressionBuilder,
  type SqlBool,
  sql,
} from 'kysely'
import { activeAccount, type WithCaller } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { isViolationOf } from '../../db/constraints.ts'
import { countOfRows, typed } from '../../db/expressions.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Owner } from './owner.ts'

/** For a guest the CTE `caller` is empty; the guest id, which only we can sign, is the credential. */
const NOBODY: Principal = { userId: 0, tokenVersion: 0 }

export const principalOf = (owner: Owner): Principal => ('guest' in owner ? NOBODY : owner.principal)

export const withCaller = (db: Db, owner: Owner) => db.with('caller', activeAccount(principalOf(owner)))

/** True for the conversations of this owner alone: a user's, or a guest's where there is no user, or none any more. */
export const isOwned =
  (owner: Owner) =>
  (eb: ExpressionBuilder<WithCaller, 'chat_sessions'>): Expression<SqlBool> => {
    if ('guest' in owner) return eb('chat_sessions.guest_id', '=', owner.guest)
    const caller = eb.selectFrom('caller').select('caller.id')
    const users = eb('chat_sessions.user_id', '=', caller)
    if (owner.ifGone === 'refused' || owner.wasGuest === undefined) return users
    return users.or(eb.and([eb('chat_sessions.guest_id', '=', owner.wasGuest), eb.not(eb.exists(caller))]))
  }

/**
 * Makes a guest's conversations those of the user the guest turned out to be; a label the user has already gets a
 * suffix. Nothing for a guest, or for a user who was none.
 */
function claim(db: Db, owner: Owner) {
  const wasGuest = 'guest' in owner ? undefined : owner.wasGuest
  return withCaller(db, owner)
    .with('claimed', (query) =>
      query
        .updateTable('chat_sessions')
        .from('caller')
        .set((eb) => ({
          user_id: eb.ref('caller.id'),
          guest_id: null,
          session_id: sql<string>`case when exists (
              select 1 from chat_sessions as mine
              where mine.user_id = caller.id and mine.session_id = chat_sessions.session_id)
            then left(chat_sessions.session_id, 87) || '-' || right(gen_random_uuid()::text, 12)
            else chat_sessions.session_id end`,
        }))
        .where('chat_sessions.guest_id', '=', typed(wasGuest ?? null, 'uuid'))
        .returning('chat_sessions.id'),
    )
    .selectFrom('claimed')
    .select(countOfRows().as('claimed'))
}

interface Statement<Row> {
  compile(): CompiledQuery<Row>
  executeTakeFirstOrThrow(): Promise<Row>
}

interface Around {
  /** Carried out before the claim. */
  before?: readonly Compilable[]
  /** Carried out between the claim and the statement. */
  after?: readonly Compilable[]
}

/** Runs a statement for the owner, after the claim where there is something to claim: one request either way. */
export async function claimed<Row>(
  db: Db,
  owner: Owner,
  statement: Statement<Row>,
  { before = [], after = [] }: Around = {},
): Promise<Row> {
  const claims = 'guest' in owner || owner.wasGuest === undefined ? [] : [claim(db, owner)]
  const all = [...before, ...claims, ...after, statement]
  if (all.length === 1) return statement.executeTakeFirstOrThrow()
  const send = () => db.batch(all)
  // Another request of the user may take the label between look and claim; the second look sees that.
  const results = await send().catch((error: unknown) => {
    if (!isViolationOf('chat_sessions_user_label_key', error)) throw error
    return send()
  })
  const [row] = results.at(-1) as Row[]
  if (row === undefined) throw new Error('A statement that always gives a row gave none')
  return row
}
