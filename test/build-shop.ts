import path from 'node:path'
import { bundleFunction, functionNames } from '../scripts/bundle.ts'
import { copyShell } from '../scripts/shell.ts'
import { buildSite } from '../scripts/site.ts'

/** Builds the functions and the site into a folder, as `npm run build` does into `dist`. */
export async function buildShop(folder: string): Promise<void> {
  const functions = path.join(folder, 'functions')
  const site = path.join(folder, 'site')
  const names = await functionNames()
  await Promise.all(names.map((name) => bundleFunction(name, { outdir: functions, write: true })))
  await buildSite(site)
  await copyShell({ site, functions })
}
