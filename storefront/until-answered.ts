import { RequestFailed } from '../src/client/answer.ts'

const AGAIN_AFTER_MS = [400, 1500]

/** Sends a request again whose answer got lost on the way; it must be one that does nothing twice. */
export async function untilAnswered<T>(request: () => Promise<T>): Promise<T> {
  for (const wait of AGAIN_AFTER_MS) {
    try {
      return await request()
    } catch (error) {
      if (!(error instanceof RequestFailed) || (error.status !== 0 && error.status !== 503)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return request()
}
