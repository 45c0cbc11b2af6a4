import { setTimeout as pause } from 'node:timers/promises'
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import {
  type ChatModel,
  interruption,
  ModelError,
  type ModelMessage,
  type ModelUsage,
  type ToolDefinition,
} from './model.ts'
import { type Phase, toModelError } from './openai-errors.ts'
import { collectToolCalls } from './tool-call-deltas.ts'
import { fetchWithWatchdog } from './watchdog.ts'

export interface OpenAiSettings {
  apiKey: string
  /** Where the API is; OpenAI's own by default. Any server that speaks Chat Completions will do, such as Ollama. */
  baseUrl?: string
  model: string
  maxOutputTokens: number
  /** How long to wait for the next byte. */
  stallMs?: number
}

const OPENAI = 'https://api.openai.com/v1'
const PAUSE_BEFORE_REPEAT_MS = 250

/** OpenAI's newer models refuse `max_tokens`; most compatible servers, Ollama among them, know nothing else. */
export const outputLimit = (baseUrl: string, tokens: number) =>
  /(^|\.)openai\.(com|azure\.com)$/.test(new URL(baseUrl).hostname)
    ? { max_completion_tokens: tokens }
    : { max_tokens: tokens }

const connect = async (apiKey: string, baseURL: string, stallMs: number) => {
  const sdk = await import('./openai-sdk.ts')
  const client = new sdk.OpenAI({
    apiKey,
    baseURL,
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: 'off',
    maxRetries: 0,
    timeout: stallMs,
    fetch: fetchWithWatchdog(stallMs),
  })
  return { sdk, client }
}

const messageOnTheWire = (message: ModelMessage): ChatCompletionMessageParam => {
  if (message.role === 'tool') {
    return { role: 'tool', tool_call_id: message.callId, content: message.content }
  }
  if (message.role !== 'assistant' || !message.toolCalls) {
    return { role: message.role, content: message.content }
  }
  return {
    role: 'assistant',
    content: message.content || null,
    tool_calls: message.toolCalls.map(({ id, name, arguments: written }) => ({
      id,
      type: 'function',
      function: { name, arguments: written },
    })),
  }
}

/** More tokens than any answer takes; a provider that counts more has counted something else. */
const MOST_TOKENS = 10_000_000

const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MOST_TOKENS

/** The provider's counts, where they are counts. */
const usageIn = ({ prompt_tokens, completion_tokens }: ModelUsage): ModelUsage | undefined =>
  isCount(prompt_tokens) && isCount(completion_tokens) ? { prompt_tokens, completion_tokens } : undefined

/** The model's name as the provider gives it, as far as it can be kept. */
const nameIn = (name: unknown): string =>
  typeof name === 'string' ? name.replace(/[^\x20-\x7e]/g, '').slice(0, 100) : ''

const toolOnTheWire = ({ name, description, parameters }: ToolDefinition): ChatCompletionFunctionTool => ({
  type: 'function',
  function: { name, description, parameters: { ...parameters }, strict: true },
})

/**
 * A chat model over Chat Completions. The package is loaded at the first answer. A request that found nobody, or a failing
 * server, is made once more; one that was refused is not. An answer that stops without a finish reason is a `cut`. Throws
 * at once when the key is empty or the address is not a URL.
 */
export const openAiModel = (settings: OpenAiSettings): ChatModel => {
  const { apiKey, baseUrl = OPENAI, maxOutputTokens, stallMs = 15_000 } = settings
  if (!apiKey) throw new TypeError('The chat model needs an API key')
  const limit = outputLimit(baseUrl, maxOutputTokens)
  let connection: ReturnType<typeof connect> | undefined

  return {
    async *reply(messages, { signal, user, tools = [] }) {
      connection ??= connect(apiKey, baseUrl, stallMs)
      const { sdk, client } = await connection
      const failure = (error: unknown, phase: Phase) =>
        signal.aborted ? interruption(signal) : toModelError(sdk, error, phase)

      const request: ChatCompletionCreateParamsStreaming = {
        model: settings.model,
        messages: messages.map(messageOnTheWire),
        stream: true,
        stream_options: { include_usage: true },
        store: false,
        ...(tools.length > 0 && { tools: tools.map(toolOnTheWire) }),
        ...limit,
        ...(user && { safety_identifier: user }),
      }
      const ask = () =>
        client.chat.completions.create(request, { signal }).catch((error: unknown) => {
          throw failure(error, 'open')
        })
      const stream = await ask().catch(async (error: unknown) => {
        const mayRepeat =
          error instanceof ModelError && error.kind === 'unreachable' && !error.retryAfterSeconds
        if (!mayRepeat) throw error
        await pause(PAUSE_BEFORE_REPEAT_MS)
        return ask()
      })

      let finish = ''
      let usage: ModelUsage | undefined
      let model = settings.model
      const calls = collectToolCalls()
      try {
        for await (const chunk of stream) {
          model = nameIn(chunk.model) || model
          if (chunk.usage) {
            usage = usageIn(chunk.usage)
          }
          const choice = chunk.choices?.[0]
          const text = choice?.delta?.content || choice?.delta?.refusal
          if (text) yield { type: 'text', text }
          for (const delta of choice?.delta?.tool_calls ?? []) calls.add(delta)
          if (choice?.finish_reason) finish = choice.finish_reason
        }
      } catch (error) {
        if (!finish) throw failure(error, 'stream')
      }
      if (!finish) throw signal.aborted ? interruption(signal) : new ModelError('cut')
      for (const call of calls.all()) yield { type: 'call', call }
      yield { type: 'end', finish, usage, model }
    },
  }
}
