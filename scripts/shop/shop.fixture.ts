import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { listen } from '../../dev/neon/server.ts'
import { isRealPostgres } from '../../test/database.ts'
import { type Finished, runScript } from '../../test/processes.ts'
import { test as base } from '../../test/shop.ts'

/** Runs one of the owner's commands as a process of its own, with these settings and no others. */
export const runShopCommand = (
  args: readonly string[],
  settings: Record<string, string>,
): Promise<Finished> => runScript('scripts/shop.ts', args, { settings })

/**
 * The test function for the owner's commands: `command` runs one on this file's database, which `shop` has too, and
 * `folder` is a folder of the test's own.
 */
export const test = base
  .extend('reached', { scope: 'file' }, async ({ database }, { onCleanup }) => {
    const reached: Record<string, string> = { DATABASE_URL: database.url }
    if (isRealPostgres) return reached
    const server = await listen({ endpoint: database.endpoint })
    onCleanup(server.close)
    return { ...reached, NEON_HTTP_ENDPOINT: server.url }
  })
  .extend('command', ({ reached }) => {
    return (args: readonly string[], settings: Record<string, string> = {}) =>
      runShopCommand(args, { ...reached, ...settings })
  })
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'shop-command-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })
  .extend('importing', ({ command, folder }) => {
    /** Imports a file of that content. */
    return async (content: string | Buffer, ...options: string[]) => {
      const file = path.join(folder, 'products.csv')
      await writeFile(file, content)
      return command(['product', 'import', file, ...options])
    }
  })
  .extend('exported', ({ command, folder }) => {
    /** What an export writes. */
    return async () => {
      const file = path.join(folder, 'exported.csv')
      await rm(file, { force: true })
      const { code, stderr } = await command(['product', 'export', file])
      if (code !== 0) throw new Error(stderr)
      return readFile(file, 'utf8')
    }
  })
