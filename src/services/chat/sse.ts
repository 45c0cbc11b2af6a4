/** The named events of the chat's stream; the answer's text travels in events without a name. */
export type EventName = 'products' | 'cart' | 'tool' | 'failure' | 'done'

const LINE_BREAK = /\r\n|\r|\n/
const INSIDE_A_DONE = /(?<=\[DO)(?=NE\])/

const textEvent = (text: string) =>
  `${text
    .split(LINE_BREAK)
    .map((line) => `data: ${line}\n`)
    .join('')}\n`

/** Ends the stream; nothing may follow it. */
export const DONE = 'data: [DONE]\n\n'

/**
 * Encodes a piece of the answer as complete events, none for an empty piece. An SSE parser gives back the same text, with
 * carriage returns as line feeds. A reader that only cuts off `data: ` loses the line breaks and nothing else: no line ever
 * holds the literal that ends the stream, because that is split between two events.
 */
export const encodeText = (text: string): string =>
  text === '' ? '' : text.split(INSIDE_A_DONE).map(textEvent).join('')

/** Encodes a named event with its data as JSON on one line, which a reader that looks for `data: ` passes over. */
export const encodeEvent = (name: EventName, data: unknown): string =>
  `event: ${name}\ndata:${JSON.stringify(data ?? null)}\n\n`

/** Encodes a comment, which every reader ignores: it keeps a quiet connection open. */
export const encodeComment = (comment: string): string =>
  `${comment
    .split(LINE_BREAK)
    .map((line) => `: ${line}\n`)
    .join('')}\n`

/** Cleans text that comes in chunks cut anywhere. */
export interface TextNormalizer {
  /** Takes the next chunk and gives what is ready; half of a surrogate pair waits for its other half. */
  push(chunk: string): string
  /** Gives what was held back once no chunk follows. */
  flush(): string
}

/**
 * Makes text that can be sent over SSE and stored in PostgreSQL: CRLF and CR become LF, NUL characters go, lone surrogates
 * become U+FFFD. The result does not depend on where the chunks were cut.
 */
export const createTextNormalizer = (): TextNormalizer => {
  let heldHighSurrogate = ''
  let afterCarriageReturn = false

  return {
    push(chunk) {
      let text = heldHighSurrogate + chunk.replaceAll('\0', '')
      if (text === '') return ''

      const endsInCarriageReturn = text.endsWith('\r')
      if (afterCarriageReturn && text.startsWith('\n')) text = text.slice(1)
      afterCarriageReturn = endsInCarriageReturn

      heldHighSurrogate = /[\uD800-\uDBFF]$/.exec(text)?.[0] ?? ''
      if (heldHighSurrogate) text = text.slice(0, -1)
      return text.replaceAll(/\r\n?/g, '\n').toWellFormed()
    },

    flush() {
      const rest = heldHighSurrogate.toWellFormed()
      heldHighSurrogate = ''
      return rest
    },
  }
}
