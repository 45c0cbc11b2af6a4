import { describe, expect } from 'vitest'
import { type Answer, type Shop, type Shopper, test } from '../../../test/shop.ts'

const idsOf = ({ body }: Answer): number[] => body.map((order: { id: number }) => order.id)
const totalOf = ({ headers }: Answer) => headers.get('X-Total-Count')

/** Places so many orders of one piece each and gives their ids, oldest first. */
async function placeOrders(shop: Shop, shopper: Shopper, count: number): Promise<number[]> {
  const gown = await shop.product({ stock_quantity: count })
  const ids: number[] = []
  for (let placed = 0; placed < count; placed += 1) ids.push((await shop.buy(shopper, gown)).body.id)
  return ids
}

const setStatus = (shop: Shop, order: number | undefined, status: string) =>
  shop.sql('update orders set status = $1 where id = $2', [status, order])

describe('the list of orders', () => {
  test('is empty for a user who bought nothing', async ({ shop }) => {
    const answer = await shop.get('/api/orders', await shop.customer())

    expect(answer.status).toBe(200)
    expect(answer.body).toEqual([])
    expect(totalOf(answer)).toBe('0')
    expect(answer.headers.get('Cache-Control')).toContain('no-store')
  })

  test('holds the caller’s whole orders and nobody else’s, newest first', async ({ shop }) => {
    const [shopper, other] = [await shop.customer(), await shop.customer()]
    const [first, second] = [
      await shop.buy(shopper, await shop.product(), 2),
      await shop.buy(shopper, await shop.product()),
    ]
    await placeOrders(shop, other, 1)

    const answer = await shop.get('/api/orders', shopper)

    expect(answer.body).toEqual([second.body, first.body])
    expect(totalOf(answer)).toBe('2')
  })

  test('comes in pages of 10 that neither repeat nor miss an order', async ({ shop }) => {
    const shopper = await shop.customer()
    const newestFirst = (await placeOrders(shop, shopper, 12)).toReversed()

    const first = await shop.get('/api/orders', shopper)
    const second = await shop.get('/api/orders?skip=10', shopper)
    const middle = await shop.get('/api/orders?skip=3&limit=4', shopper)
    const past = await shop.get('/api/orders?skip=12', shopper)
    const all = await shop.get('/api/orders?skip=0&limit=100', shopper)

    expect(idsOf(first)).toEqual(newestFirst.slice(0, 10))
    expect(idsOf(second)).toEqual(newestFirst.slice(10))
    expect(idsOf(middle)).toEqual(newestFirst.slice(3, 7))
    expect(idsOf(past)).toEqual([])
    expect(idsOf(all)).toEqual(newestFirst)
    expect([first, second, middle, past, all].map(totalOf)).toEqual(['12', '12', '12', '12', '12'])
  })

  test('filters by status, and X-Total-Count counts what matches', async ({ shop }) => {
    const shopper = await shop.customer()
    const [first, second, third] = await placeOrders(shop, shopper, 3)
    await setStatus(shop, first, 'completed')
    await setStatus(shop, third, 'completed')

    const completed = await shop.get('/api/orders?status=completed', shopper)
    const page = await shop.get('/api/orders?status=completed&limit=1&skip=1', shopper)
    const pending = await shop.get('/api/orders?status=pending', shopper)
    const cancelled = await shop.get('/api/orders?status=cancelled', shopper)

    expect([completed, page, pending, cancelled].map(idsOf)).toEqual([[third, first], [first], [second], []])
    expect([completed, page, pending, cancelled].map(totalOf)).toEqual(['2', '2', '1', '0'])
  })

  test('filters by whether they are still to be paid, which a cancelled one is not', async ({ shop }) => {
    const shopper = await shop.customer()
    const [pending, paid, failed, cancelled] = await placeOrders(shop, shopper, 4)
    await setStatus(shop, cancelled, 'cancelled')
    for (const [order, status] of [
      [paid, 'paid'],
      [failed, 'failed'],
    ]) {
      await shop.sql('update orders set payment_status = $1 where id = $2', [status, order])
    }
    await setStatus(shop, failed, 'processing')

    const unpaid = await shop.get('/api/orders?unpaid=true', shopper)
    const processing = await shop.get('/api/orders?unpaid=true&status=processing', shopper)
    const others = await shop.get('/api/orders?unpaid=false', shopper)

    expect([unpaid, processing, others].map(idsOf)).toEqual([[failed, pending], [failed], [cancelled, paid]])
    expect([unpaid, processing, others].map(totalOf)).toEqual(['2', '1', '2'])
  })

  test.for([
    ['unpaid', 'perhaps'],
    ['status', 'paid'],
    ['status', ''],
    ['status', 'Pending'],
    ['scope', 'everyone'],
    ['skip', '-1'],
    ['skip', 'ten'],
    ['limit', '0'],
    ['limit', '101'],
    ['limit', '1.5'],
    ['limit', '99999999999999999999'],
  ] as const)('with %s=%s is 422', async ([name, value], { shop }) => {
    const { status, body } = await shop.get(`/api/orders?${name}=${value}`, await shop.customer())

    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: name }])
  })

  test('of everyone, with scope=all, is an admin’s only', async ({ shop }) => {
    const [customer, admin] = [await shop.customer(), await shop.admin()]
    const [theirs] = await placeOrders(shop, customer, 1)
    const [own] = await placeOrders(shop, admin, 1)

    const refused = await shop.get('/api/orders?scope=all', customer)
    const all = await shop.get('/api/orders?scope=all&limit=2', admin)
    const mine = await shop.get('/api/orders?scope=mine', admin)
    const byDefault = await shop.get('/api/orders', admin)

    expect(refused.status).toBe(403)
    expect(idsOf(all)).toEqual([own, theirs])
    expect(idsOf(mine)).toEqual([own])
    expect(idsOf(byDefault)).toEqual([own])
  })

  test('of everyone filters, counts and pages as one’s own does', async ({ shop }) => {
    const [customer, admin] = [await shop.customer(), await shop.admin()]
    const [first, second] = await placeOrders(shop, customer, 2)
    await setStatus(shop, first, 'processing')
    await setStatus(shop, second, 'processing')

    const all = await shop.get('/api/orders?scope=all', admin)
    const processing = await shop.get('/api/orders?scope=all&status=processing&limit=1', admin)

    const [counts] = await shop.sql<{ everyone: string; processing: string }>(
      `select count(*)::text as everyone,
         (count(*) filter (where status = 'processing'))::text as processing from orders`,
    )
    expect(totalOf(all)).toBe(counts?.everyone)
    expect(totalOf(processing)).toBe(counts?.processing)
    expect(idsOf(processing)).toEqual([second])
  })

  test('of everyone is 403 as soon as the admin is none any more', async ({ shop }) => {
    const admin = await shop.admin()
    await shop.sql(`update users set role = 'customer' where id = $1`, [admin.id])

    expect((await shop.get('/api/orders?scope=all', admin)).status).toBe(403)
  })
})

