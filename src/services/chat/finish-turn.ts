import { sql } from 'kysely'
import type { Db } from '../../db/client.ts'
import { typed } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import type { ChatMetadata, MessageStatus } from '../../db/schema.ts'
import { lockTokens, settleTokens } from './token-limits.ts'

const MOST_TOKENS = 1_000_000_000

/** How an answer stands that is no longer being written. */
export type KeptStatus = Exclude<MessageStatus, 'streaming'>

export interface FinishedReply {
  text: string
  status: KeptStatus
  metadata: ChatMetadata
  /** What it took of the model's tokens. */
  tokens: number
}

const checkpointStatement = prepared((db, { replyId, text }: { replyId: number; text: string }) =>
  db
    .updateTable('chat_messages')
    .set({ content: typed(text, 'text'), checked_at: sql<string>`clock_timestamp()` })
    .where('id', '=', replyId)
    .where(sql<boolean>`status = 'streaming'`)
    .returning('id'),
)

/** Keeps what there is of an answer so far; false where a newer message has ended it, or its conversation was cleared. */
export async function checkpoint(db: Db, replyId: number, text: string): Promise<boolean> {
  const [rows] = await db.batch([checkpointStatement(db, { replyId, text })], { repeatable: true })
  return rows.length === 1
}

interface Ending {
  replyId: number
  text: string
  status: KeptStatus
  metadata: string
}

const endingStatement = prepared((db, { replyId, text, status, metadata }: Ending) =>
  db
    .with('session', (query) =>
      query
        .updateTable('chat_sessions')
        .from('chat_messages as reply')
        .set({ updated_at: sql<string>`now()` })
        .whereRef('chat_sessions.id', '=', 'reply.chat_session_id')
        .where('reply.id', '=', replyId)
        .returning('chat_sessions.id'),
    )
    .updateTable('chat_messages')
    .from('session')
    .set({
      content: typed(text, 'text'),
      metadata: sql<string>`${metadata}::jsonb`,
      status: sql<KeptStatus>`case chat_messages.status when 'streaming' then ${status}::text else chat_messages.status end`,
    })
    .whereRef('chat_messages.chat_session_id', '=', 'session.id')
    .where('chat_messages.id', '=', replyId)
    .returning(['chat_messages.id', sql<KeptStatus>`chat_messages.status`.as('status')]),
)

/**
 * Keeps an answer as it ended, and counts the tokens that it took in place of those that were reserved for it. One that a
 * newer message has ended stays `aborted`, with its text. Undefined where the conversation was cleared meanwhile; the
 * tokens are counted then too. May be repeated.
 */
export async function finishTurn(
  db: Db,
  replyId: number,
  { text, status, metadata, tokens }: FinishedReply,
): Promise<{ id: number; status: KeptStatus } | undefined> {
  const [, , [row]] = await db.batch(
    [
      lockTokens(db, {}),
      settleTokens(db, { replyId, tokens: Math.min(Math.max(0, Math.ceil(tokens)), MOST_TOKENS) }),
      endingStatement(db, { replyId, text, status, metadata: JSON.stringify(withoutEmpty(metadata)) }),
    ] as const,
    { repeatable: true },
  )
  return row
}

/** Whoever looks for the cards that were shown last passes over answers without any. */
const withoutEmpty = ({ products = [], ...metadata }: ChatMetadata): ChatMetadata => ({
  ...metadata,
  ...(products.length > 0 && { products }),
})
