import type { Clock } from './purge-limit.ts'

/** A clock that stands still until it is told to go on. */
export class TestClock implements Clock {
  #now = 1_000_000
  #sleepers: { until: number; wake: () => void }[] = []

  now = () => this.#now
  random = () => 0

  sleep = (ms: number) =>
    new Promise<void>((wake) => {
      this.#sleepers.push({ until: this.#now + ms, wake })
    })

  /** Lets so much time pass, waking whoever sleeps at its moment, and lets what follows happen. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms
    for (;;) {
      await quiet()
      const next = Math.min(...this.#sleepers.map(({ until }) => until))
      if (next > end) break
      this.#now = next
      const woken = this.#sleepers.filter(({ until }) => until <= next)
      this.#sleepers = this.#sleepers.filter(({ until }) => until > next)
      for (const { wake } of woken) wake()
    }
    this.#now = end
  }
}

/** Whatever waits for nothing but its turn has had it. */
export const quiet = () => new Promise<void>((resolve) => setImmediate(resolve))
