import { expect, vi } from 'vitest'
import { concurrencyTest as test } from '../shop.ts'
import { campaign, type Totals } from './campaign.ts'

/** `npm run test:faults` asks for more, and to be told of them. */
const asked = process.env.MODEL_RUNS
const RUNS = Number(asked ?? 20)
const SEED = Number(process.env.MODEL_SEED ?? 20_260)
const PROGRESS_EVERY = 50

vi.setConfig({ testTimeout: 60_000 + RUNS * 3_000 })

test('whatever fails and whoever pushes, nothing is lost and nothing is sold twice', async ({ database }) => {
  const say = (line: string) => asked && console.log(line)
  const onProgress = ({ runs, requests }: Totals) => {
    if (runs % PROGRESS_EVERY === 0) say(`${runs} of ${RUNS} runs, ${requests} requests`)
  }

  const totals = await campaign(database, { runs: RUNS, seed: SEED, lanes: 4, onProgress })

  const faults = Object.entries(totals.faults)
  const injected = faults.reduce((sum, [, count]) => sum + count, 0)
  const kinds = faults.map(([kind, count]) => `${kind} ${count}`).join(', ')
  say(
    `${totals.runs} runs, seed ${SEED}: ${totals.requests} requests, ${totals.orders} orders, ` +
      `${injected} faults (${kinds}): ${totals.failure ? 'FAILED' : 'clean'}`,
  )
  expect(totals.failure).toBeUndefined()
  expect(totals.runs).toBe(RUNS)
})
