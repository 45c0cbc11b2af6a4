import { afterAnswer, type Answering } from './after-answer.ts'
import { type Log, logToConsole } from './log.ts'

/** Has the CDN forget every answer with one of these tags; rejects where it could not be told. */
export type Purge = (tags: readonly string[]) => Promise<unknown>

export interface PurgeDeps {
  /** Left out where no CDN stands before the shop. */
  purge?: Purge
  log?: Log
}

/**
 * Purges these tags after the answer, so after what the answer tells of was committed. A purge that fails is logged, and
 * changes no answer.
 */
export function purgeAfterAnswer(
  c: Answering,
  { purge, log = logToConsole }: PurgeDeps,
  tags: readonly string[],
): void {
  if (purge) afterAnswer(c, log, 'purging the cache', () => purge(tags))
}
