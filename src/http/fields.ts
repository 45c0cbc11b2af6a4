import * as v from 'valibot'
import { hundredths, MAX_PRICE } from '../lib/money.ts'

/** Text that can be stored: no NUL character, no half of a surrogate pair. */
export const storable = v.check(
  (text: string) => text.isWellFormed() && !text.includes('\0'),
  'Must not contain NUL characters or broken Unicode.',
)

/** Lengths count characters (code points), as PostgreSQL and JSON Schema do, not UTF-16 units. */
export const characters = (text: string): number => {
  let count = 0
  for (const _ of text) count += 1
  return count
}

interface Lengths {
  min?: number
  max: number
}

/** Trimmed text of `min` to `max` characters. */
export const text = ({ min = 0, max }: Lengths) =>
  v.pipe(
    v.string(),
    storable,
    v.trim(),
    v.check((value) => value.length >= min, 'Must not be blank.'),
    v.check((value) => value.length <= max || characters(value) <= max, `At most ${max} characters.`),
    v.metadata({ ...(min > 0 && { minLength: min }), maxLength: max }),
  )

/** Optional text that `null` or blank clears. */
export const clearableText = (max: number) =>
  v.nullable(
    v.pipe(
      text({ max }),
      v.transform((value) => (value === '' ? null : value)),
    ),
  )

/** Text taken as it is, not trimmed: passwords. */
export const secret = (max: number) =>
  v.pipe(v.string(), storable, v.maxLength(max, `At most ${max} characters.`))

const INT32_MAX = 2_147_483_647

/** Ids that no row can have become 0, which no row has: they are not found rather than malformed. */
const existingOrZero = (value: number) => (value >= 1 && value <= INT32_MAX ? value : 0)

const idMetadata = { type: 'integer', minimum: 1, maximum: INT32_MAX } as const

/** An id in a path or query. What is not an integer is refused. */
export const IdText = v.pipe(
  v.string(),
  v.metadata(idMetadata),
  v.check((value) => /^-?\d+$/.test(value), 'Must be an integer.'),
  v.transform((value) => existingOrZero(Number(value))),
)

/** An id in a body. What is not an integer is refused. */
export const Id = v.pipe(
  v.number('Must be an integer.'),
  v.integer('Must be an integer.'),
  v.metadata(idMetadata),
  v.transform(existingOrZero),
)

/** The `{id}` of a path. */
export const IdParam = v.object({ id: IdText })

/** A whole number from `min` to `max` in a body. */
export const wholeNumber = (min: number, max = INT32_MAX) =>
  v.pipe(
    v.number('Must be a whole number.'),
    v.integer('Must be a whole number.'),
    v.minValue(min, `Must be at least ${min}.`),
    v.maxValue(max, `Must be at most ${max}.`),
  )

/** A whole number from `min` to `max` in a query. */
export const wholeNumberText = (min: number, max = INT32_MAX) =>
  v.pipe(
    v.string(),
    v.metadata({ type: 'integer', minimum: min, maximum: max }),
    v.check((value) => /^-?\d+$/.test(value), 'Must be a whole number.'),
    v.transform(Number),
    v.check((value) => value >= min && value <= max, `Must be from ${min} to ${max}.`),
  )

/** `true`, `false`, `1` or `0` in a query. */
export const Flag = v.pipe(
  v.picklist(['true', 'false', '1', '0'], 'Must be true, false, 1 or 0.'),
  v.transform((value) => value === 'true' || value === '1'),
)

const DECIMAL_PATTERN = String.raw`^\d+(\.\d{1,2})?$`

const decimal = v.check(
  (value: string) => hundredths(value) !== undefined,
  'Must be an amount such as "5000.00", not negative, with at most two places.',
)

const atMost = (max: string) =>
  v.check((value: string) => (hundredths(value) ?? 0n) <= (hundredths(max) ?? 0n), `Must be at most ${max}.`)

/** An amount as decimal text, from text or from a number of at most two places; nothing is computed with it here. */
export const money = (max: string = MAX_PRICE) =>
  v.pipe(
    v.union([v.string(), v.number()], 'Must be an amount such as "5000.00".'),
    v.metadata({
      anyOf: [
        { type: 'string', pattern: DECIMAL_PATTERN },
        { type: 'number', minimum: 0, maximum: Number(max) },
      ],
      examples: ['5000.00'],
    }),
    v.transform(String),
    decimal,
    atMost(max),
  )

/** A price in a query. */
export const MoneyText = v.pipe(
  v.string(),
  decimal,
  atMost(MAX_PRICE),
  v.metadata({ pattern: DECIMAL_PATTERN, examples: ['5000.00'] }),
)

/** A picture's address: a path of this site, or http(s). Blank or null stands for none. */
export const ImageUrl = v.pipe(
  clearableText(500),
  v.check(
    (value) => value === null || isImageUrl(value),
    'Must be a path of this site or an http(s) address.',
  ),
)

function isImageUrl(value: string): boolean {
  if (/[\s\\]/.test(value)) return false
  if (value.startsWith('/')) return !value.startsWith('//')
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && /^https?:\/\//i.test(value)
}

/** `skip` and `limit` of a list. */
export const page = {
  skip: v.optional(wholeNumberText(0), '0'),
  limit: v.optional(wholeNumberText(1, 100), '10'),
}

/** Amounts, times and ids as answers carry them. */
export const Amount = v.pipe(
  v.string(),
  v.regex(/^\d+\.\d{2}$/),
  v.metadata({ description: 'A decimal amount with two places.', examples: ['5000.00'] }),
)
export const Time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.metadata({ description: 'ISO 8601 in UTC.', examples: ['2026-01-26T10:00:00.000Z'] }),
)
export const RowId = v.pipe(v.number(), v.integer(), v.minValue(1))
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** What a list of pages says beside its rows. */
export const pageAnswer = { total: Count, skip: Count, limit: Count }
