import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'

const STATUSES = ['pending', 'processing', 'completed', 'cancelled'] as const
const PAYMENTS = ['pending', 'paid', 'failed'] as const

/** Steps an admin may take, as the contract lists them. */
const STATUS_STEPS = new Set([
  'pending → processing',
  'processing → completed',
  'pending → cancelled',
  'processing → cancelled',
])
const PAYMENT_STEPS = new Set(['pending → paid', 'pending → failed', 'failed → paid'])

const pairs = <T>(values: readonly T[]) => values.flatMap((from) => values.map((to) => [from, to] as const))

/** An order of 2 of a product of which there were 5, brought to where a test needs it, and an admin. */
async function orderAt(shop: Shop, at: { status?: string; payment_status?: string } = {}) {
  const [shopper, admin] = [await shop.customer(), await shop.admin()]
  const gown = await shop.product({ stock_quantity: 5 })
  const { body } = await shop.buy(shopper, gown, 2)
  const { status = 'pending', payment_status = 'pending' } = at
  await shop.sql('update orders set status = $1, payment_status = $2 where id = $3', [
    status,
    payment_status,
    body.id,
  ])
  const path = `/api/orders/${body.id}`
  return { shopper, admin, gown, path, read: async () => (await shop.get(path, shopper)).body }
}

describe('the status', () => {
  test.for(pairs(STATUSES))('%s → %s', async ([from, to], { shop }) => {
    const { admin, gown, path, read } = await orderAt(shop, { status: from })
    const before = await read()

    const { status, body } = await shop.patch(path, { status: to }, admin)

    if (STATUS_STEPS.has(`${from} → ${to}`)) {
      expect(status).toBe(200)
      expect(body).toEqual({ ...before, status: to, updated_at: expect.any(String) })
      expect(await read()).toEqual(body)
      expect(await shop.stockOf(gown)).toBe(to === 'cancelled' ? 5 : 3)
    } else {
      expect(status).toBe(409)
      expect(await read()).toEqual(before)
      expect(await shop.stockOf(gown)).toBe(3)
    }
  })
})

describe('the payment status', () => {
  test.for(pairs(PAYMENTS))('%s → %s', async ([from, to], { shop }) => {
    const { admin, gown, path, read } = await orderAt(shop, { payment_status: from })
    const before = await read()

    const { status, body } = await shop.patch(path, { payment_status: to }, admin)

    if (PAYMENT_STEPS.has(`${from} → ${to}`)) {
      expect(status).toBe(200)
      expect(body).toEqual({ ...before, payment_status: to, updated_at: expect.any(String) })
      expect(await read()).toEqual(body)
    } else {
      expect(status).toBe(409)
      expect(await read()).toEqual(before)
    }
    expect(await shop.stockOf(gown)).toBe(3)
  })

  test.for(STATUSES)('can be changed while the order is %s, and moves no stock', async (status, { shop }) => {
    const { admin, gown, path } = await orderAt(shop, { status })

    const { body } = await shop.patch(path, { payment_status: 'paid' }, admin)

    expect(body).toMatchObject({ status, payment_status: 'paid' })
    expect(await shop.stockOf(gown)).toBe(3)
  })
})

describe('both at once', () => {
  test('are changed together', async ({ shop }) => {
    const { admin, path } = await orderAt(shop)

    const { status, body } = await shop.patch(path, { status: 'processing', payment_status: 'paid' }, admin)

    expect(status).toBe(200)
    expect(body).toMatchObject({ status: 'processing', payment_status: 'paid' })
  })

  test.for([
    ['the status cannot', { status: 'completed', payment_status: 'paid' }],
    ['the payment cannot', { status: 'cancelled', payment_status: 'pending' }],
    ['neither can', { status: 'pending', payment_status: 'pending' }],
  ] as const)('are left when %s be changed so: 409', async ([, change], { shop }) => {
    const { admin, gown, path, read } = await orderAt(shop)
    const before = await read()

    const { status } = await shop.patch(path, change, admin)

    expect(status).toBe(409)
    expect(await read()).toEqual(before)
    expect(await shop.stockOf(gown)).toBe(3)
  })

  test('the order can be cancelled and its payment failed', async ({ shop }) => {
    const { admin, gown, path } = await orderAt(shop)

    const { body } = await shop.patch(path, { status: 'cancelled', payment_status: 'failed' }, admin)

    expect(body).toMatchObject({ status: 'cancelled', payment_status: 'failed' })
    expect(await shop.stockOf(gown)).toBe(5)
  })
})

