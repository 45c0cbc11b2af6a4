import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'

const USAGE = 'npm run test:faults -- [--runs N] [--seed N]'
const LARGEST_SEED = 1_999_999_999

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100' }, seed: { type: 'string' } },
})
const seed = values.seed ?? String(randomInt(LARGEST_SEED))

/** Runs a file of tests on a real PostgreSQL, says what it says, and gives its exit code. */
const run = (file: string) =>
  new Promise<number>((resolve, reject) => {
    const child = spawn(
      'vitest',
      ['run', file, '--maxWorkers=1', '--disable-console-intercept', '--reporter=dot'],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, REQUIRE_POSTGRES: '1', MODEL_RUNS: values.runs, MODEL_SEED: seed },
      },
    )
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })

if (/^[1-9]\d{0,5}$/.test(values.runs) && /^\d{1,9}$|^1\d{9}$/.test(seed)) {
  const mutants = await run('test/model/mutants.test.ts')
  const model = await run('test/model/model.test.ts')
  process.exitCode = Math.max(mutants, model)
  if (process.exitCode !== 0) {
    console.error(
      `\nThe same plans and faults again: npm run test:faults -- --runs ${values.runs} --seed ${seed}`,
    )
  }
} else {
  console.error(`Usage: ${USAGE}, with 1 to 999999 runs and a seed from 0 to 1999999999`)
  process.exitCode = 2
}
