import { type Compilable, type RawBuilder, sql } from 'kysely'
import { AppError } from '../lib/errors.ts'
import type { Principal } from '../lib/principal.ts'
import { activeAccount } from './access.ts'
import type { Db } from './client.ts'
import type { AttemptAction } from './schema.ts'

interface Limit {
  /** Whose attempts are counted: this network's, those at this subject, or this network's at this subject. */
  by: readonly ('client' | 'subject')[]
  most: number
  /** In how long; the window slides. */
  seconds: number
  /** Where it does not hold. */
  unless?: RawBuilder<boolean>
}

/** How often one thing may be tried. */
export interface Throttle {
  action: AttemptAction
  limits: readonly Limit[]
}

/** One try, by whom and at what, both as pseudonyms; the id makes sending it twice the same as once. */
export interface Attempt {
  id: string
  client: string
  subject: string
}

/** The 429 of a limited route, for its documentation. */
export const TOO_MANY = { 429: 'Too many attempts; `Retry-After` says for how many seconds.' }

/**
 * The first statement of a limited request's batch: waits until nobody else counts the same attempts, so that the next
 * statement sees them all. The network is locked before the subject, by everyone.
 */
export const lockAttempts = (db: Db, { action }: Throttle, { client, subject }: Attempt) =>
  db.selectNoFrom(
    sql<number>`(select count(pg_advisory_xact_lock(hashtextextended(key, 0)))::int
      from unnest(${[`${action} client ${client}`, `${action} subject ${subject}`]}::text[]) as key)`.as(
      'locked',
    ),
  )

/**
 * The CTEs `wait` and `attempted`: the attempt is recorded, as a failed one until it is withdrawn, unless a limit is
 * reached, and then `wait.seconds` says for how long. Attempts that no limit counts any more are swept away, a few at
 * a time.
 */
export const withAttempt = (db: Db, throttle: Throttle, attempt: Attempt) =>
  db
    .with('wait', () => waitFor(throttle, attempt))
    .with('attempted', () => attemptInsert(throttle, attempt, sql`true`))
    .with('swept', () => attemptSweep)

/** The same after the CTE `caller`. What a signed-in user tries counts only while the account stands; `counts` is for guests. */
export const withCallersAttempt = (
  db: Db,
  principal: Principal,
  throttle: Throttle,
  attempt: Attempt,
  counts: 'caller' | 'anyone' = 'caller',
) =>
  db
    .with('caller', activeAccount(principal))
    .with('wait', () => waitFor(throttle, attempt))
    .with('attempted', () =>
      attemptInsert(throttle, attempt, counts === 'anyone' ? sql`true` : sql`exists (select from caller)`),
    )
    .with('swept', () => attemptSweep)

/**
 * Carries such a statement out, one request together with the locks that make it exact. It may be repeated: an attempt is known by its id.
 */
export async function countedRow<Row>(
  db: Db,
  throttle: Throttle,
  attempt: Attempt,
  statement: Compilable<Row>,
): Promise<Row> {
  const [, [row]] = await db.batch([lockAttempts(db, throttle, attempt), statement] as const, {
    repeatable: true,
  })
  if (!row) throw new Error('A statement without FROM gave no row')
  return row
}

const attemptInsert = ({ action }: Throttle, { id, client, subject }: Attempt, counts: RawBuilder<unknown>) =>
  sql<{ id: string }>`(insert into attempts (id, action, client, subject)
    select ${id}::uuid, ${action}::text, ${client}::text, ${subject}::text from wait
    where seconds is null and ${counts}
    on conflict do nothing returning id)`

/** Selected by such a statement: null where the attempt may be made. */
export const secondsToWait = sql<number | null>`(select seconds from wait)`.as('wait_seconds')

/** Refuses, with 429 and `Retry-After`, where a limit is reached. */
export function admitted<Row extends { wait_seconds: number | null }>(row: Row): Row {
  if (row.wait_seconds === null) return row
  throw new AppError('too_many', 'Too many attempts. Wait a while and try again.', {
    headers: { 'Retry-After': String(row.wait_seconds) },
  })
}

/** A CTE's statement for an attempt that did not fail: where the CTE `account` has a row, it no longer counts. */
export const withdrawAttempt = (id: string) =>
  sql<{ id: string }>`(delete from attempts where id = ${id}::uuid and exists (select from account)
    returning id)`

/**
 * The statement of the CTE `wait`. A limit is reached while its last attempt that may be made, counted back from now, is
 * inside the window.
 */
const waitFor = ({ action, limits }: Throttle, attempt: Attempt) => {
  const blocking = limits.map(({ by, most, seconds, unless }) => {
    const window = sql`make_interval(secs => ${seconds}::integer)`
    return sql`(
      select attempts.at + ${window} as until from attempts
      where attempts.action = ${action} and attempts.id <> ${attempt.id}::uuid
        and ${sql.join(
          by.map((column) => sql`${sql.ref(`attempts.${column}`)} = ${attempt[column]}`),
          sql` and `,
        )}
        and attempts.at > statement_timestamp() - ${window}
        ${unless ? sql`and not ${unless}` : sql``}
      order by attempts.at desc offset ${most - 1} limit 1)`
  })
  return sql<{ seconds: number | null }>`(
    select case when count(*) > 0
      then greatest(1, ceil(extract(epoch from max(blocking.until) - statement_timestamp())))::int
    end as seconds
    from (${sql.join(blocking, sql` union all `)}) as blocking)`
}

/** A CTE's statement that sweeps away attempts that no limit counts any more, a few at a time. */
const attemptSweep = sql<{ id: string }>`(delete from attempts where id in (
    select old.id from attempts as old where old.at < now() - interval '1 day' limit 20
    for update skip locked) returning id)`
