import { type ChatCompletionRequest, type ChatMessage, getTextContent } from '@copilotkit/aimock'
import * as v from 'valibot'
import { type Language, fold, inShopWords, languageOf } from './words.ts'

/** A call as the double makes it. */
export interface Call {
  name: string
  arguments: Record<string, unknown>
}

/** What a product is in a tool's result, as far as the double reads it. */
export const ReadProduct = v.looseObject({ id: v.number(), name: v.string() })
export type ReadProduct = v.InferOutput<typeof ReadProduct>

/** What a model is given to answer from: the question, what was there before it, and what the tools have said since. */
export interface Turn {
  /** The customer's latest message, folded and in the catalogue's words. */
  question: string
  language: Language
  /** The customer's messages before it, the latest first, in the same form. */
  earlier: string[]
  /** The assistant's answer before the question. */
  lastAnswer: string
  /** The products shown last, in their order. */
  shown: ReadProduct[]
  /** Whether the tool may be called. */
  offers(name: string): boolean
  /** What the call gave in this turn: undefined while it was not made, empty where no JSON was in its result. */
  resultOf(call: Call): unknown
}

const textOf = ({ content }: ChatMessage): string => getTextContent(content) ?? ''

/** The one JSON object in a text for the model, whatever words stand around it. */
const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as unknown
  } catch {
    return undefined
  }
}

const ShownLast = v.looseObject({ shown_last: v.array(ReadProduct) })

const shownIn = (messages: readonly ChatMessage[]): ReadProduct[] => {
  for (const message of messages.filter(({ role }) => role === 'system').toReversed()) {
    const { success, output } = v.safeParse(ShownLast, jsonIn(textOf(message)))
    if (success) return output.shown_last
  }
  return []
}

/** Two calls are the same one when the name and the arguments agree, however the JSON is spaced. */
const nameOf = (name: string, argumentsText: string) => {
  const given = jsonIn(argumentsText) ?? {}
  return `${name} ${JSON.stringify(given)}`
}

/** Reads a request as a model would: nothing is known but what stands in it. */
export const readTurn = ({ messages, tools = [] }: ChatCompletionRequest): Turn => {
  const asked = messages.findLastIndex(({ role }) => role === 'user')
  const before = messages.slice(0, Math.max(asked, 0))
  const since = messages.slice(asked + 1)
  const offered = new Set(tools.map((tool) => tool.function.name))

  const contents = new Map(
    since.flatMap((message) =>
      message.role === 'tool' && message.tool_call_id ? [[message.tool_call_id, textOf(message)]] : [],
    ),
  )
  const results = new Map<string, unknown>()
  for (const call of since.flatMap((message) => message.tool_calls ?? [])) {
    const content = contents.get(call.id)
    if (content !== undefined)
      results.set(nameOf(call.function.name, call.function.arguments), jsonIn(content) ?? {})
  }

  const question = messages[asked]
  const folded = question ? fold(textOf(question)) : ''
  const lastAnswer = before.findLast(({ role }) => role === 'assistant')
  return {
    question: inShopWords(folded),
    language: languageOf(folded),
    earlier: before
      .filter(({ role }) => role === 'user')
      .map((message) => inShopWords(fold(textOf(message))))
      .toReversed(),
    lastAnswer: lastAnswer ? textOf(lastAnswer) : '',
    shown: shownIn(messages),
    offers: (name) => offered.has(name),
    resultOf: (call) => results.get(nameOf(call.name, JSON.stringify(call.arguments))),
  }
}
