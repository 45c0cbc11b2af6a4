import { createParser } from 'eventsource-parser'

export interface ReadStream {
  /** The data of the events without a name, up to `[DONE]`. */
  text: string
  events: { name: string; data: unknown }[]
  /** Whether `[DONE]` came. */
  done: boolean
  /** How many events came after it. */
  afterDone: number
}

const collector = () => {
  const read: ReadStream = { text: '', events: [], done: false, afterDone: 0 }
  const take = (name: string | undefined, data: string) => {
    if (read.done) read.afterDone += 1
    else if (name) read.events.push({ name, data: JSON.parse(data) })
    else if (data === '[DONE]') read.done = true
    else read.text += data
  }
  return { read, take }
}

/** Reads the chat's stream with a standard parser, in the pieces given. */
export const readWithParser = (pieces: Iterable<string>): ReadStream => {
  const { read, take } = collector()
  const parser = createParser({ onEvent: ({ event, data }) => take(event, data) })
  for (const piece of pieces) parser.feed(piece)
  return read
}

/** Reads the chat's stream by the letter of the HTML standard, as a second opinion. */
export const readByTheStandard = (stream: string): ReadStream => {
  const { read, take } = collector()
  let name = ''
  let data = ''
  for (const line of stream.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    if (line === '') {
      if (data !== '') take(name || undefined, data.slice(0, -1))
      name = ''
      data = ''
      continue
    }
    const colon = line.indexOf(':')
    const field = colon === -1 ? line : line.slice(0, colon)
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'event') name = value
    else if (field === 'data') data += `${value}\n`
  }
  return read
}

/** Reads only what follows `data: ` on a line, until `[DONE]`: what the seed's frontend does. */
export const readNaively = (stream: string): string => {
  let text = ''
  for (const line of stream.split('\n')) {
    if (line === 'data: [DONE]') break
    if (line.startsWith('data: ')) text += line.slice('data: '.length)
  }
  return text
}
