import { ModelError, type ModelErrorKind } from './model.ts'

/** What the customer is told when an answer fails after its first word: the data of the stream's `failure` event. */
export interface Failure {
  code: string
  retryable: boolean
  message: string
}

const UNAVAILABLE = {
  code: 'unavailable',
  message: 'The assistant is not available right now. Please try again later.',
}
const CUT = { code: 'cut', message: 'The answer broke off here. Please ask again.' }

const WORDS: Record<ModelErrorKind, { code: string; message: string }> = {
  bad_key: UNAVAILABLE,
  quota: UNAVAILABLE,
  refused: UNAVAILABLE,
  rate_limited: {
    code: 'busy',
    message: 'The assistant is very busy right now. Please try again in a moment.',
  },
  too_long: { code: 'too_long', message: 'This conversation has become too long. Please start a new one.' },
  unreachable: CUT,
  cut: CUT,
  stalled: { code: 'stalled', message: 'The assistant stopped answering. Please ask again.' },
  deadline: { code: 'deadline', message: 'The answer took too long and ends here. Please ask again.' },
  aborted: { code: 'aborted', message: 'The answer was stopped.' },
}

/** The failure as the customer may see it: our words, nothing about keys or quotas. */
export const failureOf = (error: unknown): Failure =>
  error instanceof ModelError
    ? { ...WORDS[error.kind], retryable: error.retryable }
    : { ...CUT, code: 'internal', retryable: true }

export const NOT_KEPT: Failure = {
  code: 'not_kept',
  retryable: false,
  message: 'This answer could not be kept in your chat history.',
}

export const SUPERSEDED: Failure = {
  code: 'superseded',
  retryable: false,
  message: 'This answer ends here: you have sent another message.',
}
