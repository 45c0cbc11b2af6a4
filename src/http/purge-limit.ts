import type { Purge } from './purge.ts'

/** The CDN refused a purge because there were too many of one of its tags. */
export class TooManyPurges extends Error {}

export interface PurgeLimit {
  /** How often a tag may be purged within the window. */
  times: number
  windowMs: number
  /** How often one purge is tried, where others used the limit up. */
  attempts: number
}

export interface Clock {
  now: () => number
  sleep: (ms: number) => Promise<unknown>
  /** From 0 to 1. */
  random: () => number
}

/** What is yet to be purged, together, and the promise that it was. */
interface Batch {
  tags: readonly string[]
  done: Promise<void>
}

/**
 * Purges each tag at once, but no more often than the limit allows: a purge whose turn has not come stands for all that
 * are asked for meanwhile. Where the limit was used up elsewhere (`TooManyPurges`) it waits for another window and
 * tries again, a bounded number of times.
 */
export function limitPurges(send: Purge, { times, windowMs, attempts }: PurgeLimit, clock: Clock): Purge {
  const waiting = new Map<string, Batch>()
  const sent = new Map<string, readonly number[]>()

  const msUntilFree = (tag: string) => {
    const oldest = sent.get(tag)?.at(-times)
    return oldest === undefined ? 0 : oldest + windowMs - clock.now()
  }

  const queue = (batch: Batch) => {
    for (const tag of batch.tags) if (!waiting.has(tag)) waiting.set(tag, batch)
  }

  const begin = (batch: Batch) => {
    const now = clock.now()
    for (const [tag, moments] of sent) if ((moments.at(-1) ?? 0) + windowMs <= now) sent.delete(tag)
    for (const tag of batch.tags) {
      if (waiting.get(tag) === batch) waiting.delete(tag)
      sent.set(tag, [...(sent.get(tag) ?? []), now].slice(-times))
    }
  }

  const carryOut = async (batch: Batch) => {
    for (let attempt = 1; ; attempt += 1) {
      queue(batch)
      for (let ms = wait(batch.tags); ms > 0; ms = wait(batch.tags)) await clock.sleep(ms)
      begin(batch)
      try {
        await send(batch.tags)
        return
      } catch (error) {
        if (!(error instanceof TooManyPurges) || attempt >= attempts) throw error
      }
      queue(batch)
      await clock.sleep(windowMs * (1 + clock.random()))
    }
  }
  const wait = (tags: readonly string[]) => Math.max(...tags.map(msUntilFree))

  const start = (tags: readonly string[]) => {
    const batch: Batch = { tags, done: Promise.resolve() }
    batch.done = carryOut(batch)
    return batch.done
  }

  return (tags) => {
    const asked = [...new Set(tags)]
    const joined = asked.flatMap((tag) => waiting.get(tag)?.done ?? [])
    const own = asked.filter((tag) => !waiting.has(tag))
    const groups = [own.filter((tag) => msUntilFree(tag) <= 0), own.filter((tag) => msUntilFree(tag) > 0)]
    return Promise.all([...joined, ...groups.filter(({ length }) => length > 0).map(start)])
  }
}
