import { expect, vi } from 'vitest'
import { openTestDatabase } from '../database.ts'
import { concurrencyTest as test } from '../shop.ts'
import { campaign } from './campaign.ts'
import { mutants, rewriteFor } from './mutants.ts'

/** A mutant that shows in none of so many runs has not been caught. */
const MOST_RUNS = 400

vi.setConfig({ testTimeout: 240_000 })

test.for(mutants)('$name is caught', async (mutant) => {
  const { rewrite, found } = rewriteFor(mutant)
  const database = await openTestDatabase()
  try {
    const { failure, runs } = await campaign(database, {
      runs: MOST_RUNS,
      seed: 1,
      lanes: 3,
      habits: mutant.habits,
      rewrite,
    })

    const shown = failure?.violations.find((violation) => mutant.shows.test(violation))
    if (process.env.MODEL_RUNS) {
      console.log(
        `${mutant.name}: ${shown ? 'caught' : 'NOT CAUGHT'} in ${runs} runs (${shown?.split('\n')[0] ?? 'nothing shown'})`,
      )
    }
    expect(failure?.violations.join('\n')).toMatch(mutant.shows)
    expect(found, 'times that each part was rewritten').not.toContain(0)
  } finally {
    await database.close()
  }
})
