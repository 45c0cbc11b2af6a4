/** When a token left the model and when its reader had it, in milliseconds of the machine's monotonic clock. */
export interface Token {
  sent: number
  read: number
}

const TOKEN = /(?<= )\d{10,}(?=["\n])/g

/**
 * Reads a stream in which each token is the time of its sending in nanoseconds, the model's own or the shop's. Throws when
 * it is refused, or when tokens are missing.
 */
export async function readTokens(response: Response, expected: number): Promise<Token[]> {
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`)
  const tokens: Token[] = []
  let rest = ''
  for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
    const read = Number(process.hrtime.bigint()) / 1e6
    const lines = (rest + bytes).split('\n')
    rest = lines.pop() ?? ''
    for (const [time] of `${lines.join('\n')}\n`.matchAll(TOKEN))
      tokens.push({ sent: Number(time) / 1e6, read })
  }
  if (tokens.length !== expected) throw new Error(`${tokens.length} tokens of ${expected} arrived`)
  return tokens
}

/** The longest that a reader waited for a token beyond the time that the model itself left since the one before. */
export const longestStall = (tokens: readonly Token[]): number =>
  tokens.slice(1).reduce((longest, { sent, read }, index) => {
    const before = tokens[index]
    return before ? Math.max(longest, read - before.read - (sent - before.sent)) : longest
  }, 0)
