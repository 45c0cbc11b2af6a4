import { describe, expect } from 'vitest'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'

/** What is purged by what is done meanwhile. */
async function purgedBy(shop: Shop, work: () => Promise<unknown>): Promise<string[][]> {
  await shop.settled()
  shop.purged.length = 0
  await work()
  await shop.settled()
  return [...shop.purged]
}

const checkout = (shop: Shop, { token }: Shopper, key?: string) =>
  shop.post(
    '/api/checkout',
    { shipping_address: 'Lahore' },
    { token, ...(key && { headers: { 'Idempotency-Key': key } }) },
  )

const cancelled = { status: 'cancelled' }

describe('the stock that is shown is purged, once,', () => {
  test('by a sale, for every product that was sold', async ({ shop }) => {
    const shopper = await shop.customer()
    const [gown, scarf] = [await shop.product(), await shop.product()]
    await shop.fillCart(shopper, [
      [scarf, 1],
      [gown, 2],
    ])

    const purged = await purgedBy(shop, () => checkout(shop, shopper))

    expect(purged).toEqual([['stock', `product-${gown}`, `product-${scarf}`]])
  })

  test('by a cancellation, the customer’s own or an admin’s', async ({ shop }) => {
    const [shopper, admin] = [await shop.customer(), await shop.admin()]
    const gown = await shop.product()
    const [first, second] = [await shop.buy(shopper, gown), await shop.buy(shopper, gown)]
    const tags = ['stock', `product-${gown}`]

    const own = await purgedBy(shop, () =>
      shop.post(`/api/orders/${first.body.id}/cancel`, undefined, shopper),
    )
    const admins = await purgedBy(shop, () => shop.patch(`/api/orders/${second.body.id}`, cancelled, admin))

    expect([own, admins]).toEqual([[tags], [tags]])
  })
})

describe('nothing is purged', () => {
  test('by a checkout that is sent again under its key', async ({ shop }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[await shop.product(), 1]])
    const first = await checkout(shop, shopper, 'key-1')

    const purged = await purgedBy(shop, async () => {
      expect((await checkout(shop, shopper, 'key-1')).body).toEqual(first.body)
    })

    expect(purged).toEqual([])
  })

  test('by a checkout that is refused', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 2 })
    await shop.fillCart(shopper, [[gown, 2]])
    await shop.sql('update products set stock_quantity = 1 where id = $1', [gown])

    const purged = await purgedBy(shop, async () => {
      expect((await checkout(shop, shopper)).status).toBe(409)
      await shop.delete('/api/cart', shopper)
      expect((await checkout(shop, shopper)).status).toBe(400)
    })

    expect(purged).toEqual([])
  })

  test('by a second cancellation, a stranger’s, or a step that moves no stock', async ({ shop }) => {
    const [shopper, stranger, admin] = [await shop.customer(), await shop.customer(), await shop.admin()]
    const gown = await shop.product()
    const { body: order } = await shop.buy(shopper, gown)
    const path = `/api/orders/${order.id}`

    const purged = await purgedBy(shop, async () => {
      const statuses = [
        await shop.post(`${path}/cancel`, undefined, stranger),
        await shop.patch(path, { payment_status: 'paid' }, admin),
        await shop.patch(path, { status: 'processing' }, admin),
        await shop.post(`${path}/cancel`, undefined, shopper),
        await shop.patch(path, { status: 'completed' }, admin),
        await shop.patch(path, cancelled, admin),
      ].map(({ status }) => status)
      expect(statuses).toEqual([403, 200, 200, 409, 200, 409])
    })

    expect(purged).toEqual([])
  })

  test('by a cart that is filled, changed and emptied', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()

    const purged = await purgedBy(shop, async () => {
      await shop.fillCart(shopper, [[gown, 2]])
      await shop.delete('/api/cart', shopper)
    })

    expect(purged).toEqual([])
  })
})

test('a purge that fails changes nothing about a sale', async ({ shop }) => {
  const gown = await shop.product({ stock_quantity: 3 })
  shop.purge = () => Promise.reject(new Error('the CDN is out of reach'))

  const { status } = await shop.buy(await shop.customer(), gown)
  await shop.settled()

  expect([status, await shop.stockOf(gown)]).toEqual([201, 2])
  expect(shop.log.at(-1)).toMatchObject({ level: 'error', message: 'purging the cache failed' })
})
