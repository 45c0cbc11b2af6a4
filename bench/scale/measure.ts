import { createPools } from '../../dev/neon/pools.ts'
import type { Figure, Measure } from '../figure.ts'
import { median, quantile } from '../statistics.ts'
import { ensureLargeShop, sizeOf, withCopy } from './databases.ts'
import { type Operation, OPERATIONS } from './operations.ts'
import { type LargeServer, startLargeServer } from './server.ts'
import { openLargeShop } from './shop.ts'
import { visit, type Visitor } from './visitor.ts'

/** The first is what the others are compared with. */
const SIZES = (process.env.BENCH_SIZES ?? '1000,100000,1000000').split(',').map(Number)

const ROUNDS = 200
/** Growth is told by the median of so many rounds at a time, so that a burst of other work spoils only some of them. */
const ROUNDS_TOGETHER = 20
const WARMING_ROUNDS = 2
/** A slow operation is measured for so long at a size, and at least so often. */
const BUDGET_MS = 3_000
const FEWEST = 5
/** A page with its exact total may take so long at the largest size. */
const EXACT_TOTAL_MS = 1_000

/** How much longer each read and write takes in a large shop than in a small one. */
export const measure: Measure = async ({ effort, progress }) => {
  const server = await startLargeServer()
  const pools = createPools(4)
  try {
    const names: string[] = []
    for (const size of SIZES) names.push(await ensureLargeShop(server, size, progress))
    return await withCopies(server, names, async (urls) => {
      const visitors: Visitor[] = []
      for (const [index, url] of urls.entries()) {
        visitors.push(await visit(await openLargeShop(url, pools), sizeOf(SIZES[index] ?? 0)))
      }
      const figures = await compare(visitors, effort, progress)
      await pools.end()
      return figures
    })
  } finally {
    await pools.end()
    await server.stop()
  }
}

/** Copies of all the databases at once. */
async function withCopies<T>(
  server: LargeServer,
  names: readonly string[],
  work: (urls: string[]) => Promise<T>,
  urls: string[] = [],
): Promise<T> {
  const [name, ...others] = names
  if (name === undefined) return work(urls)
  return withCopy(server, name, (url) => withCopies(server, others, work, [...urls, url]))
}

async function compare(visitors: readonly Visitor[], effort: number, progress: (line: string) => void) {
  const figures: Figure[] = []
  for (const operation of OPERATIONS) {
    progress(operation.name)
    figures.push(...figuresOf(operation, await timesOf(operation, visitors, effort)))
  }
  return figures
}

/** The operation's times in milliseconds at each size, taken in turns; the turns begin with another size each round. */
async function timesOf(operation: Operation, visitors: readonly Visitor[], effort: number) {
  const times = visitors.map((): number[] => [])
  const spent = visitors.map(() => 0)
  const rounds = WARMING_ROUNDS + Math.ceil(ROUNDS * effort)
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < visitors.length; turn += 1) {
      const index = (round + turn) % visitors.length
      const visitor = visitors[index]
      const sample = times[index]
      if (!visitor || !sample || (sample.length >= FEWEST && (spent[index] ?? 0) > BUDGET_MS * effort))
        continue
      const request = await operation.prepare(visitor)
      const started = performance.now()
      await visitor.send(request)
      const ms = performance.now() - started
      spent[index] = (spent[index] ?? 0) + ms
      if (round >= WARMING_ROUNDS) sample.push(ms)
    }
  }
  return times
}

function figuresOf({ name, atMost }: Operation, times: readonly number[][]): Figure[] {
  const [small = [], ...larger] = times
  const middles = times.map(median)
  const shown = (values: readonly number[]) =>
    values.map((value) => value.toFixed(value < 10 ? 2 : 0)).join(', ')
  const growth: Figure = {
    part: 'scale',
    name,
    value: Math.max(...larger.map((large) => growthOf(small, large))),
    unit: 'x',
    ...(atMost !== undefined && { atMost }),
    note: `p50 ${shown(middles)} ms; p95 ${shown(times.map((sample) => quantile(sample, 0.95)))} ms`,
  }
  if (!name.endsWith('exact total')) return [growth]
  const largest = middles.at(-1) ?? 0
  return [
    growth,
    { part: 'scale', name: `${name}: at the largest`, value: largest, unit: 'ms', atMost: EXACT_TOTAL_MS },
  ]
}

/** How many times as long the p50 of `large` is as that of `small`, each from the same rounds. */
function growthOf(small: readonly number[], large: readonly number[]): number {
  const ratios: number[] = []
  for (let from = 0; from < large.length; from += ROUNDS_TOGETHER) {
    const together = large.slice(from, from + ROUNDS_TOGETHER)
    ratios.push(median(together) / median(small.slice(from, from + together.length)))
  }
  return median(ratios)
}
