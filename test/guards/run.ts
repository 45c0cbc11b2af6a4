import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startPostgres } from '../../dev/postgres.ts'
import { guards } from './guards.ts'
import type { Guard } from './switched-off.ts'

// Switches the assistant's guards off, one after another, and sees that a test fails for each. `-- NAME …` takes some.

const CONFIG = path.join(import.meta.dirname, 'vitest.config.ts')
const AT_ONCE = 2

interface Report {
  numFailedTests: number
  numPassedTests: number
  testResults: { message: string; assertionResults: unknown[] }[]
}

/** One server for all runs, where there is none already. */
const server = process.env.TEST_DATABASE_URL ? undefined : await startPostgres({ maxConnections: 100 })

/** How many tests fail with the guard off; undefined where none could be run. */
async function failuresWithout({ name, tests, named }: Guard, folder: string): Promise<number | undefined> {
  const report = path.join(folder, `${guards.findIndex((guard) => guard.name === name)}.json`)
  const filter = named === undefined ? [] : ['-t', named]
  const options = ['--config', CONFIG, '--root', '.', '--reporter=json', `--outputFile.json=${report}`]
  const child = spawn('vitest', ['run', ...tests.split(' '), ...filter, ...options], {
    env: { ...process.env, ...(server && { TEST_DATABASE_URL: server.url('postgres') }), GUARD: name },
    stdio: 'ignore',
  })
  await new Promise((resolve) => child.on('close', resolve))
  const text = await readFile(report, 'utf8').catch(() => '')
  if (text === '') return undefined
  const { numFailedTests, numPassedTests } = JSON.parse(text) as Report
  return numFailedTests + numPassedTests === 0 ? undefined : numFailedTests
}

const wanted = process.argv.slice(2)
const queue = guards.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const folder = await mkdtemp(path.join(os.tmpdir(), 'guards-'))
let unnoticed = 0
let seen = 0
const worker = async () => {
  for (let guard = queue.shift(); guard; guard = queue.shift()) {
    const failures = await failuresWithout(guard, folder)
    seen += 1
    if (!failures) unnoticed += 1
    const outcome =
      failures === undefined ? 'no test was run' : failures === 0 ? 'NO TEST FAILS' : `${failures} tests fail`
    console.log(`${failures ? 'ok  ' : 'FAIL'} without "${guard.name}": ${outcome}`)
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, worker))
await server?.stop()
await rm(folder, { recursive: true, force: true })

console.log(`${seen - unnoticed} of ${seen} guards are missed when they are off.`)
process.exitCode = unnoticed === 0 && seen > 0 ? 0 : 1
