/** When a token left the model and when its reader had it, in milliseconds of the machine's monotonic clock. */
export interface Token {
  sent: number
  read: number
}

/** What an answer begins with; when it was sent, the first token behind it tells. */
export const FIRST_WORD = 'Hello'

/** Stand for the digits 0 to 9: the shop takes a long number for an amount of money and replaces it. */
const LETTERS = 'bcdfghjklm'
const DIGITS = 18
const TOKEN = new RegExp(`(?<=z)[${LETTERS}]{${DIGITS}}`, 'g')
/** Stands between two pieces of text in an event stream. */
const BETWEEN_PIECES = '\n\ndata: '

/** The token that says when it was sent, in nanoseconds. */
export const tokenAt = (nanoseconds: bigint): string =>
  ` z${String(nanoseconds)
    .padStart(DIGITS, '0')
    .replaceAll(/\d/g, (digit) => LETTERS[Number(digit)] ?? '')}`

const timeOf = (token: string): number =>
  Number(Array.from(token, (letter) => LETTERS.indexOf(letter)).join('')) / 1e6

/**
 * Reads a stream in which each token is the time of its sending, the model's own or the shop's. Throws when it is refused,
 * or when tokens are missing.
 */
export async function readTokens(response: Response, expected: number): Promise<Token[]> {
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`)
  const tokens: Token[] = []
  let stream = ''
  let firstRead: number | undefined
  for await (const bytes of response.body.pipeThrough(new TextDecoderStream())) {
    const read = Number(process.hrtime.bigint()) / 1e6
    stream += bytes
    const all = stream.replaceAll(BETWEEN_PIECES, '').match(TOKEN) ?? []
    if (stream.includes(FIRST_WORD)) firstRead ??= read
    for (const token of all.slice(tokens.length)) {
      tokens.push({ sent: timeOf(token), read: tokens.length === 0 ? (firstRead ?? read) : read })
    }
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
