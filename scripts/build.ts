import { rm } from 'node:fs/promises'
import path from 'node:path'
import { bundleFunction, functionNames, weightOf } from './bundle.ts'
import { buildSite } from './site.ts'

const FUNCTIONS = path.join(import.meta.dirname, '..', 'dist', 'functions')

const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`

await rm(FUNCTIONS, { recursive: true, force: true })
const [, ...built] = await Promise.all([
  buildSite(),
  ...(await functionNames()).map(async (name) => {
    const { metafile } = await bundleFunction(name, { outdir: FUNCTIONS, write: true })
    return { name, ...weightOf(name, metafile) }
  }),
])

for (const { name, atStart, later } of built) {
  console.log(
    `${name.padEnd(10)} ${kib(atStart).padStart(9)}${later > 0 ? `, and ${kib(later)} when needed` : ''}`,
  )
}
