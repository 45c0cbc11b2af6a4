export type ModelMessage =
  | { role: 'system' | 'user'; content: string }
  | { role: 'assistant'; content: string; toolCalls?: readonly ToolCall[] }
  | { role: 'tool'; callId: string; content: string }

/** What the model wants done, as it wrote it: nothing of it is checked. */
export interface ToolCall {
  id: string
  name: string
  /** JSON, or what the model takes for it. */
  arguments: string
}

/** A tool as the model is told of it. */
export interface ToolDefinition {
  name: string
  description: string
  /** A JSON Schema in the subset of strict mode: every property required, none besides. */
  parameters: Readonly<Record<string, unknown>>
}

export interface ModelUsage {
  prompt_tokens: number
  completion_tokens: number
}

/** One step of an answer. A call comes when it is complete; `end` comes once and last: an answer without it was cut off. */
export type ModelEvent =
  | { type: 'text'; text: string }
  | { type: 'call'; call: ToolCall }
  | { type: 'end'; finish: string; usage?: ModelUsage; model: string }

export interface ReplyOptions {
  /** Ends the answer: as `deadline` when its reason is a `TimeoutError`, else as `aborted`. */
  signal: AbortSignal
  /** Names the customer to the provider: a hash, never an email or an id. */
  user?: string
  /** What the model may call; nothing by default. */
  tools?: readonly ToolDefinition[]
}

/** The language model as the chat needs it. */
export interface ChatModel {
  /**
   * Answers the conversation piece by piece. Asks nothing before the first `next()`, ends the upstream request when the
   * iterator is closed, and throws nothing but `ModelError`.
   */
  reply(messages: readonly ModelMessage[], options: ReplyOptions): AsyncIterable<ModelEvent>
}

/**
 * Why there is no answer, or only a part of one:
 * - `bad_key`, `quota`: the account at the provider does not work;
 * - `rate_limited`: too many requests for now, perhaps with `retryAfterSeconds`;
 * - `too_long`: the conversation does not fit the model;
 * - `refused`: anything else the provider will not do, such as an unknown model;
 * - `unreachable`: no connection, or the provider's own failure (5xx);
 * - `stalled`: nothing came for too long;
 * - `cut`: the stream broke or ended without saying that it was complete;
 * - `deadline`, `aborted`: the caller's signal.
 */
export type ModelErrorKind =
  | 'bad_key'
  | 'quota'
  | 'rate_limited'
  | 'too_long'
  | 'refused'
  | 'unreachable'
  | 'stalled'
  | 'cut'
  | 'deadline'
  | 'aborted'

const RETRYABLE: ReadonlySet<ModelErrorKind> = new Set([
  'rate_limited',
  'unreachable',
  'stalled',
  'cut',
  'deadline',
])

interface ModelErrorDetails {
  status?: number
  code?: string
  retryAfterSeconds?: number
}

/** A model's failure in our own words: safe to log, since it carries neither the key nor the provider's text. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
  readonly kind: ModelErrorKind
  readonly retryable: boolean
  readonly retryAfterSeconds: number | undefined
  /** The provider's HTTP status, where there was one. */
  readonly status: number | undefined
  /** The provider's short error code, where it had one. */
  readonly code: string | undefined

  constructor(kind: ModelErrorKind, { status, code, retryAfterSeconds }: ModelErrorDetails = {}) {
    const facts = [status && `status ${status}`, code].filter(Boolean).join(', ')
    super(`Chat model: ${kind}${facts && ` (${facts})`}`)
    this.kind = kind
    this.retryable = RETRYABLE.has(kind)
    this.retryAfterSeconds = retryAfterSeconds
    this.status = status
    this.code = code
  }
}

/** The error for an aborted signal: `deadline` if time ran out, as with `AbortSignal.timeout`, else `aborted`. */
export const interruption = (signal: AbortSignal): ModelError => {
  const reason: unknown = signal.reason
  const timeRanOut = reason instanceof Error && reason.name === 'TimeoutError'
  return new ModelError(timeRanOut ? 'deadline' : 'aborted')
}