describe('an admin’s cancellation', () => {
  test('puts the stock back once: not again by another, by the owner’s or by a payment', async ({ shop }) => {
    const { admin, shopper, gown, path } = await orderAt(shop)
    await shop.patch(path, { status: 'cancelled' }, admin)

    const again = await shop.patch(path, { status: 'cancelled' }, admin)
    const byOwner = await shop.post(`${path}/cancel`, undefined, shopper)
    const failed = await shop.patch(path, { payment_status: 'failed' }, admin)
    const paid = await shop.patch(path, { payment_status: 'paid' }, admin)

    expect([again.status, byOwner.status, failed.status, paid.status]).toEqual([409, 409, 200, 200])
    expect(await shop.stockOf(gown)).toBe(5)
  })

  test('after the owner’s is 409 and puts nothing back', async ({ shop }) => {
    const { admin, shopper, gown, path } = await orderAt(shop)
    await shop.post(`${path}/cancel`, undefined, shopper)

    expect((await shop.patch(path, { status: 'cancelled' }, admin)).status).toBe(409)
    expect(await shop.stockOf(gown)).toBe(5)
  })
})

describe('a change', () => {
  test.for([
    ['neither key', {}],
    ['only keys that it does not know', { total_amount: '0.01' }],
    ['status null', { status: null }],
    ['payment_status null', { payment_status: null }],
    ['an unknown status', { status: 'shipped' }],
    ['an unknown payment_status', { payment_status: 'refunded' }],
    ['a known status and an unknown payment', { status: 'processing', payment_status: '' }],
    ['a status in capitals', { status: 'PROCESSING' }],
    ['a status that is a list', { status: ['processing'] }],
  ] as const)('with %s is 422', async ([, change], { shop }) => {
    const { admin, path, read } = await orderAt(shop)

    const { status } = await shop.patch(path, change, admin)

    expect(status).toBe(422)
    expect(await read()).toMatchObject({ status: 'pending', payment_status: 'pending' })
  })

  test('ignores every other key', async ({ shop }) => {
    const { admin, shopper, path } = await orderAt(shop)

    const change = { status: 'processing', total_amount: '0.01', user_id: admin.id, shipping_address: 'Mine' }
    const { body } = await shop.patch(path, change, admin)

    expect(body).toMatchObject({
      user_id: shopper.id,
      total_amount: '10000.00',
      shipping_address: '12 Mall Road, Lahore',
    })
  })

  test('is 403 for customers, of their own order, another’s and none alike', async ({ shop }) => {
    const { shopper, path, read } = await orderAt(shop)
    const stranger = await shop.customer()

    const own = await shop.patch(path, { status: 'cancelled' }, shopper)
    const others = await shop.patch(path, { payment_status: 'paid' }, stranger)
    const none = await shop.patch('/api/orders/2147483647', { status: 'cancelled' }, stranger)

    expect([own.status, others.status, none.status]).toEqual([403, 403, 403])
    expect(await read()).toMatchObject({ status: 'pending', payment_status: 'pending' })
  })

  test('is 403 as soon as the admin is none any more', async ({ shop }) => {
    const { admin, path } = await orderAt(shop)
    await shop.sql(`update users set role = 'customer' where id = $1`, [admin.id])

    expect((await shop.patch(path, { status: 'processing' }, admin)).status).toBe(403)
  })
})
