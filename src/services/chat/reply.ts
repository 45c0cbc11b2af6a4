import type { MessageStatus } from '../../db/schema.ts'
import type { Answer, AnswerEvent } from './answer.ts'
import { type Failure, failureOf, NOT_KEPT, SUPERSEDED } from './failures.ts'
import { interruption, ModelError } from './model.ts'
import { DONE, encodeEvent, encodeText } from './sse.ts'

/**
 * How an answer went: `complete`; `partial`, cut by the model's limits or failures; `aborted`, ended by the customer or by
 * us; `error`, ended by a bug of ours.
 */
export type ReplyStatus = Exclude<MessageStatus, 'streaming'>

export interface Reply {
  /** What was sent, line breaks as line feeds. */
  text: string
  status: ReplyStatus
  /** The model's reason to end (`stop`, `length` …), else `aborted` or `error`. */
  finish: string
}

/** An answer that was kept, under its message id; `aborted` where a newer message had ended it meanwhile. */
export interface Kept {
  id: number
  status: ReplyStatus
}

export interface ReplyInput {
  answer: Answer
  /** Ends the answer, by its deadline or otherwise. */
  signal: AbortSignal
  /** Keeps the answer; undefined where its conversation is gone. Called once for each stream, also if nobody reads it to its end. */
  onFinish: (reply: Reply) => Promise<Kept | undefined>
  /** Keeps the text so far; false ends the answer, because a newer message has taken its place. */
  onCheckpoint: (text: string) => Promise<boolean>
  /** How often that is, in milliseconds. */
  checkpointMs?: number
  /** Is told of failures that can no longer be thrown. */
  onFailure?: (error: unknown) => void
}

type Ending = Omit<Reply, 'text'> & { failure?: Failure }

const ABORTED: Ending = { status: 'aborted', finish: 'aborted' }
const REPLACED: Ending = { ...ABORTED, failure: SUPERSEDED }

const ended = (finish: string): Ending => {
  const cutShort = finish === 'length' || finish === 'content_filter'
  return { status: cutShort ? 'partial' : 'complete', finish }
}

const failed = (error: unknown): Ending => {
  const isOurs = !(error instanceof ModelError)
  if (!isOurs && error.kind === 'aborted') return ABORTED
  return { status: isOurs ? 'error' : 'partial', finish: 'error', failure: failureOf(error) }
}

const textOf = (event: AnswerEvent): string => (event.type === 'text' ? event.text : '')

const encode = (event: AnswerEvent): string => {
  if (event.type === 'text') return encodeText(event.text)
  if (event.type === 'cart') return encodeEvent('cart', event.cart)
  if (event.type === 'products') return encodeEvent('products', { products: event.products })
  return encodeEvent('tool', { name: event.name, status: event.status })
}

/**
 * Streams an answer in the chat's wire format.
 *
 * Refuses with what the answer throws before its first step: nothing is promised then, and `onFinish` is not called. From
 * the first step on nothing is thrown: a failure becomes a `failure` event, and the stream always ends with `done` and
 * `[DONE]`, after `onFinish`. It runs only as fast as it is read. Cancelling it ends the answer and keeps what was sent so
 * far.
 */
export const streamReply = async (input: ReplyInput): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> => {
  const { answer, signal, onFinish, onCheckpoint, checkpointMs = 2000, onFailure } = input
  // Not AbortSignal.any: on Node 20 the garbage collector takes a signal made of a timeout, which then never fires.
  const stop = new AbortController()
  const stopToo = () => stop.abort(signal.reason)
  if (signal.aborted) stopToo()
  signal.addEventListener('abort', stopToo, { once: true })
  const events = answer(stop.signal)

  const first = await events.next().catch((error: unknown) => {
    signal.removeEventListener('abort', stopToo)
    throw error
  })

  if (signal.aborted) {
    await events.return('aborted')
    throw interruption(signal)
  }

  let text = ''
  let clientLeft = false
  let replaced = false
  let settled: Promise<{ ending: Ending; messageId: number | undefined }> | undefined

  const keep = async (ending: Ending) => {
    const { failure: _, ...reply } = ending
    try {
      const kept = await onFinish({ text, ...reply })
      const tooLate = kept?.status === 'aborted' && ending.status !== 'aborted'
      return { ending: tooLate ? REPLACED : ending, messageId: kept?.id }
    } catch (error) {
      onFailure?.(error)
      return { ending, messageId: undefined }
    }
  }
  const settle = (ending: Ending) => {
    stopCheckpoints()
    return (settled ??= keep(ending))
  }

  // A reader that has stopped reading does not keep the answer from being kept.
  const settleNow = () => void settle(failed(interruption(signal)))
  signal.addEventListener('abort', settleNow, { once: true })

  const stopCheckpoints = repeat(checkpointMs, async () => {
    const isOurs = await onCheckpoint(text).catch(() => true)
    if (isOurs || settled) return
    replaced = true
    stop.abort()
    void settle(REPLACED)
  })
  const stopListening = () => {
    signal.removeEventListener('abort', stopToo)
    signal.removeEventListener('abort', settleNow)
  }

  async function* steps(): AsyncGenerator<string, Ending> {
    try {
      for (let step = first; ; step = await events.next()) {
        if (step.done) return ended(step.value)
        if (stop.signal.aborted) return failed(interruption(stop.signal))
        text += textOf(step.value)
        yield encode(step.value)
      }
    } catch (error) {
      const ending = failed(error)
      if (ending.failure) onFailure?.(error)
      return ending
    }
  }

  async function* frames() {
    const ending = yield* steps()
    const { ending: kept, messageId } = await settle(replaced ? REPLACED : ending)
    stopListening()
    const isGone = messageId === undefined
    const failures = [isGone && kept === REPLACED ? undefined : kept.failure, isGone ? NOT_KEPT : undefined]
    yield [
      ...failures
        .filter((failure) => failure !== undefined)
        .map((failure) => encodeEvent('failure', failure)),
      encodeEvent('done', { finish: kept.finish, message_id: messageId ?? null }),
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
        await events.return('aborted')
        await settle(ABORTED)
        stopListening()
      },
    },
    { highWaterMark: 0 },
  )
}

/** Does a piece of work every so often, never twice at once, until it is stopped. */
function repeat(ms: number, work: () => Promise<void>): () => void {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    void work().finally(() => (busy = false))
  }, ms)
  return () => clearInterval(timer)
}
