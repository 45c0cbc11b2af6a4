import { sql } from 'kysely'
import { typed } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'

export interface TokenLimits {
  /** The owner whose tokens are counted, by pseudonym. */
  subject: string
  /** What the answers to one owner may take of the model's tokens in a day (UTC), and those to all of them. */
  ownerLimit: number
  shopLimit: number
  /** How many of them are kept free for an answer until it is known what it took. */
  reserve: number
}

/** The subject under which the tokens of all owners are counted; no pseudonym is as short. */
const SHOP = 'shop'

const today = sql<string>`(now() at time zone 'UTC')::date`

/** When today's counts end, in seconds from now. */
export const secondsToMidnight = sql<number>`greatest(1, ceil(extract(epoch from
  date_trunc('day', now() at time zone 'UTC') + interval '1 day' - (now() at time zone 'UTC'))))::int`

/**
 * The lock under which tokens are counted. Whoever reserves or settles takes it before it locks a row, so that its next
 * statement sees every count as it is, and nobody who holds rows waits for it.
 */
export const lockTokens = prepared((db) =>
  db.selectNoFrom(
    sql<number>`(select count(pg_advisory_xact_lock(hashtextextended('chat tokens', 0)))::int)`.as('locked'),
  ),
)

/** The statement of the CTE `spent`: whether a reservation would pass the owner's or the shop's limit of today. */
export const spentTokens = ({ subject, ownerLimit, shopLimit, reserve }: TokenLimits) =>
  sql<{ by_owner: boolean; by_shop: boolean }>`(
    select coalesce(sum(tokens) filter (where subject <> ${SHOP}), 0) + ${reserve}::bigint > ${ownerLimit}::bigint as by_owner,
      coalesce(sum(tokens) filter (where subject = ${SHOP}), 0) + ${reserve}::bigint > ${shopLimit}::bigint as by_shop
    from chat_token_counts where day = ${today} and subject in (${subject}, ${SHOP}))`

/** The statement of the CTE `reserved`: notes what the row of the CTE `reply` reserves. */
export const tokenReservation = ({ subject, reserve }: TokenLimits) =>
  sql<{ day: string }>`(
    insert into chat_token_reservations (reply_id, day, subject, tokens)
    select id, ${today}, ${subject}::text, ${reserve}::integer from reply returning day)`

/** The statement of the CTE `counted`: counts what the CTE `reserved` has noted, the owner's and the shop's. */
export const reservedTokens = ({ subject, reserve }: TokenLimits) =>
  sql<{ subject: string }>`(
    insert into chat_token_counts as present (day, subject, tokens)
    select reserved.day, payer.subject, ${reserve}::integer
    from reserved cross join unnest(array[${subject}::text, ${SHOP}::text]) as payer (subject)
    on conflict on constraint chat_token_counts_pkey
      do update set tokens = present.tokens + excluded.tokens
    returning present.subject)`

/**
 * Gives back what an answer has reserved and counts what it took instead, on the day of the reservation. A second time it
 * does nothing.
 */
export const settleTokens = prepared((db, { replyId, tokens }: { replyId: number; tokens: number }) =>
  db
    .with('settled', (query) =>
      query
        .deleteFrom('chat_token_reservations')
        .where('reply_id', '=', replyId)
        .returning(['day', 'subject', 'tokens']),
    )
    .updateTable('chat_token_counts')
    .from('settled')
    .set({
      tokens: sql<number>`greatest(0, chat_token_counts.tokens - settled.tokens + ${typed(tokens, 'integer')})`,
    })
    .whereRef('chat_token_counts.day', '=', 'settled.day')
    .where((eb) => eb('chat_token_counts.subject', 'in', [eb.ref('settled.subject'), sql.lit(SHOP)])),
)
