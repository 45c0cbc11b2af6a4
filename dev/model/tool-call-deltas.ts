import { randomUUID } from 'node:crypto'

/** A tool call: its arguments as they are to be written, JSON or not, or as an object. */
export interface ScriptedCall {
  /** One of its own by default. */
  id?: string
  name: string
  arguments: string | object
}

/** What servers that are not OpenAI's do otherwise. */
export interface ToolCallDialect {
  /** Each call comes whole, in one piece. */
  whole?: boolean
  /** The calls come without an index, or all under 0. */
  index?: 'none' | 'zero'
  /** The calls come without an id, or with an empty one. */
  id?: 'none' | 'empty'
}

const PIECES = 3

/** The deltas of calls that begin together, after `before` others: in pieces that alternate, unless the dialect has them whole. */
export const toolCallDeltas = (
  calls: readonly ScriptedCall[],
  before: number,
  { whole = false, index, id }: ToolCallDialect = {},
): object[] => {
  const streams = calls.map((call, n) => {
    const text = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments)
    const [first = '', ...rest] = whole ? [text] : ['', ...cut(text)]
    const place = index === 'none' ? {} : { index: index === 'zero' ? 0 : before + n }
    const named = id === 'none' ? {} : { id: id === 'empty' ? '' : (call.id ?? `call_${randomUUID()}`) }
    return [
      { ...place, ...named, type: 'function', function: { name: call.name, arguments: first } },
      ...rest.map((piece) => ({ ...place, function: { arguments: piece } })),
    ]
  })
  if (index) return streams.flat()
  const longest = Math.max(0, ...streams.map(({ length }) => length))
  return Array.from({ length: longest }, (_, n) => streams.flatMap((stream) => stream.slice(n, n + 1))).flat()
}

const cut = (text: string): string[] => {
  const length = Math.max(1, Math.ceil(text.length / PIECES))
  return Array.from({ length: Math.ceil(text.length / length) }, (_, n) =>
    text.slice(n * length, (n + 1) * length),
  )
}
