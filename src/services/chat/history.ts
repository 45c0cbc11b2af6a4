import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { countOfRows, isoTime, typed } from '../../db/expressions.ts'
import { claimed, isOwned, withCaller } from './owned-sessions.ts'
import type { Owner } from './owner.ts'
import type { HistoryQuery } from './schemas.ts'
import { productsOfCards } from './shown-products.ts'

/** False for an answer of which nothing is there to be read (yet). */
const isReadable = sql<boolean>`(chat_messages.role = 'user' or chat_messages.content <> '')`

/**
 * The newest `limit` messages before the `offset` newest, in the order they were written, and how many there are. Answers
 * that showed cards come with the products of these, as they are now.
 */
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
        .where(isReadable)
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
              productsOfCards.as('products'),
            ])
            .orderBy('chat_messages.id', 'desc')
            .limit(limit)
            .offset(offset),
        ).as('newest'),
        messages.select(countOfRows().as('total')).as('total'),
      ]
    })
  const { caller_role, newest, total } = await claimed(db, owner, statement)
  const messages = newest
    .toReversed()
    .map(({ products, ...message }) => ({ ...message, ...(products && { products }) }))
  return { caller_role, messages, total: total ?? 0, session_id }
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
            .where(isReadable)
            .$asScalar()
            .$notNull()
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
