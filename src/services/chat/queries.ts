import {
  type Compilable,
  type CompiledQuery,
  type Expression,
  type ExpressionBuilder,
  type QueryCreator,
  type SqlBool,
  sql,
} from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { activeAccount, callerRole, type WithCaller } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { isViolationOf } from '../../db/constraints.ts'
import { countOfRows, isoTime, typed } from '../../db/expressions.ts'
import {
  admitted,
  type Attempt,
  type Limited,
  lockAttempts,
  secondsToWait,
  type Throttle,
  withCallersAttempt,
} from '../../db/throttle.ts'
import type { Owner } from './owner.ts'
import type { Reply } from './reply.ts'
import type { HistoryQuery } from './schemas.ts'

/** How many of the latest messages the model is given. */
const REMEMBERED = 20

/** For a guest the CTE `caller` is empty; the guest id, which only we can sign, is the credential. */
const NOBODY: Principal = { userId: 0, tokenVersion: 0 }
const principalOf = (owner: Owner) => ('guest' in owner ? NOBODY : owner.principal)
const guestOf = (owner: Owner) => ('guest' in owner ? owner.guest : null)

const withCaller = (db: Db, owner: Owner) => db.with('caller', activeAccount(principalOf(owner)))

/** True for the conversations of this owner alone: a user's, or a guest's where there is no user, or none any more. */
const isOwned =
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

/**
 * Runs a statement for the owner, after those `before` it and the claim where there is something to claim: one request
 * either way.
 */
async function claimed<Row>(
  db: Db,
  owner: Owner,
  statement: Statement<Row>,
  before: readonly Compilable[] = [],
): Promise<Row> {
  const claims = 'guest' in owner || owner.wasGuest === undefined ? [] : [claim(db, owner)]
  if (claims.length + before.length === 0) return statement.executeTakeFirstOrThrow()
  const send = () => db.batch([...before, ...claims, statement])
  // Another request of the user may take the label between look and claim; the second look sees that.
  const results = await send().catch((error: unknown) => {
    if (!isViolationOf('chat_sessions_user_label_key', error)) throw error
    return send()
  })
  const [row] = results.at(-1) as Row[]
  if (row === undefined) throw new Error('A statement that always gives a row gave none')
  return row
}

interface Statement<Row> {
  compile(): CompiledQuery<Row>
  executeTakeFirstOrThrow(): Promise<Row>
}

/**
 * Keeps the customer's message and gives the conversation before it, oldest first. A new label starts a conversation.
 * Undefined for a user whose account is gone; 429 past the limits of messages.
 */
export async function startTurn(
  db: Db,
  owner: Owner,
  label: string,
  text: string,
  throttle: Throttle,
  attempt: Attempt,
) {
  const counts = 'guest' in owner ? 'anyone' : 'caller'
  const statement = withCallersAttempt(db, principalOf(owner), throttle, attempt, counts)
    .with('session', (query) => openSession(query, owner, label, text))
    .with('message', (query) =>
      query
        .insertInto('chat_messages')
        .columns(['chat_session_id', 'role', 'content'])
        .expression((eb) =>
          eb
            .selectFrom('session')
            .select(['session.id', sql<'user'>`'user'`.as('role'), typed(text, 'text').as('content')]),
        )
        .returning('chat_messages.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      secondsToWait,
      eb.selectFrom('session').select('session.id').as('chat_session_id'),
      eb.selectFrom('message').select('message.id').as('message_id'),
      jsonArrayFrom(
        eb
          .selectFrom('chat_messages')
          .innerJoin('chat_sessions', 'chat_sessions.id', 'chat_messages.chat_session_id')
          .select(['chat_messages.role', 'chat_messages.content'])
          .where((session) => isOwned(owner)(session))
          .where('chat_sessions.session_id', '=', label)
          .orderBy('chat_messages.id', 'desc')
          .limit(REMEMBERED),
      ).as('latest'),
    ])
  const row = await claimed(db, owner, statement, [lockAttempts(db, throttle, attempt)])
  if (!('guest' in owner) && row.caller_role === null) return undefined
  const { chat_session_id, latest } = admitted(row)
  if (chat_session_id === null) throw new Error('A message was admitted and not kept')
  return { owner, chatSessionId: chat_session_id, history: latest.toReversed() }
}

const mayGoOn = sql<boolean>`(select seconds from wait) is null`

const TITLE_LENGTH = 80

