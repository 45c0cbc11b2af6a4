import { type Failure, NOT_KEPT, failureOf } from './failures.ts'
import {
  type ChatModel,
  ModelError,
  type ModelEvent,
  type ModelMessage,
  type ModelUsage,
  interruption,
} from './model.ts'
import { DONE, createTextNormalizer, encodeEvent, encodeText } from './sse.ts'

/**
 * How an answer went: `complete`; `partial`, cut by the model's limits or failures; `aborted`, ended by the customer or by
 * us; `error`, ended by a bug of ours.
 */
export type ReplyStatus = 'complete' | 'partial' | 'aborted' | 'error'

export interface Reply {
  /** What was sent, line breaks as line feeds. */
  text: string
  status: ReplyStatus
  /** The model's reason to end (`stop`, `length` …), else `aborted` or `error`. */
  finish: string
  usage?: ModelUsage
  /** The model that answered, where it came to its end. */
  model?: string
}

export interface ReplyInput {
  model: ChatModel
  messages: readonly ModelMessage[]
  /** Ends the answer, by its deadline or otherwise. */
  signal: AbortSignal
  user?: string
  /** Keeps the answer and gives its message id. Called once for each stream, also if nobody reads it to its end. */
  onFinish: (reply: Reply) => Promise<number>
  /** Is told of failures that can no longer be thrown. */
  onFailure?: (error: unknown) => void
}

type Ending = Omit<Reply, 'text'> & { failure?: Failure }

const ABORTED: Ending = { status: 'aborted', finish: 'aborted' }

const ended = ({ finish, usage, model }: ModelEvent & { type: 'end' }): Ending => {
  const cutShort = finish === 'length' || finish === 'content_filter'
  return { status: cutShort ? 'partial' : 'complete', finish, usage, model }
}

const failed = (error: unknown): Ending => {
  const isOurs = !(error instanceof ModelError)
  if (!isOurs && error.kind === 'aborted') return ABORTED
  return { status: isOurs ? 'error' : 'partial', finish: 'error', failure: failureOf(error) }
}

/** The model's events with normalized text, never an empty one. Gives `end` last, or throws. */
async function* normalized(
  events: AsyncIterable<ModelEvent>,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent, undefined> {
  const normalizer = createTextNormalizer()
  for await (const event of events) {
    if (event.type === 'end') {
      const rest = normalizer.flush()
      if (rest) yield { type: 'text', text: rest }
      yield event
      return
    }
    if (signal.aborted) throw interruption(signal)
    const text = normalizer.push(event.text)
    if (text) yield { type: 'text', text }
  }
  throw signal.aborted ? interruption(signal) : new ModelError('cut')
}

const firstText = async (events: AsyncGenerator<ModelEvent, undefined>) => {
  const { value: event } = await events.next()
  if (event?.type === 'text') return event.text
  await events.return(undefined)
  throw new ModelError(event?.finish === 'content_filter' ? 'refused' : 'cut')
}

/**
 * Asks the model and streams its answer in the chat's wire format.
 *
 * Refuses with a `ModelError`, before anything is promised, when the model fails or ends before its first text; `onFinish`
 * is not called then. From the first text on nothing is thrown: a failure becomes a `failure` event, and the stream always
 * ends with `done` and `[DONE]`, after `onFinish`. It runs only as fast as it is read. Cancelling it ends the upstream
 * request and keeps what was sent so far.
 */
export const streamReply = async (input: ReplyInput): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
  const { model, messages, signal, user, onFinish, onFailure } = input
  // Not AbortSignal.any: on Node 20 the garbage collector takes a signal made of a timeout, which then never fires.
  const stop = new AbortController()
  const stopToo = () => stop.abort(signal.reason)
  if (signal.aborted) stopToo()
  signal.addEventListener('abort', stopToo, { once: true })
  const events = normalized(model.reply(messages, { signal: stop.signal, user }), stop.signal)

  const first = await firstText(events).catch((error: unknown) => {
    signal.removeEventListener('abort', stopToo)
    throw error
  })

  let text = first
  let clientLeft = false
  let settled: Promise<{ ending: Ending; messageId: number | undefined }> | undefined

  const keep = async (ending: Ending) => {
    const { failure: _, ...reply } = ending
    try {
      return { ending, messageId: await onFinish({ text, ...reply }) }
    } catch (error) {
      onFailure?.(error)
      return { ending, messageId: undefined }
    }
  }
  const settle = (ending: Ending) => (settled ??= keep(ending))

  // A reader that has stopped reading does not keep the answer from being kept.
  const settleNow = () => void settle(failed(interruption(signal)))
  signal.addEventListener('abort', settleNow, { once: true })
  const stopListening = () => {
    signal.removeEventListener('abort', stopToo)
    signal.removeEventListener('abort', settleNow)
  }

  async function* answer(): AsyncGenerator<string, Ending> {
    try {
      yield encodeText(text)
      for await (const event of events) {
        if (event.type === 'end') return ended(event)
        text += event.text
        yield encodeText(event.text)
      }
      return failed(new ModelError('cut'))
    } catch (error) {
      const ending = failed(error)
      if (ending.failure) onFailure?.(error)
      return ending
    }
  }

  async function* frames() {
    const { ending, messageId } = await settle(yield* answer())
    stopListening()
    const failures = [ending.failure, messageId === undefined ? NOT_KEPT : undefined]
    yield [
      ...failures
        .filter((failure) => failure !== undefined)
        .map((failure) => encodeEvent('failure', failure)),
      encodeEvent('done', { finish: ending.finish, message_id: messageId ?? null }),
      DONE,
    ].join('')
  }

  const source = frames()
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await source.next()
        if (clientLeft) return
        if (done) controller.close()
        else controller.enqueue(encoder.encode(value))
      },
      async cancel() {
        clientLeft = true
        stop.abort()
        await source.return(undefined)
        await events.return(undefined)
        await settle(ABORTED)
        stopListening()
      },
    },
    { highWaterMark: 0 },
  )
}
