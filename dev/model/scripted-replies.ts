import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type ScriptedCall, type ToolCallDialect, toolCallDeltas } from './tool-call-deltas.ts'

/** A piece of text, a tool call, several at once whose pieces alternate, a wait, or bytes written as they are. */
export type Step =
  | string
  | { call: ScriptedCall }
  | { calls: readonly ScriptedCall[] }
  | { pauseMs: number }
  | { raw: string }

export interface ScriptedStream {
  steps: Step[]
  /**
   * How it ends: a finish reason; `no_finish`, cleanly but without one; `cut`, the connection breaks; `stall`, it stays open
   * and silent. By default `tool_calls` where tools are called, else `stop`.
   */
  ending?: 'stop' | 'tool_calls' | 'length' | 'content_filter' | 'no_finish' | 'cut' | 'stall'
  /** Whether token counts follow, as they do from OpenAI and not from every other server. Yes by default. */
  usage?: boolean
  /** How tool calls are written where not as OpenAI does, which other servers do. */
  dialect?: ToolCallDialect
}

export interface ScriptedRefusal {
  status: number
  headers?: Record<string, string>
  error: { message: string; type?: string; code?: string }
}

/** `hang_up` closes the connection without an answer, `silence` keeps it open without one. */
export type ScriptedReply = ScriptedStream | ScriptedRefusal | 'hang_up' | 'silence'

const SECRET = 'words of the provider that nobody may see'

/** The refusals of OpenAI, as it words them. */
export const refusals = {
  badKey: (key = 'sk-nobody-may-see-this'): ScriptedRefusal => ({
    status: 401,
    error: {
      message: `Incorrect API key provided: ${key}. ${SECRET}`,
      type: 'invalid_request_error',
      code: 'invalid_api_key',
    },
  }),
  quota: (): ScriptedRefusal => ({
    status: 429,
    error: {
      message: `You exceeded your current quota. ${SECRET}`,
      type: 'insufficient_quota',
      code: 'insufficient_quota',
    },
  }),
  rateLimited: (retryAfterSeconds: number): ScriptedRefusal => ({
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds) },
    error: {
      message: `Rate limit reached for requests. ${SECRET}`,
      type: 'requests',
      code: 'rate_limit_exceeded',
    },
  }),
  tooLong: (): ScriptedRefusal => ({
    status: 400,
    error: {
      message: `This model's maximum context length is 128000 tokens. ${SECRET}`,
      type: 'invalid_request_error',
      code: 'context_length_exceeded',
    },
  }),
  unknownModel: (): ScriptedRefusal => ({
    status: 404,
    error: {
      message: `The model does not exist. ${SECRET}`,
      type: 'invalid_request_error',
      code: 'model_not_found',
    },
  }),
  serverError: (status = 500): ScriptedRefusal => ({
    status,
    error: { message: `The server had an error. ${SECRET}`, type: 'server_error' },
  }),
}

const chunk = (choices: object[], more: object = {}) =>
  `data: ${JSON.stringify({
    id: 'chatcmpl-scripted-double',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'scripted-double',
    choices,
    ...more,
  })}\n\n`

const deltaChunk = (delta: object) => chunk([{ index: 0, delta, finish_reason: null }])

const callsIn = (step: Step): readonly ScriptedCall[] => {
  if (typeof step === 'string') return []
  if ('calls' in step) return step.calls
  return 'call' in step ? [step.call] : []
}

/** A client that has left gets nothing more. */
const writeStep = async (response: ServerResponse, step: Step, callDeltas: readonly object[]) => {
  if (response.destroyed) return
  if (typeof step === 'string') response.write(deltaChunk({ content: step }))
  else if ('raw' in step) response.write(step.raw)
  else if ('pauseMs' in step) await pause(step.pauseMs)
  else for (const delta of callDeltas) response.write(deltaChunk({ tool_calls: [delta] }))
}

const playStream = async (response: ServerResponse, reply: ScriptedStream, hangUp: () => void) => {
  const { steps, usage = true, dialect } = reply
  const callsTools = steps.some((step) => callsIn(step).length > 0)
  const { ending = callsTools ? 'tool_calls' : 'stop' } = reply
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.write(deltaChunk({ role: 'assistant', content: '' }))
  let called = 0
  for (const step of steps) {
    const calls = callsIn(step)
    await writeStep(response, step, toolCallDeltas(calls, called, dialect))
    called += calls.length
  }

  if (ending === 'stall') return
  if (ending === 'cut') {
    // What was written must have left before the connection breaks, or the reader would never see it.
    await pause(20)
    hangUp()
    return
  }
  if (ending !== 'no_finish') response.write(chunk([{ index: 0, delta: {}, finish_reason: ending }]))
  if (usage)
    response.write(chunk([], { usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 } }))
  response.end('data: [DONE]\n\n')
}

/** Gives the reply over HTTP. A stall and silence stay open until somebody closes the response. */
export const play = async (response: ServerResponse, reply: ScriptedReply, hangUp: () => void) => {
  if (reply === 'silence') return
  if (reply === 'hang_up') {
    hangUp()
  } else if ('status' in reply) {
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify({ error: reply.error }))
  } else {
    await playStream(response, reply, hangUp)
  }
}
