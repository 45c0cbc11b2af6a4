import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import {
  answerCut,
  answerLost,
  answers,
  cutOff,
  duplicate,
  type Fault,
  refuses,
  silence,
  slow,
} from './faults.ts'

/** How a fault of each kind is made, of a number that was drawn for it. */
const MAKERS = {
  'http 500': () => answers(500),
  'http 503': () => answers(503),
  'reset before': () => cutOff,
  'answer lost': () => answerLost,
  duplicate: (drawn) => duplicate(drawn % 2 === 0 ? 'first' : 'second'),
  slow: (drawn, slowestMs) => slow(1 + (drawn % slowestMs)),
  hang: () => silence,
  truncated: () => answerCut,
  'refused 40001': () => refuses('40001'),
} as const satisfies Record<string, (drawn: number, slowestMs: number) => Fault>

export type FaultKind = keyof typeof MAKERS
export const FAULT_KINDS = Object.keys(MAKERS) as FaultKind[]

interface SeededFaultsOptions {
  seed: number
  /** Of 100 requests, so many meet a fault. */
  percent: number
  /** The longest that a slow request is on its way. */
  slowestMs?: number
}

export interface SeededFaults {
  /** The fault of the next request, or none; a kind among `spare` is not injected but the request let through. */
  next: (spare?: readonly FaultKind[]) => Fault | undefined
  /** How many of each kind have been injected. */
  injected: () => Readonly<Record<FaultKind, number>>
}

/** Faults of all kinds in an order that follows from the seed alone. */
export function seededFaults({ seed, percent, slowestMs = 50 }: SeededFaultsOptions): SeededFaults {
  const random = xoroshiro128plus(seed)
  const draw = (max: number) => uniformInt(random, 0, max)
  const counts = noFaults()

  return {
    next: (spare = []) => {
      const met = draw(99) < percent
      const kind = FAULT_KINDS[draw(FAULT_KINDS.length - 1)]
      const drawn = draw(0xffff)
      if (!met || kind === undefined || spare.includes(kind)) return undefined
      counts[kind] += 1
      return MAKERS[kind](drawn, slowestMs)
    },
    injected: () => counts,
  }
}

/** A count of nothing, to add up from. */
export const noFaults = (): Record<FaultKind, number> =>
  Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>
