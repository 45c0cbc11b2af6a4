import { mkdir, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { type Figure, isMet, type Measure } from './figure.ts'
import { tableOf } from './table.ts'

const RESULTS = path.join(import.meta.dirname, 'results', 'latest.json')

/** What can be measured, in the order in which it is; a part's code is read when it is asked for. */
const PARTS: Record<string, () => Promise<{ measure: Measure }>> = {
  size: () => import('./size/measure.ts'),
  payload: () => import('./payload/measure.ts'),
  floor: () => import('./floor/measure.ts'),
  cold: () => import('./cold-start/measure.ts'),
  chat: () => import('./chat/measure.ts'),
  scale: () => import('./scale/measure.ts'),
  search: () => import('./search/measure.ts'),
  pages: () => import('./pages/measure.ts'),
}

const HELP = `Measures the shop on this machine, prints one table and writes it as JSON.

  npm run bench [-- --only ${Object.keys(PARTS).join(',')}] [--effort 1] [--out bench/results/latest.json]

Ends with 1 when a figure misses its target. Everything it needs it starts and stops itself. --effort 2 repeats each
measurement twice as often, for a machine that is busy.`

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: Object.keys(PARTS).join(',') },
    effort: { type: 'string', default: '1' },
    out: { type: 'string', default: RESULTS },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(HELP)
else await main(values.only.split(','), Number(values.effort), path.resolve(values.out))

async function main(names: string[], effort: number, out: string) {
  const unknown = names.find((name) => !PARTS[name])
  if (unknown !== undefined || !(effort > 0)) {
    console.error(HELP)
    process.exitCode = 1
    return
  }
  const machine = machineNow()
  const figures: Figure[] = []
  for (const name of names) {
    const part = await PARTS[name]?.()
    const started = performance.now()
    const progress = (line: string) => console.error(`${name}: ${line}`)
    if (part) figures.push(...(await part.measure({ effort, progress })))
    progress(`done in ${((performance.now() - started) / 1000).toFixed(0)} s`)
  }

  const { cores, node, loadBefore } = machine
  const loadAfter = os.loadavg()[0]
  console.log(
    `${machine.at.slice(0, 10)}, ${cores} cores, Node ${node}, load ${loadBefore} before and ${loadAfter} after\n`,
  )
  console.log(tableOf(figures))
  const missed = figures.filter((figure) => isMet(figure) === false)
  console.log(missed.length === 0 ? '\nEvery target is met.' : `\n${missed.length} missed.`)

  await mkdir(path.dirname(out), { recursive: true })
  const results = {
    ...machine,
    loadAfter,
    effort,
    figures: figures.map((figure) => ({ ...figure, met: isMet(figure) })),
  }
  await writeFile(out, `${JSON.stringify(results, undefined, 2)}\n`)
  process.exitCode = missed.length === 0 ? 0 : 1
}

function machineNow() {
  return {
    at: new Date().toISOString(),
    cores: os.availableParallelism(),
    cpu: os.cpus()[0]?.model.trim(),
    memoryGb: Math.round(os.totalmem() / 1e9),
    node: process.versions.node,
    loadBefore: os.loadavg()[0],
  }
}
