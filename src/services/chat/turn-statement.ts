import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { callerRole } from '../../db/access.ts'
import type { Db } from '../../db/client.ts'
import { typed } from '../../db/expressions.ts'
import { type Attempt, secondsToWait, type Throttle, withCallersAttempt } from '../../db/throttle.ts'
import { isOwned, principalOf, withCaller } from './owned-sessions.ts'
import type { Owner } from './owner.ts'
import {
  reservedTokens,
  secondsToMidnight,
  spentTokens,
  type TokenLimits,
  tokenReservation,
} from './token-limits.ts'
import { latestMessages, productsSeen, productsShown } from './turn-memory.ts'
import { hasStarted, verdict } from './turn-verdict.ts'

export interface Asked {
  /** The conversation's label. */
  label: string
  text: string
  /** Under which the client may send the message again. */
  clientMessageId?: string | undefined
  throttle: Throttle
  attempt: Attempt
  tokens: TokenLimits
}

/** Of messages sent closer together than this, the first is answered and the others are refused. */
const AT_ONCE = sql`interval '1 second'`

/** A function that keeps an answer tells so every few seconds; one that was not heard of for so long is no more. */
const SILENCE = sql`interval '60 seconds'`

const TITLE_LENGTH = 80

/** The statement before `turnStatement`: locks the conversation, if it is there, so that nobody clears it meanwhile. */
export const lockConversation = (db: Db, owner: Owner, label: string) =>
  withCaller(db, owner)
    .selectFrom('chat_sessions')
    .select('chat_sessions.id')
    .where((eb) => isOwned(owner)(eb))
    .where('chat_sessions.session_id', '=', label)
    .forNoKeyUpdate(['chat_sessions'])

/**
 * Decides about a message and, where it is to be answered, begins the turn: keeps the message and the answer to come, ends
 * the running answer as aborted, reserves tokens. `verdict` says what was decided; only `started` has written anything
 * besides the attempt. It comes after the locks of attempts, tokens and conversation, and so decides on what is.
 */
