import { ModelError, type ModelErrorKind } from './model.ts'

type OpenAiSdk = typeof import('./openai-sdk.ts')

/** `open` until the provider has accepted the request, `stream` from then on. */
export type Phase = 'open' | 'stream'

const QUOTA_CODES = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active'])
const LENGTH_CODES = new Set([
  'context_length_exceeded',
  'string_above_max_length',
  'exceed_context_size_error',
  'request_too_large',
])
const LENGTH_WORDS = /context (length|window|size)|maximum context|prompt is too long/i

const secondsToWait = (headers: Headers | undefined): number | undefined => {
  const milliseconds = Number.parseFloat(headers?.get('retry-after-ms') ?? '')
  const retryAfter = headers?.get('retry-after') ?? ''
  const seconds = /^[\d.]+$/.test(retryAfter)
    ? Number.parseFloat(retryAfter)
    : (Date.parse(retryAfter) - Date.now()) / 1000
  const wait = Number.isNaN(milliseconds) ? seconds : milliseconds / 1000
  return Number.isNaN(wait) ? undefined : Math.max(1, Math.ceil(wait))
}

const kindOf = (
  status: number | undefined,
  words: string[],
  message: string,
  phase: Phase,
): ModelErrorKind => {
  if (status === 402 || words.some((word) => QUOTA_CODES.has(word))) return 'quota'
  if (status === 413 || words.some((word) => LENGTH_CODES.has(word))) return 'too_long'
  if ((status === undefined || status === 400 || status === 422) && LENGTH_WORDS.test(message))
    return 'too_long'
  if (status === 429 || words.includes('rate_limit_exceeded')) return 'rate_limited'
  if (status === 401 || status === 403 || words.includes('invalid_api_key')) return 'bad_key'
  if (phase === 'stream') return 'cut'
  return status === undefined || status >= 500 || status === 408 || status === 409 ? 'unreachable' : 'refused'
}

/** Says in our words what an error of the package, of `fetch` or of the stream means; drops everything the provider wrote. */
export const toModelError = (sdk: OpenAiSdk, error: unknown, phase: Phase): ModelError => {
  if (error instanceof ModelError) return error
  if (error instanceof sdk.APIConnectionTimeoutError) return new ModelError('stalled')
  if (error instanceof sdk.APIConnectionError) return new ModelError('unreachable')
  if (!(error instanceof sdk.APIError)) return new ModelError(phase === 'open' ? 'refused' : 'cut')

  const code: unknown = error.code
  const status: number | undefined = error.status ?? (typeof code === 'number' ? code : undefined)
  const words = [code, error.type].filter((word) => typeof word === 'string')
  return new ModelError(kindOf(status, words, error.message, phase), {
    status,
    code: words.find((word) => /^[a-z_]{1,40}$/.test(word)),
    retryAfterSeconds: secondsToWait(error.headers),
  })
}
