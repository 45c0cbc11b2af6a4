import { describe, expect } from 'vitest'
import { cartOf, test, toldIn } from './tools.fixture.ts'

describe('the cart', () => {
  test('is told with today’s prices, and its products may be referred to', async ({ shop, assistant }) => {
    const by = await shop.customer()
    const gown = await shop.product({ name: 'Gown', price: '5000', stock_quantity: 6 })
    await shop.fillCart(by, [[gown, 2]])
    await shop.sql('update products set price = 4500 where id = $1', [gown])

    const outcome = await assistant.call('get_cart', '', { by })

    expect(toldIn(outcome)).toEqual({
      currency: 'PKR',
      cart: {
        total_amount: '9000.00',
        item_count: 1,
        total_quantity: 2,
        items: [
          { product_id: gown, product_name: 'Gown', quantity: 2, price: '4500.00', line_total: '9000.00' },
        ],
      },
    })
    expect(outcome.products).toMatchObject([{ id: gown, name: 'Gown', price: '4500.00' }])
    expect(outcome).toMatchObject({ cards: [], amounts: ['9000.00', '9000.00'], numbers: [1, 2, 2, 6] })
    expect(outcome).not.toHaveProperty('cart')
  })

  test('is that of whoever is signed in, whatever the arguments say', async ({ shop, assistant }) => {
    const [amina, zara] = [await shop.customer(), await shop.customer()]
    await shop.fillCart(zara, [[await shop.product(), 1]])

    const outcome = await assistant.call('get_cart', { user_id: zara.id, owner: zara.id }, { by: amina })

    expect(toldIn(outcome).cart).toMatchObject({ items: [], total_amount: '0.00' })
  })

  test('of very many lines is told in part', async ({ shop, assistant }) => {
    const by = await shop.customer()
    await cartOf(shop, by)
    await shop.sql(
      `with added as (insert into products (name, price, stock_quantity)
         select 'Long name of a product ' || n, 100, 5 from generate_series(1, 80) n returning id)
       insert into cart_items (cart_id, product_id, quantity)
       select carts.id, added.id, 1 from carts, added where user_id = $1`,
      [by.id],
    )

    const { cart } = toldIn(await assistant.call('get_cart', {}, { by }))

    expect(cart.items.length + cart.left_out).toBe(80)
    expect(cart).toMatchObject({ item_count: 80, total_amount: '8000.00' })
  })
})

describe('an order', () => {
  test('is told as it was bought', async ({ shop, assistant }) => {
    const by = await shop.customer()
    const gown = await shop.product({ name: 'Gown', price: '5000' })
    const { body: order } = await shop.buy(by, gown, 2)
    await shop.sql('update products set price = 9999 where id = $1', [gown])

    const outcome = await assistant.call('order_status', { order_id: order.id }, { by })

    expect(toldIn(outcome)).toEqual({
      currency: 'PKR',
      order: {
        id: order.id,
        ordered_on: order.created_at.slice(0, 10),
        status: 'pending',
        payment_status: 'pending',
        total_amount: '10000.00',
        items: [{ product_id: gown, product_name: 'Gown', quantity: 2, price_paid: '5000.00' }],
      },
    })
    expect(outcome.amounts).toEqual(['10000.00', '5000.00'])
    expect(outcome.numbers).toContain(order.id)
    expect(outcome.products).toMatchObject([{ id: gown, price: '9999.00' }])
    expect(outcome.cards).toEqual([])
  })

  test('of what is no longer sold names no product that could be referred to', async ({
    shop,
    assistant,
  }) => {
    const by = await shop.customer()
    const gown = await shop.product({ name: 'Gown' })
    const { body: order } = await shop.buy(by, gown)
    await shop.sql('update products set is_active = false where id = $1', [gown])

    const outcome = await assistant.call('order_status', { order_id: order.id }, { by })

    expect(toldIn(outcome).order.items).toEqual([
      { no_longer_sold: true, product_name: 'Gown', quantity: 1, price_paid: '5000.00' },
    ])
    expect(outcome.products).toEqual([])
  })

  test('of another customer is not there, and nothing of it is told', async ({ shop, assistant }) => {
    const [amina, zara, admin] = [await shop.customer(), await shop.customer(), await shop.admin()]
    const { body: order } = await shop.buy(amina, await shop.product())

    for (const by of [zara, admin]) {
      const other = await assistant.call('order_status', { order_id: order.id }, { by })
      const none = await assistant.call('order_status', { order_id: 2_000_000_000 }, { by })

      expect(toldIn(other)).toEqual({ error: 'There is no such order of this customer.' })
      expect({ ...other, call: none.call }).toEqual(none)
    }
  })

  test('without a number means the latest five', async ({ shop, assistant }) => {
    const by = await shop.customer()
    const gown = await shop.product({ stock_quantity: 100 })
    const ids = []
    for (let n = 0; n < 6; n += 1) ids.push((await shop.buy(by, gown)).body.id)

    const outcome = await assistant.call('order_status', { order_id: null }, { by })

    expect(toldIn(outcome).orders.map(({ id }: { id: number }) => id)).toEqual(ids.toReversed().slice(0, 5))
  })

  test('is none for a customer who has none', async ({ shop, assistant }) => {
    const outcome = await assistant.call('order_status', {}, { by: await shop.customer() })

    expect(outcome.status).toBe('done')
    expect(toldIn(outcome)).toEqual({ currency: 'PKR', orders: [] })
  })
})

describe('a guest', () => {
  test.for([
    ['get_cart', {}],
    ['order_status', { order_id: 1 }],
    ['add_to_cart', { product_id: 1, quantity: 1 }],
  ] as const)('is told to sign in before %s', async ([name, args], { assistant, roundTrips }) => {
    const outcome = await assistant.call(name, args, { question: 'add product 1 to my cart', seen: [1] })

    expect(outcome.status).toBe('refused')
    expect(toldIn(outcome).error).toContain('sign in')
    expect(roundTrips()).toBe(0)
  })
})

test('an account that no longer stands is told to sign in again', async ({ shop, assistant }) => {
  const by = await shop.customer()
  await shop.sql('update users set is_active = false where id = $1', [by.id])

  const outcome = await assistant.call('get_cart', {}, { by })

  expect(outcome.status).toBe('failed')
  expect(toldIn(outcome).error).toContain('sign in again')
})
