import { access } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, test as base } from 'vitest'
import { freePort } from '../dev/free-port.ts'
import { PAGE_CSP } from '../src/http/page-headers.ts'
import { cookieHeader, cookiesOf } from './chat.ts'
import { runScript, startProcess } from './processes.ts'
import { copyProject } from './project-copy.ts'
import { PASSWORD } from './shop.ts'
import { SiteClient } from './site-client.ts'
import { expectProblem, walkTheShop } from './walk.ts'

const STARTS_WITHIN_MS = 180_000

/** The shop as `npm run dev` starts it in a fresh checkout, on ports that are free. */
const test = base
  .extend('checkout', { scope: 'file' }, async ({}, { onCleanup }) => {
    const copy = await copyProject()
    onCleanup(copy.remove)
    return copy
  })
  .extend('shop', { scope: 'file' }, async ({ checkout: { folder, home } }, { onCleanup }) => {
    const [port, staticPort] = [await freePort(), await freePort()]
    const ports = ['--port', String(port), '--staticServerPort', String(staticPort)]
    const server = startProcess('npm', ['run', 'dev', '--', ...ports], {
      cwd: folder,
      settings: { HOME: home },
    })
    onCleanup(() => server.stop())
    await server.prints(/Local dev server ready/)
    await server.prints(/Loaded function users/)
    return { server, ports: [port, staticPort], site: new SiteClient(`http://localhost:${port}`) }
  })
  .extend('explanation', { auto: true }, ({ shop, onTestFailed }) => {
    onTestFailed(() => console.error(shop.server.output().slice(-5_000)))
  })

// One `netlify dev` serves the whole file, and it takes a quarter of a second a request: the tests are steps of one
// story, told in as few requests as will do.

describe('npm run dev', { timeout: STARTS_WITHIN_MS }, () => {
  test('makes the database, the model and the secret, and says so in three lines', ({ shop: { server } }) => {
    expect(server.output()).toMatch(
      /^Database {3}local, \d+ products.*\.local\/.*http:\/\/127\.0\.0\.1:\d+\/sql\nAssistant {2}.*no AI.*\nSign-in {4}.*\.local\/$/m,
    )
  })

  test('serves the pages of the site beside the functions', async ({ shop: { site } }) => {
    for (const path of ['/', '/cart', '/orders/1/placed', '/admin/products']) {
      const { status, headers, body } = await site.get(path)
      expect([path, status]).toEqual([path, 200])
      expect(headers.get('Content-Security-Policy'), path).toBe(PAGE_CSP)
      expect(body).toContain('<div id="shop">')
    }
    expect((await site.get('/api/docs')).body).toContain('/api/docs/swagger-ui-bundle.js')
    expect((await site.get('/api/openapi.json')).body).toMatchObject({
      openapi: expect.stringMatching(/^3\.1/),
    })
  })

  test('writes a product into its page, and has one for what is not there', async ({ shop: { site } }) => {
    const [product] = (await site.get('/api/products?limit=1')).body.products
    const { headers, body } = await site.get(`/products/${product.id}`)
    expect(headers.get('Content-Security-Policy')).toBe(PAGE_CSP)
    expect(body).toContain(`<link rel="canonical" href="${site.url}/products/${product.id}" />`)
    expect(body).toContain('<div id="shop">')

    for (const path of ['/nothing', '/products/2147483647']) {
      const { status, body } = await site.get(path)
      expect([path, status]).toEqual([path, 404])
      expect(body).toContain('<div id="shop">')
    }
  })

  test('serves a customer from the registration to the chat', async ({ shop: { site } }) => {
    await walkTheShop(site)
  })

  // A busy machine may deliver all of an answer at once; a server that holds it back always does.
  test('passes the assistant’s answer on word by word', { retry: 5 }, async ({ shop: { site } }) => {
    const { headers, pieces } = await site.say('What do you sell?')

    expect(cookiesOf({ headers }).chat?.attributes).toEqual(
      expect.arrayContaining(['HttpOnly', 'SameSite=Lax']),
    )
    expect(pieces.at(-1)?.text).toContain('data: [DONE]')
    const times = pieces.map(({ at }) => at)
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(50)
  })

  test('signs in by a bare cookie over http, for its own pages only', async ({ shop: { site } }) => {
    const account = { email: 'cookie@example.com', password: PASSWORD, full_name: 'Amina Khan' }
    const cookies = cookiesOf(await site.post('/api/users/register', account))
    expect(Object.keys(cookies)).toEqual(['session'])
    expect(cookies.session?.attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict']))
    expect(cookies.session?.attributes).not.toContain('Secure')

    const Cookie = cookieHeader({ session: cookies.session?.value ?? '' })
    const own = await site.delete('/api/cart', { headers: { Cookie, Origin: site.url } })
    expect(own.status).toBe(204)
    expectProblem(await site.delete('/api/cart', { headers: { Cookie } }), 403)
  })

  test('refuses a body over 1 MiB', async ({ shop: { site } }) => {
    const json = { email: 'a@example.com', password: PASSWORD, full_name: 'A'.repeat(1024 * 1024) }
    expectProblem(await site.post('/api/users/login', json), 413)
  })

  test('user promote makes an admin of a running shop, who can add a product', async ({ shop, checkout }) => {
    const { site } = shop
    const cwd = checkout.folder
    const email = 'admin@example.com'
    const account = { email, password: PASSWORD, full_name: 'Fatima Zehra' }
    const token: string = (await site.post('/api/users/register', account)).body.access_token
    const gown = { name: 'Silk Gown', price: '12500.00' }
    expectProblem(await site.post('/api/products', gown, { token }), 403)

    const promoted = await runScript('scripts/shop.ts', ['user', 'promote', email], { cwd })

    expect(promoted).toEqual({
      code: 0,
      stdout: `${email} is an administrator now and signs in anew: tokens from before have ended.\n`,
      stderr: '',
    })
    expectProblem(await site.post('/api/products', gown, { token }), 401)
    const admin: string = (await site.post('/api/users/login', account)).body.access_token
    const created = await site.post('/api/products', gown, { token: admin })
    expect(created.status).toBe(201)
    expect((await site.get(created.headers.get('Location') ?? '')).body).toMatchObject(gown)
  })

  test('ends when npm is told to, and leaves nothing behind but the data', async ({
    shop,
    checkout: { folder },
  }) => {
    const { server, ports } = shop
    const database = /at (http:\S+)\/sql/.exec(server.output())?.[1] ?? ''
    const model = /double, no AI, at ([^\s;]+)/.exec(server.output())?.[1] ?? ''

    server.signalAlone('SIGTERM')
    await server.ended()

    const addresses = [...ports.map((port) => `http://localhost:${port}`), `${database}/health`, model]
    for (const address of addresses) await expect(fetch(address), address).rejects.toThrow('fetch failed')
    await access(path.join(folder, '.local', 'pglite'))
    await expect(access(path.join(folder, '.local', 'neon.json'))).rejects.toThrow('ENOENT')
  })
})
