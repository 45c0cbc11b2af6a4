import { randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect } from 'vitest'
import { startOfflineModel } from '../../dev/model/offline-model.ts'
import { readWithParser } from '../../dev/model/sse-readers.ts'
import { isRealPostgres, test as base } from '../database.ts'
import type { StartedProcess } from '../processes.ts'
import { piecesOf, SiteClient } from '../site-client.ts'
import { walkTheShop } from '../walk.ts'
import { type ComposeService, readCompose } from './compose.ts'
import { confinement, startConfined } from './confined.ts'
import { buildImage } from './image.ts'

/** Building and migrating take seconds, on a busy machine many. */
const PATIENT = { timeout: 180_000 }

const ENV_FILE = {
  POSTGRES_PASSWORD: 'letters0and1digits2only',
  JWT_SECRET: randomBytes(32).toString('base64'),
  OPENAI_API_KEY: 'any',
}

interface Ports {
  neon: string
  shop: string
}

/**
 * The services of the compose file, each started as its image would be, on an empty database: `run` gives a program of
 * such a service the settings that it has there, with the hosts of that network on this machine instead.
 */
const test = base
  .extend('image', { scope: 'file' }, async ({}, { onCleanup }) => {
    const { image, remove } = await buildImage()
    onCleanup(remove)
    return image
  })
  .extend('model', { scope: 'file' }, async ({}, { onCleanup }) => {
    const model = await startOfflineModel()
    onCleanup(() => model.close())
    return model
  })
  .extend('services', { scope: 'file' }, async () => (await readCompose(ENV_FILE)).services)
  .extend('run', { scope: 'file' }, ({ image, services, database, model }, { onCleanup }) => {
    const started: StartedProcess[] = []
    onCleanup(async () => {
      await Promise.all(started.toReversed().map(({ stop }) => stop()))
    })
    const here = (text: string, ports: Partial<Ports>) =>
      text
        .replace(`postgresql://shop:${ENV_FILE.POSTGRES_PASSWORD}@db:5432/shop`, database.url)
        .replace('neon:4444', `127.0.0.1:${ports.neon}`)
        .replace('127.0.0.1:4444', `127.0.0.1:${ports.neon}`)
    return (name: string, ports: Partial<Ports> = {}, command?: readonly string[]): StartedProcess => {
      const { environment, command: own } = serviceOf(services, name)
      const settings = Object.fromEntries(
        Object.entries(environment).map(([variable, value]) => [variable, here(value, ports)]),
      )
      const process = startConfined(
        image,
        (command ?? own ?? image.command).map((word) => here(word, ports)),
        {
          ...settings,
          HOST: '127.0.0.1',
          ...(settings.PORT && { PORT: command ? (ports.shop ?? '0') : '0' }),
          BCRYPT_COST: '10',
          OPENAI_API_KEY: model.apiKey,
          OPENAI_BASE_URL: model.baseUrl,
        },
      )
      started.push(process)
      return process
    }
  })
  .extend('endpoint', { scope: 'file' }, async ({ run, database }) => {
    await database.pool.query('drop schema public cascade; create schema public')
    const migrate = run('migrate')
    expect({ code: await migrate.ended(), output: migrate.output() }).toEqual({
      code: 0,
      output: expect.stringMatching(/^Applied 0001_users, .*\.\n$/),
    })
    const [, port = ''] = await run('neon').prints(
      /served over Neon's protocol at http:\/\/[\d.]+:(\d+)\/sql/,
    )
    return port
  })
  .extend('startShop', { scope: 'file' }, ({ run, endpoint }) => async () => {
    const server = run('shop', { neon: endpoint })
    const [, url = ''] = await server.prints(/served on (\S+)/)
    return { server, site: new SiteClient(url), ports: { neon: endpoint, shop: new URL(url).port } }
  })
  .extend('shop', { scope: 'file' }, ({ startShop }) => startShop())

function serviceOf(services: Record<string, ComposeService>, name: string): ComposeService {
  const service = services[name]
  if (!service) throw new Error(`compose.yaml has no service ${name}`)
  return service
}

/** The words of a health check as a program is started. */
const checkOf = ({ healthcheck }: ComposeService): string[] => healthcheck?.test?.slice(1) ?? []

test(
  'the image holds Node’s programs, the built functions and the site, and nothing else',
  PATIENT,
  async ({ image }) => {
    expect(await readdir(image.folder)).toEqual(['app'])
    const app = path.join(image.folder, 'app')
    expect((await readdir(app)).toSorted()).toEqual(['dist', 'netlify.toml', 'server'])
    expect((await readdir(path.join(app, 'dist'))).toSorted()).toEqual(['functions', 'site'])

    const files = await readdir(app, { recursive: true })
    expect(files).toEqual(expect.arrayContaining(['server/licences.txt', 'dist/site/licences.txt']))
    expect(files.filter((file) => /node_modules|\.tsx?$|\.map$|\.env|\.test\./.test(file))).toEqual([])
    expect(image).toMatchObject({ user: '1000:1000', workdir: '/app', port: 8888 })
  },
)