function openSession(query: QueryCreator<WithCaller & Limited>, owner: Owner, label: string, text: string) {
  const title = Array.from(text.replace(/\s+/g, ' ')).slice(0, TITLE_LENGTH).join('').trimEnd()
  const columns = [
    typed(guestOf(owner), 'uuid').as('guest_id'),
    typed(label, 'text').as('session_id'),
    typed(title, 'text').as('title'),
  ] as const
  return query
    .insertInto('chat_sessions')
    .columns(['user_id', 'guest_id', 'session_id', 'title'])
    .expression(
      'guest' in owner
        ? query.selectNoFrom([sql<null>`null::integer`.as('user_id'), ...columns]).where(mayGoOn)
        : query
            .selectFrom('caller')
            .select(['caller.id as user_id', ...columns])
            .where(mayGoOn),
    )
    .onConflict((conflict) =>
      conflict
        .constraint('guest' in owner ? 'chat_sessions_guest_label_key' : 'chat_sessions_user_label_key')
        .doUpdateSet({ updated_at: sql<string>`now()` }),
    )
    .returning('chat_sessions.id')
}

/** Keeps the assistant's answer and gives its message id; fails when the conversation was cleared meanwhile. */
export async function finishTurn(db: Db, chatSessionId: number, reply: Reply): Promise<number> {
  const { text, status, finish, usage, model } = reply
  const { id } = await db
    .with('session', (query) =>
      query
        .updateTable('chat_sessions')
        .set({ updated_at: sql<string>`now()` })
        .where('id', '=', chatSessionId)
        .returning('id'),
    )
    .insertInto('chat_messages')
    .columns(['chat_session_id', 'role', 'content', 'status', 'metadata'])
    .expression((eb) =>
      eb
        .selectFrom('session')
        .select([
          'session.id',
          sql<'assistant'>`'assistant'`.as('role'),
          typed(text, 'text').as('content'),
          typed(status, 'text').as('status'),
          sql<string>`${JSON.stringify({ model, finish, ...usage })}::jsonb`.as('metadata'),
        ]),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The newest `limit` messages before the `offset` newest, in the order they were written, and how many there are. */
export async function listHistory(db: Db, owner: Owner, { session_id, limit, offset }: HistoryQuery) {
  const statement = withCaller(db, owner)
    .with('session', (query) =>
      query
        .selectFrom('chat_sessions')
        .select('chat_sessions.id')
        .where((eb) => isOwned(owner)(eb))
        .where('chat_sessions.session_id', '=', session_id),
    )
    .selectNoFrom((eb) => {
      const messages = eb
        .selectFrom('chat_messages')
        .innerJoin('session', 'session.id', 'chat_messages.chat_session_id')
      return [
        callerRole,
        jsonArrayFrom(
          messages
            .select((message) => [
              'chat_messages.id',
              typed(session_id, 'text').as('session_id'),
              'chat_messages.role',
              'chat_messages.content',
              isoTime(message.ref('chat_messages.created_at')).as('created_at'),
            ])
            .orderBy('chat_messages.id', 'desc')
            .limit(limit)
            .offset(offset),
        ).as('newest'),
        messages.select(countOfRows().as('total')).as('total'),
      ]
    })
  const { caller_role, newest, total } = await claimed(db, owner, statement)
  return { caller_role, messages: newest.toReversed(), total: total ?? 0, session_id }
}

/** Deletes the owner's conversation of this label, if there is one. */
export function clearHistory(db: Db, owner: Owner, label: string) {
  const statement = withCaller(db, owner)
    .with('deleted', (query) =>
      query
        .deleteFrom('chat_sessions')
        .where((eb) => isOwned(owner)(eb))
        .where('chat_sessions.session_id', '=', label)
        .returning('chat_sessions.id'),
    )
    .selectNoFrom((eb) => [callerRole, eb.selectFrom('deleted').select(countOfRows().as('n')).as('deleted')])
  return claimed(db, owner, statement)
}

/** The most conversations that a list holds. */
const LISTED = 100

/** The user's conversations, the latest first. */
export function listSessions(db: Db, owner: Owner) {
  const statement = withCaller(db, owner).selectNoFrom((eb) => [
    callerRole,
    jsonArrayFrom(
      eb
        .selectFrom('chat_sessions')
        .select((session) => [
          'chat_sessions.session_id',
          'chat_sessions.title',
          session
            .selectFrom('chat_messages')
            .select(countOfRows().as('n'))
            .whereRef('chat_messages.chat_session_id', '=', 'chat_sessions.id')
            .as('message_count'),
          isoTime(session.ref('chat_sessions.updated_at')).as('updated_at'),
        ])
        .where((session) => isOwned(owner)(session))
        .orderBy('chat_sessions.updated_at', 'desc')
        .orderBy('chat_sessions.id', 'desc')
        .limit(LISTED),
    ).as('sessions'),
  ])
  return claimed(db, owner, statement)
}
