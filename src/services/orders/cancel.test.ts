import { describe, expect } from 'vitest'
import { countDeadlocks, tally, times } from '../../../test/crowd.ts'
import { expectInvariants } from '../../../test/invariants.ts'
import { concurrencyTest, type Shop, type Shopper, test } from '../../../test/shop.ts'

const cancel = (shop: Shop, shopper: Shopper, order: number) =>
  shop.post(`/api/orders/${order}/cancel`, undefined, shopper)

describe('cancelling an order', () => {
  test('answers with the cancelled order and puts the stock of all its lines back', async ({ shop }) => {
    const shopper = await shop.customer()
    const [gown, scarf] = [
      await shop.product({ stock_quantity: 5 }),
      await shop.product({ stock_quantity: 4 }),
    ]
    await shop.fillCart(shopper, [[scarf, 4]])
    const { body: order } = await shop.buy(shopper, gown, 2)

    const { status, body } = await cancel(shop, shopper, order.id)

    expect(status).toBe(200)
    expect(body).toEqual({ ...order, status: 'cancelled', updated_at: expect.any(String) })
    expect(body.updated_at > order.updated_at).toBe(true)
    expect([await shop.stockOf(gown), await shop.stockOf(scarf)]).toEqual([5, 4])
    expect((await shop.get(`/api/orders/${order.id}`, shopper)).body).toEqual(body)
    await expectInvariants(shop, [
      [gown, 5],
      [scarf, 4],
    ])
  })

  test('a second time is 409, and the stock comes back no second time', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })
    const { body: order } = await shop.buy(shopper, gown, 2)
    await cancel(shop, shopper, order.id)

    const { status } = await cancel(shop, shopper, order.id)

    expect(status).toBe(409)
    expect(await shop.stockOf(gown)).toBe(5)
  })

  test('leaves stock that changed in the meantime as it is, plus what comes back', async ({ shop }) => {
    const [shopper, admin] = [await shop.customer(), await shop.admin()]
    const gown = await shop.product({ stock_quantity: 5 })
    const { body: order } = await shop.buy(shopper, gown, 2)
    await shop.put(`/api/products/${gown}`, { stock_quantity: 100 }, admin)

    await cancel(shop, shopper, order.id)

    expect(await shop.stockOf(gown)).toBe(102)
  })

  test('puts the stock of a product that went off sale back too', async ({ shop }) => {
    const [shopper, admin] = [await shop.customer(), await shop.admin()]
    const gown = await shop.product({ stock_quantity: 5 })
    const { body: order } = await shop.buy(shopper, gown, 2)
    await shop.delete(`/api/products/${gown}`, admin)

    const { status } = await cancel(shop, shopper, order.id)

    expect(status).toBe(200)
    expect(await shop.stockOf(gown)).toBe(5)
  })

  test('does not put anything back into the cart', async ({ shop }) => {
    const shopper = await shop.customer()
    const { body: order } = await shop.buy(shopper, await shop.product())

    await cancel(shop, shopper, order.id)

    expect((await shop.get('/api/cart', shopper)).body.items).toEqual([])
  })

  test.for([['paid'], ['failed']] as const)(
    'is allowed while pending with payment_status %s, which stays',
    async ([payment_status], { shop }) => {
      const [shopper, admin] = [await shop.customer(), await shop.admin()]
      const gown = await shop.product({ stock_quantity: 5 })
      const { body: order } = await shop.buy(shopper, gown, 2)
      await shop.patch(`/api/orders/${order.id}`, { payment_status }, admin)

      const { status, body } = await cancel(shop, shopper, order.id)

      expect(status).toBe(200)
      expect(body).toMatchObject({ status: 'cancelled', payment_status })
      expect(await shop.stockOf(gown)).toBe(5)
    },
  )

  test.for([['processing'], ['completed']] as const)('is 409 once it is %s', async ([status], { shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })
    const { body: order } = await shop.buy(shopper, gown, 2)
    await shop.sql('update orders set status = $1 where id = $2', [status, order.id])

    const answer = await cancel(shop, shopper, order.id)

    expect(answer.status).toBe(409)
    expect(await shop.stockOf(gown)).toBe(3)
    expect((await shop.get(`/api/orders/${order.id}`, shopper)).body.status).toBe(status)
  })

  test('of another user is 403, to customers and admins alike, even when it could not be', async ({
    shop,
  }) => {
    const owner = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })
    const { body: order } = await shop.buy(owner, gown, 2)

    const byCustomer = await cancel(shop, await shop.customer(), order.id)
    const byAdmin = await cancel(shop, await shop.admin(), order.id)
    expect(await shop.stockOf(gown)).toBe(3)
    await cancel(shop, owner, order.id)
    const afterwards = await cancel(shop, await shop.customer(), order.id)

    expect([byCustomer.status, byAdmin.status, afterwards.status]).toEqual([403, 403, 403])
    expect(await shop.stockOf(gown)).toBe(5)
  })
})

concurrencyTest(
  'ten cancellations at once: exactly one is made, and the stock comes back once',
  async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 10 })
    const { body: order } = await shop.buy(shopper, gown, 4)
    const deadlocks = countDeadlocks()

    const answers = await times(10, () => cancel(shop, shopper, order.id))

    expect(tally(answers)).toEqual({ 200: 1, 409: 9 })
    expect(await shop.stockOf(gown)).toBe(10)
    expect(deadlocks()).toBe(0)
  },
)
