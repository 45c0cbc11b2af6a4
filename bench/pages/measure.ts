import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { buildShop } from '../../test/build-shop.ts'
import { type Category, judge } from '../../test/browser/lighthouse.ts'
import { startProcess } from '../../test/processes.ts'
import type { Figure, Measure } from '../figure.ts'
import { setStage } from '../stage/stage.ts'
import { median } from '../statistics.ts'

const CATEGORIES: readonly Category[] = ['performance', 'accessibility', 'best-practices', 'seo']

const PAGES = { home: '/', catalogue: '/products', product: '/products/1' }

const RUNS = 3

const AT_LEAST = 95

/** What Lighthouse says of the shop's first pages as a phone sees them on a slow network, the median of several runs. */
export const measure: Measure = async ({ effort, progress }) => {
  const stage = await setStage([])
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-pages-'))
  await buildShop(folder)
  const server = startProcess(process.execPath, ['scripts/serve.ts', '--from', folder], {
    cwd: path.join(import.meta.dirname, '..', '..'),
    settings: { ...stage.settings, PORT: '0' },
  })
  try {
    const [, url = ''] = await server.prints(/served on (\S+)/)
    const figures: Figure[] = []
    for (const [name, page] of Object.entries(PAGES)) {
      progress(name)
      figures.push(...(await judged(name, url + page, Math.ceil(RUNS * effort))))
    }
    return figures
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    await stage.stop()
  }
}

async function judged(name: string, url: string, runs: number): Promise<Figure[]> {
  const scores: Awaited<ReturnType<typeof judge>>[] = []
  for (let run = 0; run < runs; run += 1) scores.push(await judge(url, CATEGORIES))
  return CATEGORIES.map((category) => {
    const found = scores.flatMap((run) => run.filter((score) => score.category === category))
    const lost = [...new Set(found.flatMap((score) => score.lost))]
    return {
      part: 'pages',
      name: `${name}: ${category}`,
      value: median(found.map(({ score }) => score)),
      unit: 'of 100',
      atLeast: AT_LEAST,
      ...(lost.length > 0 && { note: lost.join('; ') }),
    }
  })
}
