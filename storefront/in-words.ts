import { RequestFailed } from '../src/client/answer.ts'

/** What the shop said of an attempt, in the words given for its status; of too many attempts, when to try again. */
export function inWords(
  failure: RequestFailed | undefined,
  words: Readonly<Record<number, string>> = {},
): RequestFailed | undefined {
  if (!failure) return undefined
  const { problem, retryAfter, status } = failure
  const detail = status === 429 ? `Too many attempts. Try again ${after(retryAfter)}.` : words[status]
  return detail === undefined ? failure : new RequestFailed({ ...problem, detail }, retryAfter)
}

function after(seconds: number | undefined): string {
  if (seconds === undefined) return 'in a while'
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`
}
