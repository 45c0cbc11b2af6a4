import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './client.ts'

/** Stands for a value while its statement is built, and refuses to be computed with or put into text. */
class Placeholder {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`The text of a prepared statement cannot depend on its value "${this.name}"`)
  }
}

export interface Prepared<Row> extends Compilable<Row> {
  execute: () => Promise<Row[]>
  executeTakeFirst: () => Promise<Row | undefined>
  executeTakeFirstOrThrow: () => Promise<Row>
}

interface PreparedOptions<Values> {
  /** Values of which the text depends, few enough that each set of them is worth a text of its own. */
  decidedBy?: readonly (keyof Values & string)[]
}

/**
 * A statement that is built and compiled once, and from then on only given its values: building one takes longer than
 * all else that a request makes us do. While it is built, `build` sees placeholders for the values, which it passes on
 * and does not look at. Only an absent value (undefined) stays absent, and those of `decidedBy` are what they are: for
 * each set of these the statement is built anew.
 */
export function prepared<Values extends object, Row>(
  build: (db: Db, values: Values) => Compilable<Row>,
  { decidedBy = [] }: PreparedOptions<Values> = {},
): (db: Db, values: Values) => Prepared<Row> {
  const decisive = new Set<string>(decidedBy)
  const built = new Map<string, CompiledQuery<Row>>()

  return (db, values) => {
    const compile = () => {
      const key = shapeOf(values, decisive)
      const text = built.get(key) ?? build(db, placeholdersFor(values, decisive)).compile()
      built.set(key, text)
      return { ...text, parameters: text.parameters.map((value) => valueOf(value, values)) }
    }
    const execute = () => db.run<Row>(compile())
    const executeTakeFirst = async () => (await execute())[0]
    const executeTakeFirstOrThrow = async () => {
      const row = await executeTakeFirst()
      if (!row) throw new Error('A statement that always gives a row gave none')
      return row
    }
    return { compile, execute, executeTakeFirst, executeTakeFirstOrThrow }
  }
}

/** The same for all values with which a statement has the same text. */
function shapeOf(values: object, decisive: ReadonlySet<string>): string {
  let shape = ''
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) shape += decisive.has(name) ? `${name}=${String(value)},` : `${name},`
  }
  return shape
}

const placeholdersFor = <Values extends object>(values: Values, decisive: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === undefined || decisive.has(name) ? value : new Placeholder(name),
    ]),
  ) as Values

const valueOf = (value: unknown, values: object): unknown =>
  value instanceof Placeholder ? (values as Record<string, unknown>)[value.name] : value
