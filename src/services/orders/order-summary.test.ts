import { describe, expect } from 'vitest'
import { type Shop, test as base } from '../../../test/shop.ts'

interface Sale {
  /** How many days before today, in UTC. */
  daysAgo?: number
  /** The time of that day. */
  at?: string
  amount?: string
  status?: string
  payment_status?: string
}

/** A shop in which nothing was ordered yet, as its owner sees it. */
const test = base.extend('desk', async ({ shop }) => {
  await shop.sql('delete from orders')
  const [owner, shopper] = [await shop.admin(), await shop.customer()]
  return {
    owner,
    shopper,
    read: async () => (await shop.get('/api/orders/summary', owner)).body,
    sell: ({
      daysAgo = 0,
      at = '00:00',
      amount = '100.00',
      status = 'completed',
      payment_status = 'paid',
    }: Sale) =>
      shop.sql(
        `insert into orders (user_id, status, payment_status, total_amount, shipping_address, created_at)
         values ($1, $2, $3, $4, 'Lahore', (${TODAY} - $5::integer + $6::time) at time zone 'UTC')`,
        [shopper.id, status, payment_status, amount, daysAgo, at],
      ),
  }
})

const TODAY = `(now() at time zone 'UTC')::date`

const lastDays = async (shop: Shop) => {
  const rows = await shop.sql<{ day: string }>(
    `select (${TODAY} - n)::text as day from generate_series(29, 0, -1) as n`,
  )
  return rows.map(({ day }) => day)
}

interface Day {
  date: string
  orders: number
  total_amount: string
}

const sold = (sales: Day[]) =>
  sales
    .map(({ orders, total_amount }, index) => ({ daysAgo: 29 - index, orders, total_amount }))
    .filter(({ orders }) => orders > 0)

describe('the summary of a shop', () => {
  test('in which nothing was ordered has thirty days of zeros, today last', async ({ shop, desk }) => {
    const { status, body, roundTrips } = await shop.get('/api/orders/summary', desk.owner)

    expect(status).toBe(200)
    expect(roundTrips).toBe(1)
    expect(body).toEqual({
      waiting: { pending: 0, processing: 0 },
      unpaid: 0,
      sales: (await lastDays(shop)).map((date) => ({ date, orders: 0, total_amount: '0.00' })),
      sales_orders: 0,
      sales_total: '0.00',
    })
  })

  test('has what was just bought', async ({ shop, desk }) => {
    const gown = await shop.product({ price: '1250.50' })
    await shop.buy(desk.shopper, gown, 2)
    const { sales, ...rest } = await desk.read()

    expect(sold(sales)).toEqual([{ daysAgo: 0, orders: 1, total_amount: '2501.00' }])
    expect(rest).toEqual({
      waiting: { pending: 1, processing: 0 },
      unpaid: 1,
      sales_orders: 1,
      sales_total: '2501.00',
    })
  })

  test('adds up each day in UTC from its first moment to its last', async ({ desk }) => {
    await desk.sell({ daysAgo: 29, at: '00:00:00', amount: '1.10' })
    await desk.sell({ daysAgo: 3, at: '00:00:00', amount: '10.05' })
    await desk.sell({ daysAgo: 3, at: '23:59:59.999999', amount: '0.95' })
    await desk.sell({ daysAgo: 2, at: '00:00:00', amount: '7.00' })
    const { sales, sales_orders, sales_total } = await desk.read()

    expect(sold(sales)).toEqual([
      { daysAgo: 29, orders: 1, total_amount: '1.10' },
      { daysAgo: 3, orders: 2, total_amount: '11.00' },
      { daysAgo: 2, orders: 1, total_amount: '7.00' },
    ])
    expect({ sales_orders, sales_total }).toEqual({ sales_orders: 4, sales_total: '19.10' })
  })

  test('leaves out what is older than thirty days', async ({ desk }) => {
    await desk.sell({ daysAgo: 30, at: '23:59:59.999999' })
    const { sales, sales_orders, sales_total } = await desk.read()

    expect(sales).toHaveLength(30)
    expect({ sales_orders, sales_total }).toEqual({ sales_orders: 0, sales_total: '0.00' })
  })

  test('leaves out what was cancelled', async ({ desk }) => {
    await desk.sell({ status: 'cancelled', payment_status: 'pending' })
    await desk.sell({ amount: '5.00' })

    expect(await desk.read()).toMatchObject({ sales_orders: 1, sales_total: '5.00', unpaid: 0 })
  })

  test('is exact where amounts are larger than a double can be exact about', async ({ desk }) => {
    for (let n = 0; n < 3; n += 1) await desk.sell({ amount: '999999999999.99' })

    expect((await desk.read()).sales_total).toBe('2999999999999.97')
  })

  test('counts the orders that wait, and those that are not paid, however old', async ({ desk }) => {
    await desk.sell({ status: 'pending', payment_status: 'pending', daysAgo: 90 })
    await desk.sell({ status: 'pending', payment_status: 'paid' })
    await desk.sell({ status: 'processing', payment_status: 'failed' })
    await desk.sell({ status: 'completed', payment_status: 'pending' })
    await desk.sell({ status: 'cancelled', payment_status: 'failed' })

    expect(await desk.read()).toMatchObject({ waiting: { pending: 2, processing: 1 }, unpaid: 3 })
  })

  test('is for admins only, and kept by no cache', async ({ shop, desk }) => {
    expect((await shop.get('/api/orders/summary')).status).toBe(401)
    expect((await shop.get('/api/orders/summary', desk.shopper)).status).toBe(403)
    const { headers } = await shop.get('/api/orders/summary', desk.owner)
    expect(headers.get('Cache-Control')).toBe('private, no-store')
  })
})
