import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openEmptyDatabase } from '../database.ts'
import { test as served } from '../served.ts'
import { filesInZip } from '../zip.ts'
import { netlifyDeploy } from './netlify-deploy.ts'

/**
 * The test function for what became of the first deploy of a new shop, to a database without tables: `deployed` holds what
 * was uploaded, and `shop` is served from it.
 */
export const test = served
  .extend('database', { scope: 'file' }, async ({}, { onCleanup }) => {
    const database = await openEmptyDatabase()
    onCleanup(database.close)
    return database
  })
  .extend('run', { scope: 'file' }, async ({ database }, { onCleanup }) => {
    const run = await netlifyDeploy(['--prod'], database)
    onCleanup(run.remove)
    return run
  })
  .extend('deployed', { scope: 'file' }, ({ run }) => {
    const [deploy] = run.api.deploys
    if (run.code !== 0 || !deploy?.manifest) throw new Error(`The deploy failed:\n${run.output}`)
    const zips = new Map([...deploy.functions].map(([name, { body }]) => [name, filesInZip(body)] as const))
    return { ...run, deploy, manifest: deploy.manifest, zips }
  })
  /** What was uploaded, laid out as the build lays it out. */
  .extend('built', { scope: 'file' }, async ({ deployed: { deploy, zips } }, { onCleanup }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'uploaded-'))
    onCleanup(() => rm(folder, { recursive: true, force: true }))
    const write = async (file: string, content: Buffer) => {
      await mkdir(path.dirname(path.join(folder, file)), { recursive: true })
      await writeFile(path.join(folder, file), content)
    }
    for (const [file, { body }] of deploy.files) await write(`site/${file}`, body)
    for (const [name, files] of zips) {
      for (const [file, content] of files) await write(`functions/${name}/${file}`, content)
    }
    return folder
  })
