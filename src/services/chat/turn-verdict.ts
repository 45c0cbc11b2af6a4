import { sql } from 'kysely'
import type { Owner } from './owner.ts'

/**
 * What becomes of a message: `started`, or `replay` of its answer, or why neither. `reworded`: its id was another
 * message's; `in_progress`: it is being answered already; `busy`: another message came at the same moment.
 */
type Verdict =
  | 'gone'
  | 'limited'
  | 'reworded'
  | 'in_progress'
  | 'replay'
  | 'busy'
  | 'spent_by_owner'
  | 'spent_by_shop'
  | 'started'

/** The statement of the CTE `verdict`, after those of `wait`, `asked`, `answer`, `running` and `spent`. */
export const verdict = (owner: Owner, text: string) => {
  const isGone = 'guest' in owner ? sql`false` : sql`not exists (select from caller)`
  return sql<{ kind: Verdict }>`(select case
    when ${isGone} then 'gone'
    when (select seconds from wait) is not null then 'limited'
    when exists (select from asked where content <> ${text}::text) then 'reworded'
    when exists (select from answer where status = 'streaming' and was_heard_of) then 'in_progress'
    when exists (select from answer where status in ('complete', 'partial', 'aborted') and content <> '') then 'replay'
    when exists (select from running where is_new) then 'busy'
    when exists (select from asked) and exists (select from running where was_heard_of) then 'busy'
    when (select by_owner from spent) then 'spent_by_owner'
    when (select by_shop from spent) then 'spent_by_shop'
    else 'started' end as kind)`
}

/** True in the statements of CTEs that only a turn which starts carries out. */
export const hasStarted = sql<boolean>`(select kind from verdict) = 'started'`
