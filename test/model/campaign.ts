import * as fc from 'fast-check'
import { noFaults, FAULT_KINDS } from '../../dev/neon/seeded-faults.ts'
import type { TestDatabase } from '../database.ts'
import { type Lane, openLanes, type Rewrite } from './lane.ts'
import { keepJournal } from './journal.ts'
import { plan } from './plan.ts'
import { carryOut, type Run } from './run.ts'
import type { Habits } from './tab.ts'

interface CampaignOptions {
  runs: number
  seed: number
  /** How many runs go on at the same time. */
  lanes: number
  /** For the tests of this test: how the tabs misbehave, and what becomes of the shop's statements. */
  habits?: Habits
  rewrite?: Rewrite
  onProgress?: (done: Totals) => void
}

export interface Totals {
  runs: number
  requests: number
  /** Orders that were acknowledged. */
  orders: number
  faults: Record<string, number>
  /** What the first run that failed found wrong, and its plan. */
  failure?: { violations: string[]; plan: string }
}

/** A deadlock is found after so long, in milliseconds: well before a request is given up. */
const DEADLOCK_TIMEOUT = 100
const REQUEST_TIMEOUT = 800
/** Where the database's user may not set the former: PostgreSQL's own second is waited for. */
const PATIENT_REQUEST_TIMEOUT = 5_000

/** Carries out plans that follow from the seed until one fails. The database is nobody else's. */
export async function campaign(database: TestDatabase, options: CampaignOptions): Promise<Totals> {
  const { runs, seed, lanes: count, habits, rewrite, onProgress } = options
  const timeoutMs = (await findDeadlocksSoon(database)) ? REQUEST_TIMEOUT : PATIENT_REQUEST_TIMEOUT
  const lanes = openLanes(database, count, timeoutMs, rewrite)
  const totals: Totals = { runs: 0, requests: 0, orders: 0, faults: noFaults() }
  try {
    const [first] = lanes
    if (first) await keepJournal(first.shop)
    await Promise.all(
      lanes.map((lane, index) =>
        inLane(lane, { runs: share(runs, count, index), seed: seed + index, habits }, totals, onProgress),
      ),
    )
  } finally {
    await Promise.all(lanes.map((lane) => lane.close()))
  }
  return totals
}

async function inLane(
  lane: Lane,
  { runs, seed, habits }: { runs: number; seed: number; habits: Habits | undefined },
  totals: Totals,
  onProgress: ((done: Totals) => void) | undefined,
) {
  const property = fc.asyncProperty(plan, async (each) => {
    if (totals.failure) return
    const run = await carryOut(lane, each, habits)
    add(totals, run)
    onProgress?.(totals)
    if (run.violations.length > 0) {
      totals.failure ??= { violations: run.violations, plan: JSON.stringify(each) }
    }
  })
  await fc.assert(property, { numRuns: runs, seed, unbiased: true })
}

function add(totals: Totals, { requests, orders, faults }: Run) {
  totals.runs += 1
  totals.requests += requests
  totals.orders += orders
  for (const kind of FAULT_KINDS) totals.faults[kind] = (totals.faults[kind] ?? 0) + faults[kind]
}

const share = (runs: number, lanes: number, index: number) =>
  Math.floor(runs / lanes) + (index < runs % lanes ? 1 : 0)

async function findDeadlocksSoon({ pool, url }: TestDatabase): Promise<boolean> {
  const name = new URL(url).pathname.slice(1)
  return pool.query(`alter database "${name}" set deadlock_timeout = '${DEADLOCK_TIMEOUT}ms'`).then(
    () => true,
    () => false,
  )
}
