import type { Answer, AnswerEvent } from './answer.ts'
import type { CatalogueProduct } from './catalogue.ts'
import type { Grounding } from './grounding/grounding.ts'
import { type ChatModel, interruption, ModelError, type ModelMessage, type ToolCall } from './model.ts'
import { createTextNormalizer } from './sse.ts'
import type { Toolbox, ToolOutcome } from './tools/toolbox.ts'
import { countRound, type TurnRecord } from './turn-record.ts'

/** How often the model is asked for one answer; the last time without tools, so that it must answer. */
const ROUNDS = 4

/** The most cards that one answer shows. */
const CARDS = 10

/** Reasons to end that are not the model's own will. */
const CUT_SHORT = new Set(['length', 'content_filter'])

export interface Turn {
  model: ChatModel
  /** The conversation, the customer's message last. */
  messages: readonly ModelMessage[]
  toolbox: Toolbox
  grounding: Grounding
  /** Names the customer to the provider. */
  user: string
  /** What is said where the model has nothing to say. */
  nothingToSay: string
  /** Takes notes of the turn as it goes on. */
  record: TurnRecord
}

/**
 * The assistant's answer: the model is asked, the tools that it calls are run and their results told to it, until it
 * answers in words. All of its text passes the grounding; the cards are products that its tools have found.
 *
 * Throws a `ModelError` where the model fails, after what was said so far; the calls of a round that was cut are not run.
 */
export const assistant = (turn: Turn): Answer =>
  async function* (signal) {
    const { toolbox, grounding, record } = turn
    const speech = speak(grounding, record)
    const messages = [...turn.messages]
    const found: CatalogueProduct[][] = []
    try {
      for (let round = 1; ; round += 1) {
        const isLast = round === ROUNDS
        const { calls, written, finish } = yield* ask(turn, messages, speech, isLast, signal)
        if (calls.length === 0 || isLast || CUT_SHORT.has(finish)) {
          if (!speech.hasBegun() && round === 1) {
            throw new ModelError(finish === 'content_filter' ? 'refused' : 'cut')
          }
          if (!speech.hasBegun()) yield* speech.say(turn.nothingToSay)
          yield* cards(found, turn)
          return CUT_SHORT.has(finish) ? finish : 'stop'
        }
        const outcomes = yield* runTools(turn, calls, signal)
        for (const outcome of outcomes) {
          grounding.know(outcome)
          if (outcome.cards.length > 0) found.push(outcome.cards)
          if (outcome.call.name === 'search_products') record.isList = true
          record.tools.push({ name: nameOf(outcome.call, toolbox), status: outcome.status })
        }
        messages.push(
          { role: 'assistant', content: written, toolCalls: calls },
          ...outcomes.map(({ call, content }) => ({ role: 'tool' as const, callId: call.id, content })),
        )
      }
    } catch (error) {
      if (speech.hasBegun()) yield* speech.pause()
      yield* cards(found, turn)
      throw error
    }
  }

interface Round {
  calls: ToolCall[]
  /** What the model wrote, as it wrote it. */
  written: string
  finish: string
}

/** Asks the model once: says what it writes and gives what it calls. */
async function* ask(
  { model, toolbox, user, record }: Turn,
  messages: readonly ModelMessage[],
  speech: Speech,
  isLast: boolean,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, Round> {
  const count = countRound(record, messages)
  const calls: ToolCall[] = []
  let written = ''
  const options = { signal, user, ...(!isLast && { tools: toolbox.definitions }) }
  for await (const event of model.reply(messages, options)) {
    if (signal.aborted) throw interruption(signal)
    if (event.type === 'text') {
      written += event.text
      count.written(event.text)
      yield* speech.push(event.text)
    } else if (event.type === 'call') {
      calls.push(event.call)
      count.written(event.call.arguments)
    } else {
      record.model = event.model
      if (event.usage) count.told(event.usage)
      yield* speech.pause()
      return { calls, written, finish: event.finish }
    }
  }
  throw signal.aborted ? interruption(signal) : new ModelError('cut')
}

async function* runTools(
  { toolbox }: Turn,
  calls: readonly ToolCall[],
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, ToolOutcome[]> {
  for (const call of calls) yield { type: 'tool', name: nameOf(call, toolbox), status: 'running' }
  const outcomes = await unlessAborted(signal, toolbox.run(calls))
  for (const { call, status, cart } of outcomes) {
    yield { type: 'tool', name: nameOf(call, toolbox), status }
    if (cart) yield { type: 'cart', cart }
  }
  return outcomes
}

/** What the work gives, unless the signal is first: then the answer ends, and whatever the work does is not waited for. */
async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  let give = () => {}
  const aborted = new Promise<void>((resolve) => (give = resolve))
  signal.addEventListener('abort', give, { once: true })
  try {
    await Promise.race([work, aborted])
    if (!signal.aborted) return await work
    work.catch(() => undefined)
    throw interruption(signal)
  } finally {
    signal.removeEventListener('abort', give)
  }
}

/** A tool's name as customers may see it: what a model calls may be named anything. */
const nameOf = ({ name }: ToolCall, { definitions }: Toolbox): string =>
  definitions.some((tool) => tool.name === name) ? name : 'unknown'

/** The cards of what was found: of the products that the answer refers to, in its order, else of the last that was found. */
function* cards(found: readonly CatalogueProduct[][], { grounding, record }: Turn): Generator<AnswerEvent> {
  const byId = new Map(found.flat().map((product) => [product.id, product]))
  const mentioned = [...new Set(grounding.mentions.map(({ id }) => id))].flatMap((id) => byId.get(id) ?? [])
  const products = (mentioned.length > 0 ? mentioned : (found.at(-1) ?? [])).slice(0, CARDS)
  if (products.length === 0) return
  yield { type: 'products', products }
  record.products = products.map(({ id }) => id)
}

/** The text of an answer on its way to the customer. */
interface Speech {
  /** Takes what the model writes next, cut anywhere. */
  push(piece: string): AnswerEvent[]
  /** Says what was held back; what follows is a paragraph of its own. */
  pause(): AnswerEvent[]
  /** Says words of our own. */
  say(text: string): AnswerEvent[]
  hasBegun(): boolean
}

function speak(grounding: Grounding, record: TurnRecord): Speech {
  const normalizer = createTextNormalizer()
  let paused = false
  const say = (text: string): AnswerEvent[] => {
    if (text === '') return []
    const said = paused ? `\n\n${text}` : text
    paused = false
    record.text += said
    return [{ type: 'text', text: said }]
  }
  return {
    say,
    push: (piece) => say(grounding.push(normalizer.push(piece))),
    pause: () => {
      const rest = say(grounding.push(normalizer.flush()) + grounding.flush())
      paused = record.text !== ''
      return rest
    },
    hasBegun: () => record.text !== '',
  }
}
