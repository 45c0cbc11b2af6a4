import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import { refusals } from '../../../dev/model/scripted-replies.ts'
import { readNaively, readWithParser } from '../../../dev/model/sse-readers.ts'
import { type ChatModel, ModelError, type ModelErrorKind, type ModelEvent, interruption } from './model.ts'
import { openAiModel } from './openai-model.ts'
import { type Reply, type ReplyInput, streamReply } from './reply.ts'

const END: ModelEvent = {
  type: 'end',
  finish: 'stop',
  usage: { prompt_tokens: 3, completion_tokens: 2 },
  model: 'm-1',
}

/** What a model in a test does: say text, give an event, fail, or wait for the signal. */
type Act = string | ModelEvent | Error | 'WAIT'

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

const modelThat = (...acts: Act[]) => {
  const seen = { taken: 0, closed: false, signal: new AbortController().signal }
  const model: ChatModel = {
    async *reply(_messages, { signal }) {
      seen.signal = signal
      try {
        for (const act of acts) {
          if (act instanceof Error) throw act
          if (act === 'WAIT') {
            await aborted(signal)
            throw interruption(signal)
          }
          seen.taken += 1
          yield typeof act === 'string' ? { type: 'text', text: act } : act
        }
      } finally {
        seen.closed = true
      }
    },
  }
  return { model, seen }
}

const start = async (model: ChatModel, more: Partial<ReplyInput> = {}) => {
  const kept: Reply[] = []
  const onFinish = vi.fn(async (reply: Reply) => kept.push(reply) + 40)
  const onFailure = vi.fn()
  const stream = await streamReply({
    model,
    messages: [{ role: 'user', content: 'Hello' }],
    signal: new AbortController().signal,
    onFinish,
    onFailure,
    ...more,
  })
  return { stream, kept, onFinish, onFailure }
}

const read = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  readWithParser([await new Response(stream).text()])

const done = (finish: string, message_id: number | null = 41) => ({
  name: 'done',
  data: { finish, message_id },
})
const failure = (code: string, retryable = true) => ({
  name: 'failure',
  data: { code, retryable, message: expect.stringMatching(/^[A-Z].+\.$/) },
})

describe('an answer', () => {
  test('is streamed as it comes, then kept, then closed by `done` and [DONE]', async () => {
    const { model } = modelThat('Good ', 'day', END)
    const { stream, kept } = await start(model)

    expect(await new Response(stream).text()).toBe(
      'data: Good \n\ndata: day\n\nevent: done\ndata:{"finish":"stop","message_id":41}\n\ndata: [DONE]\n\n',
    )
    expect(kept).toEqual([
      { text: 'Good day', status: 'complete', finish: 'stop', usage: expect.anything(), model: 'm-1' },
    ])
  })

  test.each(['length', 'content_filter'])('that the model ended by %s is kept as partial', async (finish) => {
    const { stream, kept } = await start(modelThat('Good ', { ...END, finish }).model)

    expect((await read(stream)).events).toEqual([done(finish)])
    expect(kept).toMatchObject([{ text: 'Good ', status: 'partial', finish }])
  })

  test('is kept as it is sent: line feeds, whole characters, no NUL', async () => {
    const { stream, kept } = await start(modelThat('a\r', '\nb\0\uD83D', '\uDE00\r', '\uD83D', END).model)

    expect((await read(stream)).text).toBe('a\nb😀\n\uFFFD')
    expect(kept).toMatchObject([{ text: 'a\nb😀\n\uFFFD' }])
  })

  test('arrives unchanged whatever it holds and however the model cuts it', async () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\n\n', '[DONE]', '[DO', 'NE]', ' ', 'data: ', '😀', 'سلام'),
      fc.string({ minLength: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1 }), async (pieces) => {
        const { stream, kept } = await start(
          modelThat(...pieces.map((text) => ({ type: 'text' as const, text })), END).model,
        )
        const sent = await new Response(stream).text()

        expect(readWithParser([sent])).toEqual({
          text: pieces.join(''),
          events: [done('stop')],
          done: true,
          afterDone: 0,
        })
        expect(readNaively(sent)).toBe(pieces.join('').replaceAll('\n', ''))
        expect(kept).toMatchObject([{ text: pieces.join('') }])
      }),
    )
  })

  test('is made only as fast as it is read', async () => {
    const { model, seen } = modelThat('a', 'b', 'c', 'd', END)
    const { stream } = await start(model)
    const reader = stream.getReader()

    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen.taken).toBe(1)
    await reader.read()
    expect(seen.taken).toBe(2)
  })

  test('is closed only after it has been kept', async () => {
    const order: string[] = []
    const { stream } = await start(modelThat('a', END).model, {
      onFinish: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        order.push('kept')
        return 7
      },
    })

    for await (const bytes of stream) {
      if (new TextDecoder().decode(bytes).includes('done')) order.push('done')
    }
    expect(order).toEqual(['kept', 'done'])
  })

  test('that cannot be kept says so, and still closes', async () => {
    const broken = new Error('database: secret')
    const { stream, onFailure } = await start(modelThat('a', END).model, {
      onFinish: () => Promise.reject(broken),
    })

    expect(await read(stream)).toEqual({
      text: 'a',
      events: [failure('not_kept', false), done('stop', null)],
      done: true,
      afterDone: 0,
    })
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(broken)
  })
})

