import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startOfflineModel } from '../dev/model/offline-model.ts'
import { listen } from '../dev/neon/server.ts'
import { inject } from 'vitest'
import { buildShop } from './build-shop.ts'
import { test as base } from './database.ts'
import { type StartedProcess, startProcess } from './processes.ts'
import { JWT_SECRET } from './shop.ts'
import { SiteClient } from './site-client.ts'

const ROOT = path.join(import.meta.dirname, '..')

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of a shop that was built before the first test file, where one was. */
    builtShop?: string
  }
}

export interface ServedShop {
  site: SiteClient
  server: StartedProcess
}

/**
 * The test function for the built shop: each file builds it once, or takes what was built before, and has its own database behind a local Neon
 * endpoint and its own offline model. `serve` starts `npm run serve` on it, with these settings over the usual ones.
 */
export const test = base
  .extend('neon', { scope: 'file' }, async ({ database }, { onCleanup }) => {
    const server = await listen({ endpoint: database.endpoint })
    onCleanup(server.close)
    return server
  })
  .extend('model', { scope: 'file' }, async ({}, { onCleanup }) => {
    const model = await startOfflineModel()
    onCleanup(() => model.close())
    return model
  })
  .extend('built', { scope: 'file' }, async ({}, { onCleanup }) => {
    const builtBefore = inject('builtShop')
    if (builtBefore) return builtBefore
    const folder = await mkdtemp(path.join(os.tmpdir(), 'built-'))
    onCleanup(() => rm(folder, { recursive: true, force: true }))
    await buildShop(folder)
    return folder
  })
  .extend('serve', { scope: 'file' }, ({ database, neon, model, built }, { onCleanup }) => {
    const usual = {
      PORT: '0',
      DATABASE_URL: database.url,
      NEON_HTTP_ENDPOINT: neon.url,
      JWT_SECRET,
      BCRYPT_COST: '10',
      OPENAI_API_KEY: model.apiKey,
      OPENAI_BASE_URL: model.baseUrl,
      AI_MODEL: model.model,
    }
    const started: StartedProcess[] = []
    onCleanup(async () => {
      await Promise.all(started.map(({ stop }) => stop()))
    })
    return async (settings: Record<string, string> = {}): Promise<ServedShop> => {
      const server = startProcess(process.execPath, ['scripts/serve.ts', '--from', built], {
        cwd: ROOT,
        settings: { ...usual, ...settings },
      })
      started.push(server)
      const [, url = ''] = await server.prints(/served on (\S+)/)
      return { site: new SiteClient(url), server }
    }
  })
  .extend('shop', { scope: 'file' }, ({ serve }) => serve())
