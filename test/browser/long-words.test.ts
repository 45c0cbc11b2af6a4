import { expect } from 'vitest'
import { test } from './buying.ts'

const LONG = 'Handembroidered-Organza/Chiffonkameezdupattashalwarwithgotaedging'

const overflow = (page: { evaluate: (work: () => number) => Promise<number> }) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

test.for([320, 768, 1440])(
  'words longer than a line fit a page of %i px',
  async (width, { visitor, account, admin, product, fill, buy }) => {
    const id = await product({ name: LONG, description: LONG.repeat(2), featured: true })
    const shopper = await account({ full_name: LONG })
    const order = await buy(shopper, id, `https://maps.example/${'a1B2'.repeat(40)}`)
    await fill(shopper, id)
    const page = await visitor({ as: shopper, width })

    const search = `/products?search=${'z'.repeat(60)}`
    for (const path of [
      '/',
      '/products',
      search,
      `/products/${id}`,
      '/cart',
      '/checkout',
      '/orders',
      `/orders/${order}`,
      '/profile',
    ]) {
      await page.goto(path)
      await page.waitForLoadState('networkidle')
      expect([path, await overflow(page)]).toEqual([path, 0])
    }
    const owner = await visitor({ as: await admin(), width })
    for (const path of [
      '/admin',
      '/admin/products',
      `/admin/products/${id}`,
      '/admin/orders',
      `/admin/orders/${order}`,
      '/admin/customers',
    ]) {
      await owner.goto(path)
      await owner.waitForLoadState('networkidle')
      expect([path, await overflow(owner)]).toEqual([path, 0])
    }
  },
)