describe('before the first text', () => {
  test.each<ModelErrorKind>([
    'bad_key',
    'quota',
    'rate_limited',
    'too_long',
    'unreachable',
    'stalled',
    'cut',
    'deadline',
  ])('a model that fails with %s is thrown and nothing is kept', async (kind) => {
    const onFinish = vi.fn()

    await expect(start(modelThat(new ModelError(kind)).model, { onFinish })).rejects.toMatchObject({ kind })
    expect(onFinish).not.toHaveBeenCalled()
  })

  test('an empty piece or half a character promises nothing', async () => {
    const { model } = modelThat('', '\0', '\uD83D', new ModelError('cut'))

    await expect(start(model)).rejects.toMatchObject({ kind: 'cut' })
  })

  test('an answer that ends without a word is a failure', async () => {
    await expect(start(modelThat(END).model)).rejects.toMatchObject({ kind: 'cut' })
    await expect(start(modelThat({ ...END, finish: 'content_filter' }).model)).rejects.toMatchObject({
      kind: 'refused',
    })
  })

  test('the deadline is thrown', async () => {
    await expect(start(modelThat('WAIT').model, { signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
      kind: 'deadline',
    })
  })
})

describe('after the first text', () => {
  test.each<[Act, ReturnType<typeof failure>]>([
    [new ModelError('cut'), failure('cut')],
    [new ModelError('stalled'), failure('stalled')],
    [new ModelError('unreachable'), failure('cut')],
    [new ModelError('rate_limited'), failure('busy')],
    [new ModelError('quota'), failure('unavailable', false)],
    [new ModelError('bad_key'), failure('unavailable', false)],
  ])('%s is told, what came is kept as partial, and the stream closes', async (act, expected) => {
    const { stream, kept, onFailure } = await start(modelThat('Half', act).model)

    expect(await read(stream)).toEqual({
      text: 'Half',
      events: [expected, done('error')],
      done: true,
      afterDone: 0,
    })
    expect(kept).toEqual([{ text: 'Half', status: 'partial', finish: 'error' }])
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(act)
  })

  test('a model that just ends has been cut', async () => {
    const { stream, kept } = await start(modelThat('Half').model)

    expect((await read(stream)).events).toEqual([failure('cut'), done('error')])
    expect(kept).toMatchObject([{ status: 'partial' }])
  })

  test('a bug is told without its words', async () => {
    const { stream, kept } = await start(modelThat('Half', new Error('undefined is secret')).model)
    const sent = await new Response(stream).text()

    expect(readWithParser([sent]).events).toEqual([failure('internal'), done('error')])
    expect(sent).not.toContain('secret')
    expect(kept).toMatchObject([{ text: 'Half', status: 'error' }])
  })

  test('a failure of the model and one of keeping are both told', async () => {
    const { stream } = await start(modelThat('Half', new ModelError('cut')).model, {
      onFinish: () => Promise.reject(new Error('database')),
    })

    expect((await read(stream)).events).toEqual([
      failure('cut'),
      failure('not_kept', false),
      done('error', null),
    ])
  })
})

describe('a client that leaves', () => {
  test('while the model is silent ends the model, and what was sent is kept as aborted', async () => {
    const { model, seen } = modelThat('Half', 'WAIT')
    const { stream, kept, onFinish, onFailure } = await start(model)
    const reader = stream.getReader()
    await reader.read()
    const pending = reader.read()
    await new Promise((resolve) => setTimeout(resolve, 10))

    await reader.cancel()

    expect(await pending).toEqual({ done: true, value: undefined })
    expect(seen).toMatchObject({ closed: true, signal: { aborted: true } })
    expect(kept).toEqual([{ text: 'Half', status: 'aborted', finish: 'aborted' }])
    expect(onFinish).toHaveBeenCalledOnce()
    expect(onFailure).not.toHaveBeenCalled()
  })

  test('between two pieces ends the model too', async () => {
    const { model, seen } = modelThat('a', 'b', 'c', END)
    const { stream, kept } = await start(model)
    const reader = stream.getReader()
    await reader.read()
    await reader.read()

    await reader.cancel()

    expect(seen.closed).toBe(true)
    expect(kept).toEqual([{ text: 'ab', status: 'aborted', finish: 'aborted' }])
  })

  test('before reading anything leaves nothing open', async () => {
    const { model, seen } = modelThat('a', 'b', END)
    const { stream, kept } = await start(model)

    await stream.cancel()

    expect(seen.closed).toBe(true)
    expect(kept).toEqual([{ text: 'a', status: 'aborted', finish: 'aborted' }])
  })

  test('once the answer is complete changes nothing', async () => {
    const { stream, kept } = await start(modelThat('a', END).model)
    const reader = stream.getReader()
    await reader.read()
    await reader.read()

    await reader.cancel()

    expect(kept).toMatchObject([{ text: 'a', status: 'complete' }])
  })
})

describe('the signal', () => {
  test('that runs out in the middle is told as the deadline', async () => {
    const { stream, kept } = await start(modelThat('Half', 'WAIT').model, { signal: AbortSignal.timeout(30) })

    expect((await read(stream)).events).toEqual([failure('deadline'), done('error')])
    expect(kept).toEqual([{ text: 'Half', status: 'partial', finish: 'error' }])
  })

  test('that runs out while nobody reads still has the answer kept, once', async () => {
    const { stream, kept, onFinish } = await start(modelThat('a', 'b', 'c', END).model, {
      signal: AbortSignal.timeout(30),
    })
    const reader = stream.getReader()
    await reader.read()

    await expect.poll(() => kept).toEqual([{ text: 'a', status: 'partial', finish: 'error' }])

    const { value } = await reader.read()
    expect(readWithParser([new TextDecoder().decode(value)])).toEqual({
      text: '',
      events: [failure('deadline'), done('error')],
      done: true,
      afterDone: 0,
    })
    expect(await reader.read()).toMatchObject({ done: true })
    expect(onFinish).toHaveBeenCalledOnce()
  })

  test('that ends the answer for another reason is no failure', async () => {
    const controller = new AbortController()
    const { stream, kept } = await start(modelThat('Half', 'WAIT').model, { signal: controller.signal })
    setTimeout(() => controller.abort(), 20)

    expect(await read(stream)).toEqual({ text: 'Half', events: [done('aborted')], done: true, afterDone: 0 })
    expect(kept).toEqual([{ text: 'Half', status: 'aborted', finish: 'aborted' }])
  })
})

describe('over the openai package', () => {
  let double: OfflineModel
  beforeAll(async () => {
    double = await startOfflineModel({ chunkDelayMs: 0 })
  })
  afterAll(() => double.close())
  const model = () => openAiModel({ ...double, maxOutputTokens: 600, stallMs: 150 })

  test('the text of the provider is the text of the customer', async () => {
    const text = 'Salam! 😀\r\n  سلام‌علیکم [DONE]\n\nbye'
    double.next({ steps: text.split('') })
    const { stream, kept } = await start(model())

    expect(await read(stream)).toMatchObject({
      text: text.replace('\r', ''),
      events: [done('stop')],
      done: true,
    })
    expect(kept).toMatchObject([{ text: text.replace('\r', ''), model: 'scripted-double' }])
  })

  test('a refusal is thrown', async () => {
    double.next(refusals.rateLimited(7))

    await expect(start(model())).rejects.toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 7 })
  })

  test.each([
    ['cut', 'cut'],
    ['no_finish', 'cut'],
    ['stall', 'stalled'],
  ] as const)('a stream that ends by %s closes with a failure', async (ending, code) => {
    double.next({ steps: ['Half'], ending })
    const { stream } = await start(model())

    expect(await read(stream)).toEqual({
      text: 'Half',
      events: [failure(code), done('error')],
      done: true,
      afterDone: 0,
    })
  })

  test('a client that leaves ends the request to the provider', async () => {
    double.next({ steps: ['Half'], ending: 'stall' })
    const { stream, kept } = await start(model())
    const reader = stream.getReader()
    await reader.read()

    await reader.cancel()

    await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
    expect(kept).toMatchObject([{ text: 'Half', status: 'aborted' }])
  })
})
