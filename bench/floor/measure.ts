import type { Figure, Measure } from '../figure.ts'
import { median } from '../statistics.ts'
import { measureEndpoints } from './measure-endpoints.ts'
import { TARGETS } from './endpoints.ts'
import type { Outcome } from './subject.ts'

const ROUNDS = 11
const PER_ROUND = 40

/**
 * What each endpoint's function takes, as a multiple of the bare request to the database that it makes: requests to
 * both take turns in one process.
 */
export const measure: Measure = async ({ effort, progress }) => {
  const rounds = Math.max(3, Math.round(ROUNDS * effort))
  const measured = await measureEndpoints(rounds, PER_ROUND, progress)
  return measured.flatMap(({ kind, outcome }) => figuresOf(outcome, TARGETS[kind]))
}

function figuresOf({ path, rounds }: Outcome, atMost: number): Figure[] {
  const middle = (read: (round: Outcome['rounds'][number]) => number) => median(rounds.map(read))
  const shown = (ms: number) => ms.toFixed(2)
  return [
    {
      part: 'floor',
      name: path,
      value: middle(({ floor, handler }) => handler.ms / floor.ms),
      unit: 'x',
      atMost,
      note: `p50 ${shown(middle(({ handler }) => handler.ms))} over ${shown(middle(({ floor }) => floor.ms))} ms`,
    },
    {
      part: 'floor',
      name: `${path}, CPU`,
      value: middle(({ floor, handler }) => handler.cpuMs / floor.cpuMs),
      unit: 'x',
      note: `${shown(middle(({ handler }) => handler.cpuMs))} over ${shown(middle(({ floor }) => floor.cpuMs))} ms a request`,
    },
  ]
}