export const turnStatement = (db: Db, owner: Owner, asked: Asked) =>
  withCallersAttempt(
    db,
    principalOf(owner),
    asked.throttle,
    asked.attempt,
    'guest' in owner ? 'anyone' : 'caller',
  )
    .with('session', (query) =>
      query
        .selectFrom('chat_sessions')
        .select('chat_sessions.id')
        .where((eb) => isOwned(owner)(eb))
        .where('chat_sessions.session_id', '=', asked.label),
    )
    .with('asked', (query) =>
      query
        .selectFrom('chat_messages')
        .innerJoin('session', 'session.id', 'chat_messages.chat_session_id')
        .select(['chat_messages.id', 'chat_messages.content'])
        .where('chat_messages.client_message_id', '=', typed(asked.clientMessageId ?? null, 'text')),
    )
    .with('answer', (query) =>
      query
        .selectFrom('chat_messages')
        .innerJoin('asked', 'asked.id', 'chat_messages.reply_to')
        .select((eb) => [
          'chat_messages.id',
          'chat_messages.content',
          'chat_messages.status',
          'chat_messages.metadata',
          sql<boolean>`${eb.ref('chat_messages.checked_at')} > now() - ${SILENCE}`.as('was_heard_of'),
        ])
        .orderBy('chat_messages.id', 'desc')
        .limit(1),
    )
    .with('running', (query) =>
      query
        .selectFrom('chat_messages')
        .innerJoin('session', 'session.id', 'chat_messages.chat_session_id')
        .select((eb) => [
          'chat_messages.id',
          // Against the time at which this message came, not the one at which its turn came to be looked at.
          sql<boolean>`${eb.ref('chat_messages.created_at')} > now() - ${AT_ONCE}`.as('is_new'),
          sql<boolean>`${eb.ref('chat_messages.checked_at')} > now() - ${SILENCE}`.as('was_heard_of'),
        ])
        .where(isStreaming),
    )
    .with('spent', () => spentTokens(asked.tokens))
    .with('verdict', () => verdict(owner, asked.text))
    .with('opened', () => openSession(owner, asked))
    .with('stopped', (query) =>
      query
        .updateTable('chat_messages')
        .from('running')
        .set({ status: 'aborted' })
        .whereRef('chat_messages.id', '=', 'running.id')
        .where(isStreaming)
        .where(hasStarted)
        .returning('chat_messages.id'),
    )
    // What is asked anew is as young as its answer, which goes with it.
    .with(
      'renewed',
      () => sql<{ id: number }>`(
        update chat_messages set created_at = now()
        where id = (select id from asked) and ${hasStarted} returning id)`,
    )
    .with('message', (query) =>
      query
        .insertInto('chat_messages')
        .columns(['chat_session_id', 'role', 'content', 'client_message_id'])
        .expression((eb) =>
          eb
            .selectFrom('opened')
            .select([
              'opened.id',
              sql<'user'>`'user'`.as('role'),
              typed(asked.text, 'text').as('content'),
              typed(asked.clientMessageId ?? null, 'text').as('client_message_id'),
            ])
            .where(sql<boolean>`not exists (select from asked)`),
        )
        .returning('chat_messages.id'),
    )
    .with('reply', (query) =>
      query
        .insertInto('chat_messages')
        .columns(['chat_session_id', 'role', 'content', 'status', 'reply_to', 'created_at', 'checked_at'])
        .expression((eb) =>
          eb
            .selectFrom('opened')
            .select([
              'opened.id',
              sql<'assistant'>`'assistant'`.as('role'),
              sql<string>`''`.as('content'),
              sql<'streaming'>`'streaming'`.as('status'),
              question.as('reply_to'),
              sql<string>`clock_timestamp()`.as('created_at'),
              sql<string>`clock_timestamp()`.as('checked_at'),
            ])
            // Counted, so that the running answer has ended before this one begins: there is only ever one.
            .where(sql<boolean>`(select count(*) from stopped) >= 0`),
        )
        .returning('chat_messages.id'),
    )
    .with('reserved', () => tokenReservation(asked.tokens))
    .with('counted', () => reservedTokens(asked.tokens))
    .selectNoFrom((eb) => [
      callerRole,
      secondsToWait,
      secondsToMidnight.as('seconds_to_midnight'),
      eb.selectFrom('verdict').select('verdict.kind').as('verdict'),
      eb.selectFrom('opened').select('opened.id').as('chat_session_id'),
      question.as('user_message_id'),
      eb.selectFrom('reply').select('reply.id').as('reply_id'),
      jsonObjectFrom(
        eb.selectFrom('answer').select(['answer.id', 'answer.content', 'answer.status', 'answer.metadata']),
      ).as('answer'),
      latestMessages.as('latest'),
      productsShown.as('shown'),
      productsSeen.as('seen'),
    ])

const isStreaming = sql<boolean>`chat_messages.status = 'streaming'`

const question = sql<number>`coalesce((select id from message), (select id from asked))`

/** The statement of the CTE `opened`: the conversation of a turn that has started, made where it is new. */
const openSession = (owner: Owner, { label, text }: Asked) => {
  const title = Array.from(text.replace(/\s+/g, ' ')).slice(0, TITLE_LENGTH).join('').trimEnd()
  const isGuest = 'guest' in owner
  return sql<{ id: number }>`(
    insert into chat_sessions (user_id, guest_id, session_id, title)
    select (select id from caller), ${isGuest ? owner.guest : null}::uuid, ${label}::text, ${title}::text
    where ${hasStarted}
    on conflict on constraint ${sql.id(isGuest ? 'chat_sessions_guest_label_key' : 'chat_sessions_user_label_key')}
      do update set updated_at = now()
    returning id)`
}
