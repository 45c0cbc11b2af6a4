import { expect } from 'vitest'
import { type ChatModel, type ModelEvent, interruption } from '../../src/services/chat/model.ts'
import { assistant, type Turn } from '../../src/services/chat/assistant.ts'
import { type Reply, type ReplyInput, streamReply } from '../../src/services/chat/reply.ts'
import { newTurnRecord } from '../../src/services/chat/turn-record.ts'
import { readWithParser } from './sse-readers.ts'

export const END: ModelEvent & { type: 'end' } = {
  type: 'end',
  finish: 'stop',
  usage: { prompt_tokens: 3, completion_tokens: 2 },
  model: 'm-1',
}

/** Lets a model wait until its signal ends it. */
export const WAIT = Symbol('wait')

/** What a model in a test does: say text, give an event, fail, or wait for the signal. */
export type Act = string | ModelEvent | Error | typeof WAIT

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

/** A model that does these things in order, and what was seen of it: events taken, whether it was closed, its signal. */
export const modelThat = (...acts: Act[]) => {
  const seen = { taken: 0, closed: false, signal: new AbortController().signal }
  const model: ChatModel = {
    async *reply(_messages, { signal }) {
      seen.signal = signal
      try {
        for (const act of acts) {
          if (act instanceof Error) throw act
          if (act === WAIT) {
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

/** The answer of a model that has no tools, and whose text is let through as it is. */
export const plainAnswer = (model: ChatModel, more: Partial<Turn> = {}) =>
  assistant({
    model,
    messages: [{ role: 'user', content: 'Hello' }],
    toolbox: { definitions: [], run: async () => [] },
    grounding: { know() {}, push: (piece) => piece, flush: () => '', mentions: [] },
    user: 'a pseudonym',
    nothingToSay: 'I have nothing to say.',
    record: newTurnRecord(),
    ...more,
  })

/** Starts a reply; what it keeps (the first as message 41) and the failures it tells are collected. */
export const startReply = async (model: ChatModel, more: Partial<ReplyInput> = {}) => {
  const kept: Reply[] = []
  const failures: unknown[] = []
  const stream = await streamReply({
    answer: plainAnswer(model),
    signal: new AbortController().signal,
    onFinish: async (reply) => ({ id: kept.push(reply) + 40, status: reply.status }),
    onCheckpoint: async () => true,
    onFailure: (error) => failures.push(error),
    ...more,
  })
  return { stream, kept, failures }
}

export const readReply = async (stream: ReadableStream<Uint8Array<ArrayBuffer>>) =>
  readWithParser([await new Response(stream).text()])

export const done = (finish: string, message_id: number | null = 41) => ({
  name: 'done',
  data: { finish, message_id },
})

export const failure = (code: string, retryable = true): { name: string; data: unknown } => ({
  name: 'failure',
  data: { code, retryable, message: expect.stringMatching(/^[A-Z].+\.$/) },
})
