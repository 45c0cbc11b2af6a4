interface Delta {
  content?: string
  tool_calls?: { index?: number; id?: string; function: { name?: string; arguments: string } }[]
}

export interface ReadCall {
  id: string | undefined
  name: string
  arguments: string
  /** How many deltas it came in. */
  pieces: number
}

/** The chunks of a completion as OpenAI streams it, as they came. */
export const deltasOf = (stream: string): { delta: Delta; finish_reason: string | null }[] =>
  stream
    .split('\n\n')
    .filter((event) => event.startsWith('data: {'))
    .flatMap((event) => JSON.parse(event.slice('data: '.length)).choices)

/** Puts a completion together by the index of its tool calls, as OpenAI's own clients do. */
export const readCompletion = (stream: string) => {
  const chunks = deltasOf(stream)
  const calls: ReadCall[] = []
  for (const { index = 0, id, function: part } of chunks.flatMap(({ delta }) => delta.tool_calls ?? [])) {
    const call = (calls[index] ??= { id, name: part.name ?? '', arguments: '', pieces: 0 })
    call.arguments += part.arguments
    call.pieces += 1
  }
  return {
    text: chunks.map(({ delta }) => delta.content ?? '').join(''),
    calls,
    finish: chunks.findLast(({ finish_reason }) => finish_reason)?.finish_reason,
  }
}
