import * as v from 'valibot'
import { money, text } from '../../../http/fields.ts'

/** The arguments of a call, or what the model has to mend about them, in words that repeat nothing of what it wrote. */
export function readArguments<Output>(
  schema: v.GenericSchema<unknown, Output>,
  argumentsText: string,
): { args: Output } | { mend: string } {
  const json = argumentsText.trim() === '' ? {} : parsed(argumentsText)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { mend: 'The arguments must be one JSON object, complete and well-formed.' }
  }
  if (Object.hasOwn(json, '__proto__')) return { mend: 'The arguments have a key that no tool takes.' }
  const given = Object.entries(json).filter(([, value]) => !isLeftOut(value))
  const result = v.safeParse(schema, Object.fromEntries(given), {
    abortPipeEarly: true,
    message: ({ received }) =>
      received === 'undefined' ? 'Must be given.' : 'Is of a type that cannot be taken.',
  })
  if (result.success) return { args: result.output }
  const faults = result.issues.map((issue) => [v.getDotPath(issue), issue.message].filter(Boolean).join(': '))
  return { mend: `The arguments cannot be taken. ${faults.join(' ')}` }
}

/** Whether this is how models write that they leave an argument out. */
const isLeftOut = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && /^\s*(?:null)?\s*$/.test(value))

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const INT32_MAX = 2_147_483_647

/** A whole number, also as text, which is how some models write it. */
const whole = v.pipe(
  v.union([v.pipe(v.string(), v.trim(), v.regex(/^#?\d{1,15}$/)), v.number()], 'Must be a whole number.'),
  v.transform((value) => (typeof value === 'number' ? value : Number(value.replace('#', '')))),
  v.integer('Must be a whole number.'),
)

/** An id; one that no row can have becomes 0, which is not found. */
export const id = v.pipe(
  whole,
  v.transform((value) => (value >= 1 && value <= INT32_MAX ? value : 0)),
)

/** Pieces of a product. */
export const quantity = v.pipe(whole, v.minValue(1, 'Must be at least 1.'))

/** How many to give: what lies outside becomes the nearest that there is. */
export const limit = (most: number) =>
  v.pipe(
    whole,
    v.transform((value) => Math.min(Math.max(value, 1), most)),
  )

export const words = text({ min: 1, max: 200 })

export const price = money()

/** The highest price; 0, which some models write for none, is none. */
export const highestPrice = v.pipe(
  price,
  v.transform((value) => (/[1-9]/.test(value) ? value : undefined)),
)

export const flag = v.pipe(
  v.union([v.boolean(), v.picklist(['true', 'false'])], 'Must be true or false.'),
  v.transform((value) => value === true || value === 'true'),
)