describe('one order', () => {
  test('is its owner’s and an admin’s to read; to other users it is 403', async ({ shop }) => {
    const owner = await shop.customer()
    const { body: order } = await shop.buy(owner, await shop.product())
    const path = `/api/orders/${order.id}`

    const own = await shop.get(path, owner)
    const byAdmin = await shop.get(path, await shop.admin())
    const others = await shop.get(path, await shop.customer())

    expect([own.status, byAdmin.status, others.status]).toEqual([200, 200, 403])
    expect(own.body).toEqual(order)
    expect(byAdmin.body).toEqual(order)
    expect(JSON.stringify(others.body)).not.toContain('Mall Road')
  })

  test.for([['2147483647'], ['2147483648'], ['99999999999999999999'], ['0'], ['-1']] as const)(
    'with the id %s is 404, to read, to cancel and to change',
    async ([id], { shop }) => {
      const admin = await shop.admin()

      const read = await shop.get(`/api/orders/${id}`, admin)
      const cancelled = await shop.post(`/api/orders/${id}/cancel`, undefined, admin)
      const changed = await shop.patch(`/api/orders/${id}`, { status: 'processing' }, admin)

      expect([read.status, cancelled.status, changed.status]).toEqual([404, 404, 404])
    },
  )

  test.for([['abc'], ['1.5'], ['1e3'], ['%00'], ['1;drop%20table%20orders'], ["'"]] as const)(
    'with the id %s is 422, to read, to cancel and to change',
    async ([id], { shop }) => {
      const admin = await shop.admin()

      const read = await shop.get(`/api/orders/${id}`, admin)
      const cancelled = await shop.post(`/api/orders/${id}/cancel`, undefined, admin)
      const changed = await shop.patch(`/api/orders/${id}`, { status: 'processing' }, admin)

      expect([read.status, cancelled.status, changed.status]).toEqual([422, 422, 422])
    },
  )
})
