import { randomUUID } from 'node:crypto'
import { AxeBuilder } from '@axe-core/playwright'
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { BehindTheApi } from '../behind-the-api.ts'
import { test as base } from '../served.ts'
import { PASSWORD } from '../shop.ts'
import { launchChromium } from './chromium.ts'

export interface Account {
  id: number
  email: string
  password: string
  token: string
}

export interface VisitorOptions {
  /** Signed in from the start. */
  as?: Account
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  reducedMotion?: 'reduce' | 'no-preference'
}

/** What a browser says of every refusal, also of those that a page expects and shows. */
const REFUSED = /^Failed to load resource: (?:the server responded with a status of [45]|net::ERR_)/

/**
 * The test function for what people see: the built shop, served on a database of the file's own, in a real Chromium.
 * `visitor` is someone with a browser of their own. A test fails when one of its pages throws, writes an error or breaks
 * the Content-Security-Policy, or asks another site for anything.
 */
export const test = base
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchChromium()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('behind', { scope: 'file' }, ({ database }) => new BehindTheApi(database))
  .extend('product', { scope: 'file' }, ({ behind }) => behind.product.bind(behind))
  .extend(
    'account',
    { scope: 'file' },
    ({ shop }) =>
      async (fields: { full_name?: string } = {}): Promise<Account> => {
        const email = `${randomUUID()}@example.com`
        const { status, body } = await shop.site.post('/api/users/register', {
          email,
          password: PASSWORD,
          full_name: fields.full_name ?? 'Amina Khan',
        })
        expect(status).toBe(201)
        return { id: body.user.id, email, password: PASSWORD, token: body.access_token }
      },
  )
  .extend('admin', { scope: 'file' }, ({ account, behind }) => async () => {
    const owner = await account({ full_name: 'Fatima Zehra' })
    await behind.sql('update users set role = $1 where id = $2', ['admin', owner.id])
    return owner
  })
  .extend('visitor', ({ browser, shop }, { onCleanup }) => {
    const contexts: BrowserContext[] = []
    const mistakes: string[] = []
    onCleanup(async () => {
      await Promise.all(contexts.map((context) => context.close()))
      expect(mistakes).toEqual([])
    })
    return async (options: VisitorOptions = {}): Promise<Page> => {
      const { as, width = 1280, height = 900, scheme = 'light', reducedMotion = 'reduce' } = options
      const context = await browser.newContext({
        baseURL: shop.site.url,
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion,
      })
      contexts.push(context)
      watch(context, shop.site.url, mistakes)
      if (as) {
        const cookie = { name: 'session', value: as.token, url: shop.site.url, httpOnly: true }
        await context.addCookies([{ ...cookie, sameSite: 'Strict' }])
      }
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      return page
    }
  })

function watch(context: BrowserContext, shop: string, mistakes: string[]): void {
  context.on('weberror', (error) => mistakes.push(`thrown: ${String(error.error())}`))
  context.on('console', (message) => {
    if (message.type() !== 'error' || REFUSED.test(message.text())) return
    mistakes.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('response', (answer) => {
    const { pathname } = new URL(answer.url())
    const isFile = !pathname.startsWith('/api/') && answer.request().resourceType() !== 'document'
    if (isFile && answer.status() >= 400) mistakes.push(`${answer.status()}: ${answer.url()}`)
  })
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && origin !== new URL(shop).origin)
      mistakes.push(`asked: ${request.url()}`)
  })
}

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with every violation of WCAG 2.2 AA, and of good practice, that axe finds on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).join('; ')}`,
  )
  expect(found, page.url()).toEqual([])
}
