import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DONE, encodeComment, encodeEvent, encodeText } from '../services/chat/sse.ts'
import { AnswerLost, type ChatEvent, readChat } from './read-chat.ts'

/** An answer whose bytes come in these pieces, and then what `end` does. */
const answerOf = (
  pieces: readonly Uint8Array[],
  end: (controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => void = (controller) =>
    controller.close(),
) => {
  const waiting = [...pieces]
  let cancelled = false
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const piece = waiting.shift()
      if (piece) controller.enqueue(Uint8Array.from(piece))
      else end(controller)
    },
    cancel: () => void (cancelled = true),
  })
  return { body, wasCancelled: () => cancelled }
}

const bytes = (text: string) => new TextEncoder().encode(text)

const cutAt = (whole: Uint8Array, places: readonly number[]) => {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length].toSorted((a, b) => a - b)
  return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end))
}

const read = async (answer: Pick<Response, 'body'>) => {
  const events: ChatEvent[] = []
  for await (const event of readChat(answer)) events.push(event)
  return events
}

/** What was read before reading failed, and with what. */
const readUntilFailure = async (answer: Pick<Response, 'body'>) => {
  const events: ChatEvent[] = []
  try {
    for await (const event of readChat(answer)) events.push(event)
  } catch (error) {
    return { events, error }
  }
  throw new Error('Nothing failed')
}

const textOf = (events: readonly ChatEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('')

describe('what is encoded', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom('\n', '[DONE]', '[DO', 'data: x', ' ', '😀', 'سلام\u200Cعلیکم', '\uFEFF', '\u2028'),
        fc.string({ unit: 'grapheme' }).map((raw) => raw.replaceAll(/[\r\0]/g, '')),
      ),
    )
    .map((parts) => parts.join(''))
  const json = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  const event = fc.oneof(
    text.map((said) => ({ sent: encodeText(said), said, event: undefined })),
    text.map((comment) => ({ sent: encodeComment(comment), said: '', event: undefined })),
    json.map((cart) => ({ sent: encodeEvent('cart', cart), said: '', event: { type: 'cart', cart } })),
    fc.array(json).map((products) => ({
      sent: encodeEvent('products', { products }),
      said: '',
      event: { type: 'products', products },
    })),
    fc.record({ name: fc.string(), status: fc.constantFrom('running', 'done') }).map((data) => ({
      sent: encodeEvent('tool', data),
      said: '',
      event: { type: 'tool', ...data },
    })),
    fc.record({ code: fc.string(), retryable: fc.boolean(), message: text }).map((data) => ({
      sent: encodeEvent('failure', data),
      said: '',
      event: { type: 'failure', ...data },
    })),
    fc
      .record({ finish: fc.constantFrom('stop', 'aborted'), message_id: fc.option(fc.nat()) })
      .map((data) => ({ sent: encodeEvent('done', data), said: '', event: { type: 'done', ...data } })),
  )

  test('is read back, wherever the network cuts it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event), fc.array(fc.nat(), { maxLength: 30 }), async (steps, cuts) => {
        const stream = bytes(steps.map(({ sent }) => sent).join('') + DONE)

        const events = await read(answerOf(cutAt(stream, cuts)))

        expect(textOf(events)).toBe(steps.map(({ said }) => said).join(''))
        expect(events.filter(({ type }) => type !== 'text')).toEqual(
          steps.flatMap((step) => step.event ?? []),
        )
      }),
      { numRuns: 500 },
    )
  })
})

test('gives each step before the next one has come', async () => {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
  const writer = writable.getWriter()
  const events = readChat({ body: readable })

  void writer.write(bytes(encodeText('One')))
  expect(await events.next()).toEqual({ done: false, value: { type: 'text', text: 'One' } })
  void writer.write(bytes(encodeText('Two') + DONE))
  expect(await events.next()).toEqual({ done: false, value: { type: 'text', text: 'Two' } })
  expect(await events.next()).toEqual({ done: true, value: undefined })
})

test('passes over events of other names, and over all that follows the end', async () => {
  const stream = `event: weather\ndata:{"rain":true}\n\n${encodeText('Hello')}${DONE}${encodeText('more')}`

  expect(await read(answerOf([bytes(stream)]))).toEqual([{ type: 'text', text: 'Hello' }])
})

describe('an answer that is lost', () => {
  const begun = bytes(encodeText('Hello'))
  const hello = { type: 'text', text: 'Hello' }

  test('by an end before its end is told as that, after what came', async () => {
    expect(await readUntilFailure(answerOf([begun]))).toEqual({
      events: [hello],
      error: expect.any(AnswerLost),
    })
  })

  test('in the middle of an event is told as that, without the half', async () => {
    const half = bytes('data: wor')

    expect(await readUntilFailure(answerOf([begun, half]))).toEqual({
      events: [hello],
      error: expect.any(AnswerLost),
    })
  })

  test('by a broken connection is told as that, with its cause', async () => {
    const cause = new TypeError('network error')

    const { events, error } = await readUntilFailure(
      answerOf([begun], (controller) => controller.error(cause)),
    )

    expect(events).toEqual([hello])
    expect(error).toBeInstanceOf(AnswerLost)
    expect(error).toMatchObject({ cause })
  })

  test('is what a page, no body and unreadable data are', async () => {
    for (const answer of [
      answerOf([bytes('<!doctype html><p>Sign in to the Wi-Fi</p>')]),
      answerOf([bytes('event: cart\ndata:{"items"\n\n')]),
      { body: null },
    ]) {
      expect(await readUntilFailure(answer)).toEqual({ events: [], error: expect.any(AnswerLost) })
    }
  })
})

test('an aborted request is told as such, not as lost', async () => {
  const aborted = new DOMException('Aborted', 'AbortError')

  const { error } = await readUntilFailure(answerOf([], (controller) => controller.error(aborted)))

  expect(error).toBe(aborted)
})

test('a reader that leaves early cancels the answer', async () => {
  const answer = answerOf([bytes(encodeText('One')), bytes(encodeText('Two'))])

  for await (const _ of readChat(answer)) break

  expect(answer.wasCancelled()).toBe(true)
})
