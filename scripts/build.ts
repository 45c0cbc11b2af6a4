import { rm } from 'node:fs/promises'
import path from 'node:path'
import { bundleFunction, functionNames, weightOf } from './bundle.ts'
import { copyShell } from './shell.ts'
import { buildSite, SITE } from './site.ts'
import { FIRST_LOAD } from './storefront.ts'
import { writeNotices } from './upkeep/notices.ts'
import { filesIn, packageFolders } from './upkeep/served.ts'

const DIST = path.join(import.meta.dirname, '..', 'dist')
const FUNCTIONS = path.join(DIST, 'functions')

const kib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`

await rm(FUNCTIONS, { recursive: true, force: true })
const [storefront, ...built] = await Promise.all([
  buildSite(SITE, { previews: true }),
  ...(await functionNames()).map(async (name) => {
    const { metafile } = await bundleFunction(name, { outdir: FUNCTIONS, write: true })
    return { name, ...weightOf(name, metafile), files: filesIn(metafile) }
  }),
])
await writeNotices(
  path.join(SITE, 'licences.txt'),
  packageFolders([...storefront.sources, ...built.flatMap(({ files }) => files)]),
)
await copyShell({ site: path.join(DIST, 'site'), functions: FUNCTIONS })

for (const { name, atStart, later } of built) {
  console.log(
    `${name.padEnd(10)} ${kib(atStart).padStart(9)}${later > 0 ? `, and ${kib(later)} when needed` : ''}`,
  )
}

const { first, later } = storefront
console.log(
  `storefront ${kib(first.js).padStart(9)} of scripts and ${kib(first.css)} of styles at first, gzipped, and ${kib(
    later.reduce((sum, { js }) => sum + js, 0),
  )} of scripts when needed`,
)
for (const kind of ['js', 'css'] as const) {
  if (first[kind] <= FIRST_LOAD[kind]) continue
  console.error(`The storefront's first load may have ${kib(FIRST_LOAD[kind])} of ${kind}.`)
  process.exitCode = 1
}
