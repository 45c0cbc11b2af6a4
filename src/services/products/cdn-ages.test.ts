import { describe, expect } from 'vitest'
import { shown, test } from './cdn.fixture.ts'

describe('with the CDN between', () => {
  test('a 304 goes to whoever has what the CDN has, and the whole to whoever has not', async ({
    shop,
    cdn,
  }) => {
    const { id } = await shown(shop)
    const path = `/api/products/${id}`
    const etag = String((await cdn.get(path)).headers.get('ETag'))
    const again = () => cdn.get(path, { headers: { 'If-None-Match': etag } })

    expect(await again()).toMatchObject({ status: 304, body: '', from: 'fresh' })
    await shop.put(path, { price: '2.00' }, await shop.admin())
    await shop.settled()
    expect(await again()).toMatchObject({ status: 200, from: 'shop', body: { price: '2.00' } })
  })

  test('an answer is asked for anew after a minute, while the old one is given for five more', async ({
    shop,
    cdn,
  }) => {
    const { id } = await shown(shop)
    const path = `/api/products/${id}`
    await cdn.get(path)
    await shop.sql('update products set price = 7 where id = $1', [id])

    cdn.pass(59)
    expect(await cdn.get(path)).toMatchObject({ from: 'fresh', body: { price: '5000.00' } })
    cdn.pass(1)
    expect(await cdn.get(path)).toMatchObject({ from: 'stale', body: { price: '5000.00' } })
    await cdn.settled()
    expect(await cdn.get(path)).toMatchObject({ from: 'fresh', body: { price: '7.00' } })

    cdn.pass(60)
    await cdn.get(path)
    await cdn.settled()
    expect((await cdn.get(path)).from).toBe('fresh')
    cdn.pass(360)
    expect((await cdn.get(path)).from).toBe('shop')
  })

  test('an answer that overtakes the purge of what it has not seen is gone with its minute', async ({
    shop,
    cdn,
  }) => {
    const { id } = await shown(shop)
    const path = `/api/products/${id}`
    const admin = await shop.admin()
    await cdn.get(path, {
      meanwhile: async () => {
        await shop.put(path, { price: '3.00' }, admin)
        await shop.settled()
      },
    })

    expect(await cdn.get(path)).toMatchObject({ from: 'fresh', body: { price: '5000.00' } })
    cdn.pass(60)
    await cdn.get(path)
    await cdn.settled()
    expect(await cdn.get(path)).toMatchObject({ body: { price: '3.00' } })
  })

  test('cart and checkout go by the database, whatever stock and price the CDN still shows', async ({
    shop,
    cdn,
  }) => {
    const id = await shop.product({ stock_quantity: 3, price: '10.00' })
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[id, 2]])
    await cdn.get(`/api/products/${id}`)
    await shop.sql('update products set stock_quantity = 1, price = 12 where id = $1', [id])

    expect((await cdn.get(`/api/products/${id}`)).body).toMatchObject({ stock_quantity: 3, price: '10.00' })
    const cart = await shop.get('/api/cart', shopper)
    expect(cart.body.items).toMatchObject([{ stock_quantity: 1, available: false, price: '12.00' }])
    const more = await shop.post('/api/cart/items', { product_id: id }, shopper)
    expect([more.status, more.body.in_stock]).toEqual([409, 1])
    const { status, body } = await shop.post('/api/checkout', { shipping_address: 'Lahore' }, shopper)
    expect([status, body.lines]).toMatchObject([409, [{ requested: 2, in_stock: 1 }]])
  })
})
