import * as v from 'valibot'
import { storable } from '../../http/fields.ts'
import { hundredths } from '../../lib/money.ts'

const whole = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max))
const Id = whole(1, 2_147_483_647)
const Price = v.pipe(
  v.string(),
  v.check((price) => hundredths(price) !== undefined),
)
const Name = v.pipe(v.string(), storable, v.maxLength(1000))

/** The sort of a list and where a product stands in it. */
const Position = v.variant('sort', [
  v.strictObject({ sort: v.literal('newest'), id: Id }),
  v.strictObject({ sort: v.picklist(['price_asc', 'price_desc']), price: Price, id: Id }),
  v.strictObject({ sort: v.literal('name'), name: Name, id: Id }),
  v.strictObject({
    sort: v.literal('relevance'),
    tier: whole(0, 2),
    segment: whole(0, 2 ** 20),
    score: whole(-1000, 1_000_000),
    id: Id,
  }),
])
export type Position = v.InferOutput<typeof Position>

/** A position as the text that a client hands back for what follows it: base64url of JSON. */
export const cursorAt = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

const readPosition = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** The `next` of an earlier answer. Anything else is refused. */
export const Cursor = v.pipe(
  v.string(),
  v.maxLength(4000, 'Must be the `next` of an earlier answer.'),
  v.metadata({ type: 'string', maxLength: 4000 }),
  v.rawTransform(({ dataset, addIssue, NEVER }): Position => {
    const position = v.safeParse(Position, readPosition(dataset.value))
    if (position.success) return position.output
    addIssue({ message: 'Must be the `next` of an earlier answer.' })
    return NEVER
  }),
)
