import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { execFile } from 'node:child_process'
import { freePort } from '../../dev/free-port.ts'
import { type StartedProcess, startProcess } from '../processes.ts'
import { type Example, examplesOf, isShown } from './readme.ts'

// What somebody does who has just found the project: clones it, runs what the README says and nothing else, up to an
// order that the shop has served, and stops it again. With the caller's Node and npm, not with the project's.

const ROOT = path.join(import.meta.dirname, '..', '..')
const INSTALLED_WITHIN_MS = 10 * 60_000
const ENDED_WITHIN_MS = 30_000
const MARK = '@@ the next example'

const run = promisify(execFile)

/** The environment of a newcomer: nothing of this project's own tools, and no account of the user. */
async function environment(home: string): Promise<Record<string, string>> {
  const setting = async (name: string) => (await run('npm', ['config', 'get', name])).stdout.trim()
  const places = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((place) => !place.includes('node_modules'))
  return {
    PATH: places.join(path.delimiter),
    HOME: home,
    npm_config_cache: await setting('cache'),
    npm_config_userconfig: await setting('userconfig'),
  }
}

let steps = 0

async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now()
  const outcome = await work()
  steps += 1
  console.log(`ok  ${title} (${((performance.now() - started) / 1000).toFixed(0)} s)`)
  return outcome
}

async function untilServed(url: string, shop: StartedProcess): Promise<void> {
  let ended = false
  void shop.ended().then(() => (ended = true))
  for (const until = performance.now() + INSTALLED_WITHIN_MS; performance.now() < until; await sleep(500)) {
    if (ended) break
    const isUp = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return
  }
  throw new Error(`The shop did not come up:\n${shop.output().slice(-5_000)}`)
}

/** Runs the examples in one shell, as a reader would, and gives what each printed. */
async function tryOut(
  examples: readonly Example[],
  cwd: string,
  settings: Record<string, string>,
): Promise<string[]> {
  const script = examples.map(({ commands }) => `echo '${MARK}'\n${commands}`).join('')
  const shell = startProcess('bash', ['-c', `exec 2>/dev/null\n${script}`], { cwd, settings })
  await shell.ended()
  return shell.output().split(`${MARK}\n`).slice(1)
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'newcomer-'))
const clone = path.join(folder, 'shop')
let shop: StartedProcess | undefined
try {
  const settings = await environment(folder)
  await step('git clone', () => run('git', ['clone', '--quiet', ROOT, clone]))
  const page = await readFile(path.join(clone, 'README.md'), 'utf8')
  const [start] = examplesOf(page, 'Run it')
  const tour = examplesOf(page, 'A tour')
  if (!start || tour.length === 0) throw new Error('The README says nothing of how to run the shop.')

  const port = await freePort()
  const url = `http://localhost:${port}`
  const command = `${start.commands.trim()} -- --port ${port} --staticServerPort ${await freePort()}`
  const started = startProcess('bash', ['-c', command], { cwd: clone, settings })
  shop = started
  await step(start.commands.trim(), () => untilServed(url, started))

  const here = tour.map((example) => ({
    ...example,
    commands: example.commands.replaceAll('http://localhost:8888', url),
  }))
  const printed = await step('a tour', () => tryOut(here, clone, settings))
  const others = tour.flatMap(({ title, output }, at) =>
    output === undefined || isShown(output, printed[at] ?? '') ? [] : [{ title, output, came: printed[at] }],
  )
  for (const { title, output, came } of others) {
    console.error(`The README shows, under “${title}”:\n${output}\nand this is what came:\n${came}`)
  }
  if (others.length > 0)
    throw new Error(`${others.length} of ${tour.length} examples are not as the README says.`)

  await step('Ctrl-C', async () => {
    started.signal('SIGINT')
    const code = await Promise.race([started.ended(), sleep(ENDED_WITHIN_MS, 'late')])
    if (code === 'late') throw new Error('Something of the shop still runs.')
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      throw new Error(`Something still answers at ${url}.`)
  })
  console.log(`A newcomer’s path holds: ${steps} steps, ${tour.length} examples of the README.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await shop?.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
