import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'smol-toml'
import { describe, expect } from 'vitest'
import { functionNames } from '../../scripts/bundle.ts'
import { isRealPostgres } from '../database.ts'
import { walkTheShop } from '../walk.ts'
import { test } from './first-deploy.ts'

const OF_NETLIFY = /^___netlify-/

describe.runIf(isRealPostgres)('netlify deploy --prod', () => {
  test('succeeds with what Netlify’s API offers and no other machine', ({ deployed }) => {
    expect(deployed.api.refused).toEqual([])
    expect(deployed.reached).toEqual([])
    expect(deployed.api.deploys).toHaveLength(1)
    expect(deployed.deploy).toMatchObject({ draft: false, state: 'ready' })
    expect(deployed.output).toContain('Deploy complete')
  })

  test('migrates the database, over its direct address, before anything is uploaded', async ({
    deployed,
    database,
  }) => {
    const { rows } = await database.pool.query<{ name: string }>(
      'select name from kysely_migration order by name',
    )
    const migrations = await readdir(path.join(deployed.folder, 'db', 'migrations'))
    expect(rows.map(({ name }) => `${name}.ts`)).toEqual(migrations.toSorted())

    const [migrated, uploading] = ['was migrated: 0001_users', 'Uploading blobs'].map((words) =>
      deployed.output.indexOf(words),
    )
    expect(migrated).toBeGreaterThan(0)
    expect(uploading).toBeGreaterThan(migrated ?? 0)
  })

  test('uploads every function, to run on Node 24 and to stream, the clean-up daily, the chat behind a limit', async ({
    deployed: { deploy, manifest },
  }) => {
    const names = (await functionNames()).toSorted()
    expect(names).toEqual(
      expect.arrayContaining(['chat', 'clean-up', 'not-found', 'orders', 'products', 'users']),
    )
    expect([...deploy.functions.keys()].toSorted()).toEqual(names)
    for (const [name, { query }] of deploy.functions) {
      expect([name, query]).toEqual([name, { runtime: 'nodejs24.x', invocation_mode: 'stream' }])
    }
    expect(manifest.function_schedules).toEqual([{ name: 'clean-up', cron: '@daily' }])
    expect(manifest).not.toHaveProperty('edge_functions')

    const limited = Object.entries(manifest.functions_config).filter(([, { traffic_rules }]) => traffic_rules)
    expect(limited.map(([name]) => name)).toEqual(['chat'])
    expect(limited[0]?.[1].traffic_rules).toMatchObject({
      action: {
        type: 'rate_limit',
        config: {
          rate_limit_config: { window_limit: 120, window_size: 60 },
          aggregate: { keys: [{ type: 'ip' }, { type: 'domain' }] },
        },
      },
    })
  })

  test('puts into each function what was bundled for it, and nothing else', async ({
    deployed: { folder, zips },
  }) => {
    for (const [name, files] of zips) {
      const bundle = path.join(folder, 'dist', 'functions', name)
      const ours = [...files.keys()].filter((file) => !OF_NETLIFY.test(file))
      expect(ours.toSorted(), name).toEqual((await readdir(bundle)).toSorted())
      for (const file of ours) {
        expect(files.get(file)?.equals(await readFile(path.join(bundle, file))), `${name}/${file}`).toBe(true)
      }
    }
  })

  test('publishes the files of the built site, and nothing else', async ({
    deployed: { folder, manifest },
  }) => {
    const site = path.join(folder, 'dist', 'site')
    const entries = await readdir(site, { recursive: true, withFileTypes: true })
    const expected: Record<string, string> = {}
    for (const entry of entries.filter((each) => each.isFile())) {
      const file = path.join(entry.parentPath, entry.name)
      expected[path.relative(site, file)] = createHash('sha1')
        .update(await readFile(file))
        .digest('hex')
    }
    delete expected._headers
    const { 'netlify.toml': config, ...files } = manifest.files

    expect(config).toMatch(/^[0-9a-f]{40}$/)
    expect(files).toEqual(expected)
    expect(files).toMatchObject({ 'index.html': expect.any(String), '404.html': expect.any(String) })
  })

  test('sends the redirects, with the limit on sign-ins, and the headers of the pages', async ({
    deployed: { deploy, folder },
  }) => {
    const read = (text: string) => parse(text) as unknown as { redirects: Redirect[]; headers: Header[] }
    const sent = read(deploy.files.get('netlify.toml')?.body.toString() ?? '')
    const own = read(await readFile(path.join(folder, 'netlify.toml'), 'utf8'))

    expect(sent.redirects.map(({ from, to, status }) => ({ from, to, status }))).toEqual(
      own.redirects.map(({ from, to, status }) => ({ from, to, status })),
    )
    expect(sent.redirects.find(({ from }) => from === '/api/users/login')?.rate_limit).toEqual(
      own.redirects.find(({ from }) => from === '/api/users/login')?.rate_limit,
    )
    const headers = await readFile(path.join(folder, 'dist', 'site', '_headers'), 'utf8')
    expect(sent.headers.map((header) => header.for)).toEqual(headers.match(/^\/.*$/gm))
    expect(sent.headers.find((header) => header.for === '/')?.values).toHaveProperty(
      'Content-Security-Policy',
    )
  })

  test('uploads no secret, no .env and no source map', ({ deployed: { deploy, zips, secrets, output } }) => {
    const uploaded = new Map([...deploy.files].map(([file, { body }]) => [file, body] as const))
    for (const [name, files] of zips) {
      for (const [file, content] of files) uploaded.set(`${name}.zip/${file}`, content)
    }
    expect(uploaded.size).toBeGreaterThan(100)
    expect([...uploaded.keys()].filter((file) => /(?:^|\/)\.env|\.map$/.test(file))).toEqual([])

    const { username, password, hostname } = new URL(secrets.DATABASE_URL ?? '')
    const forbidden = {
      ...secrets,
      login: `${username}:${password}@`,
      hostname,
      inlineMap: 'sourceMappingURL=data:',
    }
    const found = [...uploaded].flatMap(([file, content]) =>
      Object.entries(forbidden)
        .filter(([, text]) => content.includes(text))
        .map(([name]) => `${name} in ${file}`),
    )
    expect(found).toEqual([])
    expect(Object.entries(secrets).filter(([, text]) => output.includes(text))).toEqual([])
  })

  test('has uploaded a shop that sells', async ({ shop, database }) => {
    await database.pool.query(`insert into products (name, price, stock_quantity) values ('Gown', 5000, 3)`)

    await walkTheShop(shop.site)

    expect((await shop.site.get('/')).body).toContain('<div id="shop">')
  })
})

interface Redirect {
  from: string
  to: string
  status: number
  rate_limit?: object
}

interface Header {
  for: string
  values: Record<string, string>
}
