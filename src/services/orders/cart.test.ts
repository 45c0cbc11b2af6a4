import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'

describe('reading the cart', () => {
  test('makes an empty one for a user who has none, and the same one ever after', async ({ shop }) => {
    const shopper = await shop.customer()

    const first = await shop.get('/api/cart', shopper)
    const second = await shop.get('/api/cart', shopper)

    expect(first.status).toBe(200)
    expect(first.body).toEqual({
      id: expect.any(Number),
      user_id: shopper.id,
      items: [],
      total_amount: '0.00',
      item_count: 0,
      total_quantity: 0,
    })
    expect(second.body).toEqual(first.body)
    expect(first.headers.get('Cache-Control')).toContain('no-store')
  })

  test('shows each line with what the product costs and how many there are', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ name: 'Silk Gown', price: '4999.99', stock_quantity: 7 })
    await shop.sql('update products set image_url = $1 where id = $2', ['/images/gown.jpg', gown])
    await shop.fillCart(shopper, [[gown, 3]])

    const { body } = await shop.get('/api/cart', shopper)

    expect(body.items).toEqual([
      {
        id: expect.any(Number),
        product_id: gown,
        product_name: 'Silk Gown',
        image_url: '/images/gown.jpg',
        quantity: 3,
        price: '4999.99',
        line_total: '14999.97',
        stock_quantity: 7,
        available: true,
      },
    ])
  })

  test('counts lines in item_count and pieces in total_quantity', async ({ shop }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [
      [await shop.product({ price: '10.05' }), 2],
      [await shop.product({ price: '0.10' }), 3],
    ])

    const { body } = await shop.get('/api/cart', shopper)

    expect(body).toMatchObject({ item_count: 2, total_quantity: 5, total_amount: '20.40' })
  })

  test('is exact for a total far over the highest price', async ({ shop }) => {
    const shopper = await shop.customer()
    for (let line = 0; line < 12; line += 1) {
      const product = await shop.product({ price: '99999999.99', stock_quantity: 999 })
      await shop.fillCart(shopper, [[product, 999]])
    }

    const { body } = await shop.get('/api/cart', shopper)

    expect(body.items[0].line_total).toBe('99899999990.01')
    expect(body).toMatchObject({ item_count: 12, total_quantity: 11_988, total_amount: '1198799999880.12' })
  })

  test('shows the present name, price and stock after the product changed', async ({ shop }) => {
    const shopper = await shop.customer()
    const admin = await shop.admin()
    const gown = await shop.product({ price: '5000.00' })
    await shop.fillCart(shopper, [[gown, 2]])

    await shop.put(`/api/products/${gown}`, { name: 'New Gown', price: '4500.50', stock_quantity: 4 }, admin)

    const { body } = await shop.get('/api/cart', shopper)
    expect(body.items).toMatchObject([
      {
        product_name: 'New Gown',
        price: '4500.50',
        line_total: '9001.00',
        stock_quantity: 4,
        available: true,
      },
    ])
    expect(body.total_amount).toBe('9001.00')
  })

  test('says available: false of a product that was taken off sale', async ({ shop }) => {
    const shopper = await shop.customer()
    const admin = await shop.admin()
    const gown = await shop.product()
    await shop.fillCart(shopper, [[gown, 1]])

    await shop.delete(`/api/products/${gown}`, admin)

    const { body } = await shop.get('/api/cart', shopper)
    expect(body.items).toMatchObject([{ product_id: gown, quantity: 1, available: false }])
  })

  test('says available: false once there is less stock than the quantity', async ({ shop }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ stock_quantity: 5 })
    await shop.fillCart(shopper, [[gown, 3]])

    await shop.sql('update products set stock_quantity = 2 where id = $1', [gown])
    const short = await shop.get('/api/cart', shopper)
    await shop.sql('update products set stock_quantity = 3 where id = $1', [gown])
    const justEnough = await shop.get('/api/cart', shopper)

    expect(short.body.items).toMatchObject([{ quantity: 3, stock_quantity: 2, available: false }])
    expect(justEnough.body.items).toMatchObject([{ quantity: 3, stock_quantity: 3, available: true }])
  })

  test('shows nothing of other users’ carts', async ({ shop }) => {
    const [mine, theirs] = [await shop.customer(), await shop.customer()]
    await shop.fillCart(theirs, [[await shop.product(), 1]])

    const { body } = await shop.get('/api/cart', mine)

    expect(body).toMatchObject({ user_id: mine.id, items: [] })
  })
})

describe('clearing the cart', () => {
  test('answers 204 with a full cart, with an empty one and with none', async ({ shop }) => {
    const shopper = await shop.customer()
    const withoutCart = await shop.customer()
    await shop.fillCart(shopper, [
      [await shop.product(), 1],
      [await shop.product(), 2],
    ])

    expect((await shop.delete('/api/cart', shopper)).status).toBe(204)
    expect((await shop.delete('/api/cart', shopper)).status).toBe(204)
    expect((await shop.delete('/api/cart', withoutCart)).status).toBe(204)

    expect((await shop.get('/api/cart', shopper)).body.items).toEqual([])
  })

  test('leaves other users’ carts and all stock alone', async ({ shop }) => {
    const [mine, theirs] = [await shop.customer(), await shop.customer()]
    const gown = await shop.product({ stock_quantity: 10 })
    await shop.fillCart(mine, [[gown, 1]])
    await shop.fillCart(theirs, [[gown, 2]])

    await shop.delete('/api/cart', mine)

    expect((await shop.get('/api/cart', theirs)).body.total_quantity).toBe(2)
    expect(await shop.stockOf(gown)).toBe(10)
  })
})