describe.runIf(isRealPostgres)(`started as compose.yaml says, confined by ${confinement}`, () => {
  test(
    'migrates, serves a customer from the registration to the chat, and is healthy',
    PATIENT,
    async ({ shop: { site, ports }, services, image, run, database }) => {
      await database.pool.query(`insert into products (name, price, stock_quantity) values ('Gown', 5000, 3)`)

      await walkTheShop(site)

      for (const path of ['/health', '/api/users/live']) expect((await site.get(path)).status, path).toBe(200)
      expect(await run('shop', ports, image.healthcheck).ended()).toBe(0)
      expect(await run('neon', ports, checkOf(serviceOf(services, 'neon'))).ended()).toBe(0)
    },
  )

  test('is not healthy where nobody answers', PATIENT, async ({ run, image, endpoint }) => {
    const check = run('shop', { neon: endpoint, shop: '1' }, image.healthcheck)

    expect(await check.ended()).toBe(1)
    expect(check.output()).toMatch(/does not answer/)
  })

  test('cannot write but where containers may', PATIENT, async ({ run, endpoint, image }) => {
    const healthy = path.posix.join(image.workdir, 'server/healthy.mjs')
    const write = `require('node:fs').writeFileSync(${JSON.stringify(healthy)}, '')`

    const attempt = run('shop', { neon: endpoint }, ['node', '--eval', write])

    expect(await attempt.ended()).toBe(1)
    expect(attempt.output()).toMatch(/EROFS|EACCES|ERR_ACCESS_DENIED/)
  })

  test(
    'its endpoint lets nobody in who does not know the password',
    PATIENT,
    async ({ endpoint, database }) => {
      const ask = (password: string) => {
        const url = new URL(database.url)
        url.password = password
        return fetch(`http://127.0.0.1:${endpoint}/sql`, {
          method: 'POST',
          headers: {
            'Neon-Connection-String': url.href,
            'Neon-Raw-Text-Output': 'true',
            'Neon-Array-Mode': 'true',
          },
          body: JSON.stringify({ query: 'select 1', params: [] }),
        })
      }

      expect((await ask(new URL(database.url).password)).status).toBe(200)
      for (const wrong of ['', 'guess', `${new URL(database.url).password}x`]) {
        const refused = await ask(wrong)
        expect(refused.status).toBe(500)
        expect(await refused.text()).toContain('password authentication failed')
      }
    },
  )

  test('brings the owner’s commands along', PATIENT, async ({ run, endpoint, shop: { site }, database }) => {
    const owner = { email: 'owner@example.com', password: 'correct horse battery', full_name: 'Fatima Zehra' }
    await site.post('/api/users/register', owner)

    const shop = ['node', 'server/shop.mjs']
    const promote = run('clean-up', { neon: endpoint }, [...shop, 'user', 'promote', owner.email, '--yes'])
    expect({ code: await promote.ended(), output: promote.output() }).toMatchObject({ code: 0 })
    expect((await site.post('/api/users/login', owner)).body.user.role).toBe('admin')

    const refused = run('clean-up', { neon: endpoint }, [
      ...shop,
      'product',
      'import',
      '/tmp/none.csv',
      '--yes',
    ])
    expect({ code: await refused.ended(), output: refused.output() }).toMatchObject({
      code: 1,
      output: expect.stringContaining('There is no file /tmp/none.csv'),
    })

    const seed = run('clean-up', { neon: endpoint }, ['node', 'server/db-seed.mjs', '--products', '60'])
    expect({ code: await seed.ended(), output: seed.output() }).toMatchObject({ code: 0 })

    const exported = run('clean-up', { neon: endpoint }, [...shop, 'product', 'export', '--yes'])
    expect(await exported.ended()).toBe(0)
    expect(exported.output()).toContain('"stock_at_export"')

    const backup = run('clean-up', { neon: endpoint }, [...shop, 'backup', '/tmp/x', '--portable', '--yes'])
    expect({ code: await backup.ended(), output: backup.output() }).toMatchObject({ code: 0 })

    await database.pool.query(
      `insert into chat_token_counts (day, subject, tokens) values ('2020-01-01', 'x', 1)`,
    )
    const cleanUp = run('clean-up', { neon: endpoint })
    expect(await cleanUp.ended()).toBe(0)
    expect(cleanUp.output()).toContain('"token_counts":1')
  })

  test(
    'told to stop, lets the running answer of the assistant finish, and ends with 0',
    PATIENT,
    async ({ startShop, model }) => {
      const { server, site } = await startShop()
      model.next({ steps: ['Here', { pauseMs: 2_000 }, ' it is'] })
      const response = await site.fetch('POST', '/api/chat/messages', {
        json: { text: 'Count', session_id: 'main' },
      })
      const pieces = piecesOf(response)
      let stream = (await pieces.next()).value?.text ?? ''
      expect(stream).not.toContain('it is')

      server.signalAlone('SIGTERM')

      for await (const { text } of pieces) stream += text
      expect(readWithParser([stream])).toMatchObject({ text: 'Here it is', done: true })
      expect(await server.ended()).toBe(0)
    },
  )
})
