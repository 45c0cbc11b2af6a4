import { describe, expect } from 'vitest'
import { everywhere, seen, shown, test } from './cdn.fixture.ts'
import { catalogue, idsOf } from './products.fixture.ts'

test('the CDN answers by itself what it has been given for everyone', async ({ shop, cdn }) => {
  const { paths } = await shown(shop)
  for (const path of [...paths, '/api/categories']) {
    const first = await cdn.get(path)
    const second = await cdn.get(path)

    expect([path, first.status, first.from, second.from]).toEqual([path, 200, 'shop', 'fresh'])
    expect(second.body).toEqual(first.body)
  }
})

describe('what has been changed is seen by the next read:', () => {
  test('a price', async ({ shop, cdn }) => {
    const { id, paths } = await shown(shop)
    await seen(cdn, paths, id)

    await shop.put(`/api/products/${id}`, { price: '1.00' }, await shop.admin())
    await shop.settled()

    expect((await seen(cdn, paths, id)).map((product) => product?.price)).toEqual(everywhere(paths, '1.00'))
  })

  test('a product that was taken out, or put in', async ({ shop, cdn }) => {
    const { id, category_id, paths } = await shown(shop)
    const admin = await shop.admin()
    const [one, ...lists] = paths
    await seen(cdn, paths, id)

    await shop.delete(`/api/products/${id}`, admin)
    const { body } = await shop.post('/api/products', { name: 'New gown', price: '9.00', category_id }, admin)
    await shop.settled()

    expect((await cdn.get(String(one))).status).toBe(404)
    expect(await seen(cdn, lists, id)).toEqual(everywhere(lists, undefined))
    expect(idsOf((await cdn.get(catalogue({ category_id }))).body)).toContain(body.id)
  })

  test('a category, in the products that are of it and in what a search finds', async ({ shop, cdn }) => {
    const { id, category_id, paths } = await shown(shop)
    const category = `/api/categories/${category_id}`
    const [name, admin] = [`Renamed ${crypto.randomUUID()}`, await shop.admin()]
    await seen(cdn, [...paths, category, '/api/categories'], id)

    await shop.put(category, { name }, admin)
    await shop.settled()

    expect((await seen(cdn, paths, id)).map((product) => product?.category?.name)).toEqual(
      everywhere(paths, name),
    )
    expect((await cdn.get(category)).body).toMatchObject({ name })
    expect((await cdn.get('/api/categories')).body).toContainEqual(expect.objectContaining({ name }))
  })

  test('a category that was added, or deleted', async ({ shop, cdn }) => {
    const [name, admin] = [`Added ${crypto.randomUUID()}`, await shop.admin()]
    await cdn.get('/api/categories')

    const { body } = await shop.post('/api/categories', { name }, admin)
    await shop.settled()
    expect((await cdn.get('/api/categories')).body).toContainEqual(expect.objectContaining({ name }))
    expect((await cdn.get(`/api/categories/${body.id}`)).status).toBe(200)

    await shop.delete(`/api/categories/${body.id}`, admin)
    await shop.settled()
    expect((await cdn.get('/api/categories')).body).not.toContainEqual(expect.objectContaining({ name }))
    expect((await cdn.get(`/api/categories/${body.id}`)).status).toBe(404)
  })

  test('the stock after a sale', async ({ shop, cdn }) => {
    const { id, paths } = await shown(shop)
    await seen(cdn, paths, id)

    await shop.buy(await shop.customer(), id, 4)
    await shop.settled()

    expect((await seen(cdn, paths, id)).map((product) => product?.stock_quantity)).toEqual(
      everywhere(paths, 6),
    )
  })

  test('that a product is sold out, or to be had again, in what lists only those', async ({ shop, cdn }) => {
    const { id, category_id } = await shown(shop, { stock_quantity: 1 })
    const [inStock, soldOut] = [
      catalogue({ category_id, in_stock: 1 }),
      catalogue({ category_id, in_stock: 0 }),
    ]
    const shopper = await shop.customer()
    await seen(cdn, [inStock, soldOut], id)

    const { body: order } = await shop.buy(shopper, id)
    await shop.settled()
    expect(idsOf((await cdn.get(inStock)).body)).not.toContain(id)
    expect(idsOf((await cdn.get(soldOut)).body)).toEqual([id])

    await shop.post(`/api/orders/${order.id}/cancel`, undefined, shopper)
    await shop.settled()
    expect(idsOf((await cdn.get(inStock)).body)).toContain(id)
    expect(idsOf((await cdn.get(soldOut)).body)).toEqual([])
  })

  test('the stock that a cancellation brought back, also an admin’s', async ({ shop, cdn }) => {
    const { id, paths } = await shown(shop)
    const shopper = await shop.customer()
    const orders = [await shop.buy(shopper, id, 4), await shop.buy(shopper, id, 3)]
    await shop.settled()
    await seen(cdn, paths, id)

    await shop.post(`/api/orders/${orders[0]?.body.id}/cancel`, undefined, shopper)
    await shop.settled()
    expect((await seen(cdn, paths, id)).map((product) => product?.stock_quantity)).toEqual(
      everywhere(paths, 7),
    )

    await shop.patch(`/api/orders/${orders[1]?.body.id}`, { status: 'cancelled' }, await shop.admin())
    await shop.settled()
    expect((await seen(cdn, paths, id)).map((product) => product?.stock_quantity)).toEqual(
      everywhere(paths, 10),
    )
  })
})

test('a sale leaves what shows other products with the CDN', async ({ shop, cdn }) => {
  const { id } = await shown(shop)
  const other = await shown(shop)
  const kept = [`/api/products/${other.id}`, catalogue({ category_id: other.category_id }), '/api/categories']
  for (const path of kept) await cdn.get(path)

  await shop.buy(await shop.customer(), id)
  await shop.settled()

  for (const path of kept) expect([path, (await cdn.get(path)).from]).toEqual([path, 'fresh'])
})
