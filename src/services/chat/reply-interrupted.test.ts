import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import {
  END,
  WAIT,
  done,
  failure,
  modelThat,
  readReply,
  startReply,
} from '../../../dev/model/reply.fixture.ts'
import { readWithParser } from '../../../dev/model/sse-readers.ts'
import { ModelError } from './model.ts'

describe('a client that leaves', () => {
  test('while the model is silent ends the model, and what was sent is kept as aborted', async () => {
    const { model, seen } = modelThat('Half', WAIT)
    const { stream, kept, failures } = await startReply(model)
    const reader = stream.getReader()
    await reader.read()
    const pending = reader.read()
    await new Promise((resolve) => setTimeout(resolve, 10))

    await reader.cancel()

    expect(await pending).toEqual({ done: true, value: undefined })
    expect(seen).toMatchObject({ closed: true, signal: { aborted: true } })
    expect(kept).toEqual([{ text: 'Half', status: 'aborted', finish: 'aborted' }])
    expect(failures).toEqual([])
  })

  test('between two pieces ends the model too', async () => {
    const { model, seen } = modelThat('a', 'b', 'c', END)
    const { stream, kept } = await startReply(model)
    const reader = stream.getReader()
    await reader.read()
    await reader.read()

    await reader.cancel()

    expect(seen.closed).toBe(true)
    expect(kept).toEqual([{ text: 'ab', status: 'aborted', finish: 'aborted' }])
  })

  test('before reading anything leaves nothing open', async () => {
    const { model, seen } = modelThat('a', 'b', END)
    const { stream, kept } = await startReply(model)

    await stream.cancel()

    expect(seen.closed).toBe(true)
    expect(kept).toEqual([{ text: '', status: 'aborted', finish: 'aborted' }])
  })

  test('once the answer is complete changes nothing', async () => {
    const { stream, kept } = await startReply(modelThat('a', END).model)
    const reader = stream.getReader()
    await reader.read()
    await reader.read()

    await reader.cancel()

    expect(kept).toMatchObject([{ text: 'a', status: 'complete' }])
  })
})

describe('the signal', () => {
  test('that runs out in the middle is told as the deadline', async () => {
    const { stream, kept } = await startReply(modelThat('Half', WAIT).model, {
      signal: AbortSignal.timeout(30),
    })

    expect((await readReply(stream)).events).toEqual([failure('deadline'), done('error')])
    expect(kept).toEqual([{ text: 'Half', status: 'partial', finish: 'error' }])
  })

  test('that runs out while nobody reads still has the answer kept, once', async () => {
    const { stream, kept } = await startReply(modelThat('a', 'b', 'c', END).model, {
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
    expect(kept).toHaveLength(1)
  })

  test('that ends the answer for another reason is no failure', async () => {
    const controller = new AbortController()
    const { stream, kept } = await startReply(modelThat('Half', WAIT).model, { signal: controller.signal })
    setTimeout(() => controller.abort(), 20)

    expect(await readReply(stream)).toEqual({
      text: 'Half',
      events: [done('aborted')],
      done: true,
      afterDone: 0,
    })
    expect(kept).toEqual([{ text: 'Half', status: 'aborted', finish: 'aborted' }])
  })

  test('that is over before the first text is thrown', async () => {
    const signal = AbortSignal.timeout(1)
    await new Promise((resolve) => signal.addEventListener('abort', resolve))

    await expect(startReply(modelThat(WAIT).model, { signal })).rejects.toMatchObject({ kind: 'deadline' })
  })

  test('has no listener left after an answer, a refusal or a client that has left', async () => {
    const { signal } = new AbortController()
    const { stream } = await startReply(modelThat('a', END).model, { signal })
    await readReply(stream)
    await startReply(modelThat(new ModelError('cut')).model, { signal }).catch(() => undefined)
    await (await startReply(modelThat('a', WAIT).model, { signal })).stream.cancel()

    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
