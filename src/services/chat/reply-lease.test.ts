import { describe, expect, test } from 'vitest'
import {
  done,
  END,
  failure,
  modelThat,
  plainAnswer,
  readReply,
  startReply,
  WAIT,
} from '../../../dev/model/reply.fixture.ts'
import type { ChatModel } from './model.ts'

describe('a checkpoint', () => {
  test('keeps the text so far, again and again while the answer goes on', async () => {
    const texts: string[] = []
    const { model } = modelThat('Half', WAIT)
    const { stream } = await startReply(model, {
      checkpointMs: 10,
      onCheckpoint: async (text) => texts.push(text) < 3,
    })

    await readReply(stream)

    expect(texts).toEqual(['Half', 'Half', 'Half'])
  })

  test('that is not ours any more ends the model and the answer, which says why', async () => {
    const { model, seen } = modelThat('Half', WAIT)
    const { stream, kept } = await startReply(model, { checkpointMs: 10, onCheckpoint: async () => false })

    expect(await readReply(stream)).toEqual({
      text: 'Half',
      events: [failure('superseded', false), done('aborted')],
      done: true,
      afterDone: 0,
    })
    expect(seen).toMatchObject({ closed: true, signal: { aborted: true } })
    expect(kept).toEqual([{ text: 'Half', status: 'aborted', finish: 'aborted' }])
  })

  test('that fails ends nothing', async () => {
    let checkpoints = 0
    const { model } = modelThat('Half', WAIT)
    const { stream } = await startReply(model, {
      checkpointMs: 10,
      onCheckpoint: async () => {
        checkpoints += 1
        if (checkpoints < 3) throw new Error('the database is away')
        return false
      },
    })

    expect((await readReply(stream)).events.at(0)).toEqual(failure('superseded', false))
    expect(checkpoints).toBe(3)
  })

  test('is never made twice at once, and not after the end', async () => {
    let running = 0
    let most = 0
    let count = 0
    const { stream } = await startReply(modelThat('a', 'b', END).model, {
      checkpointMs: 2,
      onCheckpoint: async () => {
        count += 1
        most = Math.max(most, (running += 1))
        await new Promise((resolve) => setTimeout(resolve, 20))
        running -= 1
        return true
      },
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    await readReply(stream)
    const before = count
    await new Promise((resolve) => setTimeout(resolve, 30))

    expect(most).toBe(1)
    expect(before).toBeGreaterThan(0)
    expect(count).toBe(before)
  })
})

test('an answer that was complete when a newer message had taken its place ends as aborted', async () => {
  const { stream } = await startReply(modelThat('Whole', END).model, {
    onFinish: async () => ({ id: 41, status: 'aborted' }),
  })

  expect((await readReply(stream)).events).toEqual([failure('superseded', false), done('aborted')])
})

test('an answer whose conversation is gone says that it was not kept', async () => {
  const { stream } = await startReply(modelThat('Whole', END).model, { onFinish: async () => undefined })

  expect((await readReply(stream)).events).toEqual([failure('not_kept', false), done('stop', null)])
})

test('a conversation that is cleared while an answer waits is told once, and as that', async () => {
  const { stream } = await startReply(modelThat('Silk', WAIT).model, {
    checkpointMs: 10,
    onCheckpoint: async () => false,
    onFinish: async () => undefined,
  })

  expect((await readReply(stream)).events).toEqual([failure('not_kept', false), done('aborted', null)])
})

test('a deadline that passes during the first step is thrown, and nothing goes on', async () => {
  let checkpoints = 0
  const { model, seen } = modelThat('Late', WAIT)
  const slow: ChatModel = {
    async *reply(messages, options) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      yield* model.reply(messages, options)
    },
  }
  const answer = async function* () {
    const events = plainAnswer(slow)(new AbortController().signal)
    yield* events
    return 'stop'
  }

  const starting = startReply(model, {
    answer,
    signal: AbortSignal.timeout(20),
    checkpointMs: 5,
    onCheckpoint: async () => (checkpoints += 1) > 0,
  })

  await expect(starting).rejects.toMatchObject({ kind: 'deadline' })
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect([checkpoints, seen.closed]).toEqual([0, true])
})
