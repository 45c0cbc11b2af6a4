import { type Expression, type RawBuilder, sql } from 'kysely'

/** A time as ISO 8601 in UTC with milliseconds and `Z`, the form of every answer. */
export const isoTime = (time: Expression<unknown>): RawBuilder<string> =>
  sql<string>`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A decimal as text, so that it stays exact inside JSON too. Stored amounts have two places, and so have their products and sums. */
export const decimalText = (value: Expression<unknown>): RawBuilder<string> => sql<string>`${value}::text`

/** `count(*)` as a number; the driver gives `int8` as text. */
export const countOfRows = (): RawBuilder<number> => sql<number>`count(*)::int`

/** A pattern for ILIKE that finds `text` anywhere, its `%`, `_` and `\` being plain characters. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`

/** A value with its type said, for places where PostgreSQL cannot infer a parameter's type. */
export const typed = <T>(
  value: T,
  type: 'text' | 'integer' | 'numeric' | 'boolean' | 'uuid',
): RawBuilder<T> => sql<T>`${value}::${sql.raw(type)}`
