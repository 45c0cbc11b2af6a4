import { setTimeout as pause } from 'node:timers/promises'
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions'
import { type ChatModel, ModelError, type ModelUsage, interruption } from './model.ts'
import { type Phase, toModelError } from './openai-errors.ts'
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
    async *reply(messages, { signal, user }) {
      connection ??= connect(apiKey, baseUrl, stallMs)
      const { sdk, client } = await connection
      const failure = (error: unknown, phase: Phase) =>
        signal.aborted ? interruption(signal) : toModelError(sdk, error, phase)

      const request: ChatCompletionCreateParamsStreaming = {
        model: settings.model,
        messages: [...messages],
        stream: true,
        stream_options: { include_usage: true },
        store: false,
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
      try {
        for await (const chunk of stream) {
          model = chunk.model || model
          if (chunk.usage) {
            const { prompt_tokens, completion_tokens } = chunk.usage
            usage = { prompt_tokens, completion_tokens }
          }
          const choice = chunk.choices?.[0]
          const text = choice?.delta?.content || choice?.delta?.refusal
          if (text) yield { type: 'text', text }
          if (choice?.finish_reason) finish = choice.finish_reason
        }
      } catch (error) {
        if (!finish) throw failure(error, 'stream')
      }
      if (!finish) throw signal.aborted ? interruption(signal) : new ModelError('cut')
      yield { type: 'end', finish, usage, model }
    },
  }
}
