import { access, readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { expect, test } from 'vitest'
import { functionNames } from '../scripts/bundle.ts'
import { freePort } from '../dev/free-port.ts'
import { startProcess } from './processes.ts'
import { copyProject } from './project-copy.ts'
import { filesInZip } from './zip.ts'

const BUILDS_WITHIN_MS = 120_000

test(
  'netlify build packages every function as it was bundled, and the site, and touches no database',
  { timeout: BUILDS_WITHIN_MS },
  async ({ onTestFinished }) => {
    const { folder, home, remove } = await copyProject()
    onTestFinished(remove)
    let connections = 0
    const port = await freePort()
    const database = createServer(() => (connections += 1)).listen(port, '127.0.0.1')
    onTestFinished(() => void database.close())

    const settings = { HOME: home, DATABASE_URL: `postgresql://shop:shop@127.0.0.1:${port}/shop` }
    const build = startProcess('netlify', ['build', '--offline'], { cwd: folder, settings })
    onTestFinished(() => build.stop())
    expect(await build.ended(), build.output()).toBe(0)

    expect(connections).toBe(0)
    await expect(access(path.join(folder, '.local'))).rejects.toThrow('ENOENT')
    const files = [
      'index.html',
      '404.html',
      'robots.txt',
      '_headers',
      'api/openapi.json',
      'api/docs/index.html',
    ]
    for (const file of files) {
      await access(path.join(folder, 'dist', 'site', file))
    }
    const manifest = await readFile(path.join(folder, '.netlify', 'functions', 'manifest.json'), 'utf8')
    const packaged: {
      name: string
      path: string
      mainFile: string
      bundler: string
      invocationMode: string
      trafficRules?: object
      schedule?: string
    }[] = JSON.parse(manifest).functions
    expect(packaged.map(({ name }) => name).sort()).toEqual((await functionNames()).sort())
    expect(packaged.filter(({ trafficRules }) => trafficRules)).toMatchObject([
      {
        name: 'chat',
        trafficRules: {
          action: {
            type: 'rate_limit',
            config: {
              rateLimitConfig: { windowLimit: 120, windowSize: 60 },
              aggregate: { keys: [{ type: 'ip' }, { type: 'domain' }] },
            },
          },
        },
      },
    ])
    for (const { name, mainFile, path: zip, ...rest } of packaged) {
      const bundle = path.join('dist', 'functions', name)
      expect(path.relative(folder, mainFile)).toBe(path.join(bundle, `${name}.mjs`))
      expect(rest).toMatchObject({ bundler: 'none', invocationMode: 'stream' })
      const ofNetlify = /^___netlify-/
      const ours = [...filesInZip(await readFile(zip)).keys()].filter((file) => !ofNetlify.test(file))
      expect(ours.sort(), name).toEqual((await readdir(path.join(folder, bundle))).sort())
      if (name === 'products') expect(ours).toContain('shell.html')
    }
  },
)
