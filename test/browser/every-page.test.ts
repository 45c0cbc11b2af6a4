import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { PAGES } from '../../storefront/routes.ts'
import { type Account, expectAccessible, test as base } from './browser.ts'

const SCREENSHOTS = path.join(import.meta.dirname, '..', '..', 'artifacts', 'screenshots')

const WIDTHS = [320, 768, 1440]
const SCHEMES = ['light', 'dark'] as const

interface Shown {
  name: string
  /** The page of storefront/routes.ts that this is. */
  route: string
  path: string
  as: 'guest' | 'customer' | 'owner'
  heading: string | RegExp
}

const shown = (
  as: Shown['as'],
  name: string,
  route: string,
  heading: Shown['heading'],
  path = route,
): Shown => ({
  as,
  name,
  route,
  heading,
  path,
})

const GUEST: Shown[] = [
  shown('guest', 'home', '/', /Made to be worn/),
  shown('guest', 'catalogue', '/products', 'All products'),
  shown('guest', 'nothing-found', '/products', /xyzzy/, '/products?search=xyzzyq'),
  shown('guest', 'product', '/products/:id', 'Zari Potli Bag', '/products/{bag}'),
  shown('guest', 'no-product', '/products/:id', 'This piece is not for sale', '/products/999999'),
  shown('guest', 'guests-cart', '/cart', /cart/i),
  shown('guest', 'sign-in', '/sign-in', 'Sign in'),
  shown('guest', 'register', '/register', /account/i),
  shown('guest', 'forgot-password', '/forgot-password', /password/i),
  shown('guest', 'reset-password', '/reset-password', /password/i, '/reset-password#token=none'),
  shown('guest', 'verify-email', '/verify-email', /(?:email|address)/i, '/verify-email#token=none'),
  shown('guest', 'not-found', '/no-such-page', 'This page is not here'),
]

const CUSTOMER: Shown[] = [
  shown('customer', 'cart', '/cart', /cart/i),
  shown('customer', 'checkout', '/checkout', /checkout/i),
  shown('customer', 'order-placed', '/orders/:id/placed', /thank/i, '/orders/{order}/placed'),
  shown('customer', 'order', '/orders/:id', /order/i, '/orders/{order}'),
  shown('customer', 'orders', '/orders', /orders/i),
  shown('customer', 'profile', '/profile', /profile/i),
]

const OWNER: Shown[] = [
  shown('owner', 'admin', '/admin/*', /overview/i, '/admin'),
  shown('owner', 'admin-orders', '/admin/*', 'Orders', '/admin/orders'),
  shown('owner', 'admin-order', '/admin/*', /order/i, '/admin/orders/{order}'),
  shown('owner', 'admin-products', '/admin/*', 'Products', '/admin/products'),
  shown('owner', 'admin-new-product', '/admin/*', /product/i, '/admin/products/new'),
  shown('owner', 'admin-product', '/admin/*', /Zari Potli Bag/, '/admin/products/{bag}'),
  shown('owner', 'admin-categories', '/admin/*', 'Categories', '/admin/categories'),
  shown('owner', 'admin-customers', '/admin/*', 'Customers', '/admin/customers'),
]

interface Stage {
  people: Record<Shown['as'], Account | undefined>
  ids: Record<string, string>
}

const test = base.extend(
  'stage',
  { scope: 'file' },
  async ({ database, shop, account, admin, behind }): Promise<Stage> => {
    await seedCatalogue(overPool(database.pool))
    const [bag] = await behind.sql<{ id: string }>(`select id from products where name = 'Zari Potli Bag'`)
    const [customer, owner] = [await account(), await admin()]
    const fill = async (quantity: number) => {
      const { status } = await shop.site.post(
        '/api/cart/items',
        { product_id: Number(bag?.id), quantity },
        customer,
      )
      expect(status).toBe(200)
    }
    await fill(1)
    const bought = await shop.site.post(
      '/api/checkout',
      { shipping_address: '12 Mall Road\nLahore' },
      customer,
    )
    expect(bought.status).toBe(201)
    await fill(2)
    return {
      people: { guest: undefined, customer, owner },
      ids: { bag: String(bag?.id), order: String(bought.body.id) },
    }
  },
)

test('every page of the shop is among those looked at', () => {
  const routes = new Set([...GUEST, ...CUSTOMER, ...OWNER].map(({ route }) => route))
  for (const { path } of PAGES) expect(routes).toContain(path)
})

for (const [who, pages] of Object.entries({ guest: GUEST, customer: CUSTOMER, owner: OWNER })) {
  describe.each(SCHEMES)(`for a ${who}, in %s colours`, (scheme) => {
    test.for(WIDTHS)(
      'every page fits %i px and is accessible',
      { timeout: 240_000 },
      async (width, { visitor, stage }) => {
        const as = stage.people[who as Shown['as']]
        const page = await visitor({ width, scheme, ...(as && { as }) })
        for (const { name, path: written, heading } of pages) {
          await page.goto(written.replaceAll(/\{(\w+)\}/g, (_, id: string) => stage.ids[id] ?? ''))
          await page.getByRole('heading', { level: 1, name: heading }).waitFor()
          await page.waitForLoadState('networkidle')

          await expectNoSidewaysScrolling(page, name)
          await expectAccessible(page)
          await keepScreenshot(page, `${name}-${width}-${scheme}`)
        }
      },
    )
  })
}

async function expectNoSidewaysScrolling(page: Page, name: string): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: document.documentElement.clientWidth,
  }))
  expect(content, `${name} at ${window} px`).toBeLessThanOrEqual(window)
}

async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(SCREENSHOTS, { recursive: true })
  await page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`), fullPage: true })
}
