import { sql } from 'kysely'
import type { ChatMetadata, MessageRole } from '../../db/schema.ts'
import { REMEMBERED_MESSAGES } from './remembered.ts'

// What a turn's statement tells of the conversation of the CTE `session`, as it was before the turn.

interface LatestMessage {
  role: MessageRole
  content: string
  mentions: ChatMetadata['mentions'] | null
}

/**
 * The latest messages that a model may be given, before the one of the CTE `asked` if there is one, the latest first. An
 * answer that is streaming is the one that the turn ends.
 */
export const latestMessages = sql<LatestMessage[]>`coalesce((
  select json_agg(latest) from (
    select chat_messages.role, chat_messages.content, chat_messages.metadata -> 'mentions' as mentions
    from chat_messages join session on session.id = chat_messages.chat_session_id
    where chat_messages.id < coalesce((select id from asked), 2147483647)
      and (chat_messages.role = 'user' or (chat_messages.content <> '' and chat_messages.status <> 'error'))
    order by chat_messages.id desc limit ${REMEMBERED_MESSAGES}::integer) as latest), '[]')`

/** Answers with cards, the latest first; there is an index of them. */
const withCards = sql`
  from chat_messages join session on session.id = chat_messages.chat_session_id
  where chat_messages.metadata ? 'products' order by chat_messages.id desc`

/** The products of the cards that were shown last. */
export const productsShown = sql<
  readonly number[] | null
>`(select chat_messages.metadata -> 'products' ${withCards} limit 1)`

/** The most products that are told, and of how many answers. */
const SEEN = 200

/** Every product whose card was shown, the latest first. */
export const productsSeen = sql<readonly number[] | null>`(
  select json_agg(product order by last_shown desc, product) from (
    select product::integer, max(recent.id) as last_shown
    from (select chat_messages.id, chat_messages.metadata ${withCards} limit ${SEEN}::integer) as recent,
      jsonb_array_elements_text(recent.metadata -> 'products') as product
    group by product order by last_shown desc, product limit ${SEEN}::integer) as seen)`
