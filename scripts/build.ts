import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { bundleFunction, functionNames } from './bundle.ts'
import { buildSite } from './site.ts'

const FUNCTIONS = path.join(import.meta.dirname, '..', 'dist', 'functions')

await rm(FUNCTIONS, { recursive: true, force: true })
const names = await functionNames()
await Promise.all([
  buildSite(),
  ...names.map((name) => bundleFunction(name, { outdir: FUNCTIONS, write: true })),
])

for (const name of names) {
  const { size } = await stat(path.join(FUNCTIONS, `${name}.mjs`))
  console.log(`${name.padEnd(10)} ${(size / 1024).toFixed(0).padStart(5)} KiB`)
}
