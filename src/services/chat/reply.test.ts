import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  type Act,
  END,
  WAIT,
  done,
  failure,
  modelThat,
  readReply,
  startReply,
} from '../../../dev/model/reply.fixture.ts'
import { readNaively, readWithParser } from '../../../dev/model/sse-readers.ts'
import { ModelError, type ModelErrorKind } from './model.ts'

describe('an answer', () => {
  test('is streamed as it comes, then kept, then closed by `done` and [DONE]', async () => {
    const { model } = modelThat('Good ', 'day', END)
    const { stream, kept } = await startReply(model)

    expect(await new Response(stream).text()).toBe(
      'data: Good \n\ndata: day\n\nevent: done\ndata:{"finish":"stop","message_id":41}\n\ndata: [DONE]\n\n',
    )
    expect(kept).toEqual([{ text: 'Good day', status: 'complete', finish: 'stop' }])
  })

  test.each(['length', 'content_filter'])('that the model ended by %s is kept as partial', async (finish) => {
    const { stream, kept } = await startReply(modelThat('Good ', { ...END, finish }).model)

    expect((await readReply(stream)).events).toEqual([done(finish)])
    expect(kept).toMatchObject([{ text: 'Good ', status: 'partial', finish }])
  })

  test('is kept as it is sent: line feeds, whole characters, no NUL', async () => {
    const { stream, kept } = await startReply(
      modelThat('a\r', '\nb\0\uD83D', '\uDE00\r', '\uD83D', END).model,
    )

    expect((await readReply(stream)).text).toBe('a\nb😀\n\uFFFD')
    expect(kept).toMatchObject([{ text: 'a\nb😀\n\uFFFD' }])
  })

  test('arrives unchanged whatever it holds and however the model cuts it', async () => {
    const piece = fc.oneof(
      fc.constantFrom('\n', '\n\n', '[DONE]', '[DO', 'NE]', ' ', 'data: ', '😀', 'سلام'),
      fc.string({ minLength: 1 }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1 }), async (pieces) => {
        const { stream, kept } = await startReply(
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
    const { stream } = await startReply(model)
    const reader = stream.getReader()

    await reader.read()
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(seen.taken).toBe(1)
    await reader.read()
    expect(seen.taken).toBe(2)
  })

  test('is closed only after it has been kept', async () => {
    const order: string[] = []
    const { stream } = await startReply(modelThat('a', END).model, {
      onFinish: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        order.push('kept')
        return { id: 7, status: 'complete' as const }
      },
    })

    for await (const bytes of stream) {
      if (new TextDecoder().decode(bytes).includes('done')) order.push('done')
    }
    expect(order).toEqual(['kept', 'done'])
  })

  test('that cannot be kept says so, and still closes', async () => {
    const broken = new Error('database: secret')
    const { stream, failures } = await startReply(modelThat('a', END).model, {
      onFinish: () => Promise.reject(broken),
    })

    expect(await readReply(stream)).toEqual({
      text: 'a',
      events: [failure('not_kept', false), done('stop', null)],
      done: true,
      afterDone: 0,
    })
    expect(failures).toEqual([broken])
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

    await expect(startReply(modelThat(new ModelError(kind)).model, { onFinish })).rejects.toMatchObject({
      kind,
    })
    expect(onFinish).not.toHaveBeenCalled()
  })

  test('an empty piece or half a character promises nothing', async () => {
    const { model } = modelThat('', '\0', '\uD83D', new ModelError('cut'))

    await expect(startReply(model)).rejects.toMatchObject({ kind: 'cut' })
  })

  test('an answer that ends without a word is a failure', async () => {
    await expect(startReply(modelThat(END).model)).rejects.toMatchObject({ kind: 'cut' })
    await expect(startReply(modelThat({ ...END, finish: 'content_filter' }).model)).rejects.toMatchObject({
      kind: 'refused',
    })
  })

  test('the deadline is thrown', async () => {
    await expect(
      startReply(modelThat(WAIT).model, { signal: AbortSignal.timeout(20) }),
    ).rejects.toMatchObject({
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
    const { stream, kept, failures } = await startReply(modelThat('Half', act).model)

    expect(await readReply(stream)).toEqual({
      text: 'Half',
      events: [expected, done('error')],
      done: true,
      afterDone: 0,
    })
    expect(kept).toEqual([{ text: 'Half', status: 'partial', finish: 'error' }])
    expect(failures).toEqual([act])
  })

  test('a model that just ends has been cut', async () => {
    const { stream, kept } = await startReply(modelThat('Half').model)

    expect((await readReply(stream)).events).toEqual([failure('cut'), done('error')])
    expect(kept).toMatchObject([{ status: 'partial' }])
  })

  test('a bug is told without its words', async () => {
    const { stream, kept } = await startReply(modelThat('Half', new Error('undefined is secret')).model)
    const sent = await new Response(stream).text()

    expect(readWithParser([sent]).events).toEqual([failure('internal'), done('error')])
    expect(sent).not.toContain('secret')
    expect(kept).toMatchObject([{ text: 'Half', status: 'error' }])
  })

  test('a failure of the model and one of keeping are both told', async () => {
    const { stream } = await startReply(modelThat('Half', new ModelError('cut')).model, {
      onFinish: () => Promise.reject(new Error('database')),
    })

    expect((await readReply(stream)).events).toEqual([
      failure('cut'),
      failure('not_kept', false),
      done('error', null),
    ])
  })
})
