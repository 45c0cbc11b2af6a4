import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { successShare, type Tally } from '../test/fuzz-tally.ts'

const ROOT = path.join(import.meta.dirname, '..')
const HELP = `Sends likely and hostile requests to every operation of openapi.json, and checks every answer against it.

  npm run fuzz -- [--requests 20000] [--seed 7] [--operation createProduct]

The shop runs in this command's own process before a database of its own (see npm test): nothing else is touched. It
ends with 1, the smallest failing request and its seed when an answer is not documented, is a 5xx, or tells something
from inside; also when an operation never succeeded.`

/** With fewer, some operation may well meet no request that it takes. */
const LEAST_REQUESTS = 2_000
const MOST_REQUESTS = 1_000_000
const WITHIN_MS = 60 * 60_000
const MOST_MEGABYTES = 1_024

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    operation: { type: 'string' },
    help: { type: 'boolean' },
  },
})
if (values.help) {
  console.log(HELP)
} else {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

async function main(): Promise<number> {
  const requests = wholeNumber('--requests', values.requests, LEAST_REQUESTS, MOST_REQUESTS)
  const seed = wholeNumber('--seed', values.seed, 0, 2 ** 31 - 1)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fuzz-'))
  try {
    const file = path.join(folder, 'tally.json')
    const started = performance.now()
    const code = await runTests({
      FUZZ_REQUESTS: String(requests),
      FUZZ_SEED: String(seed),
      FUZZ_TALLY: file,
    })
    const tally = JSON.parse(await readFile(file, 'utf8').catch(() => '{}')) as Tally
    report(tally)
    const seconds = Math.round((performance.now() - started) / 1000)
    console.log(`${summary(tally)}, seed ${seed}, ${seconds} s: ${verdict(code)}`)
    return code === 0 ? 0 : 1
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Runs the fuzz test alone, bounded in time and memory. */
function runTests(settings: Record<string, string>): Promise<number | null> {
  const args = ['run', 'test/fuzz.test.ts', '--maxWorkers=1', '--reporter=dot']
  if (values.operation) args.push('-t', values.operation)
  const child = spawn('vitest', args, {
    cwd: ROOT,
    env: { ...process.env, ...settings, NODE_OPTIONS: `--max-old-space-size=${MOST_MEGABYTES}` },
    stdio: 'inherit',
    timeout: WITHIN_MS,
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
}

function report(tally: Tally): void {
  for (const [operation, statuses] of Object.entries(tally)) {
    const share = `${Math.round(100 * successShare(statuses))} % 2xx`
    const each = Object.entries(statuses).map(([status, times]) => `${status}: ${times}`)
    console.log(`${operation.padEnd(26)} ${share.padStart(9)}   ${each.join('  ')}`)
  }
}

function summary(tally: Tally): string {
  const counts = Object.values(tally)
  const requests = counts.flatMap((statuses) => Object.values(statuses)).reduce((sum, each) => sum + each, 0)
  const statuses = [...new Set(counts.flatMap((each) => Object.keys(each)))].sort()
  const operations = counts.length - ('other paths and methods' in tally ? 1 : 0)
  return `${requests} requests, ${operations} operations, statuses ${statuses.join(' ')}`
}

function verdict(code: number | null): string {
  return code === 0 ? 'no undocumented answer' : 'FAILED, see above'
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text)
  throw new Error(`${option} must be a whole number from ${least} to ${most}`)
}
