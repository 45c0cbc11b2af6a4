import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'

/** What is purged by what is done meanwhile. */
async function purgedBy(shop: Shop, work: () => Promise<unknown>): Promise<string[][]> {
  await shop.settled()
  shop.purged.length = 0
  await work()
  await shop.settled()
  return [...shop.purged]
}

describe('a change of the catalogue purges, once, what may show it:', () => {
  test('a product that is added, changed or taken out', async ({ shop }) => {
    const admin = await shop.admin()
    const id = await shop.product()
    const tags = ['products', `product-${id}`]
    let added = 0

    const adding = purgedBy(shop, async () => {
      added = (await shop.post('/api/products', { name: 'Gown', price: '1.00' }, admin)).body.id
    })
    expect(await adding).toEqual([['products', `product-${added}`]])
    expect(await purgedBy(shop, () => shop.put(`/api/products/${id}`, { price: '1.00' }, admin))).toEqual([
      tags,
    ])
    expect(await purgedBy(shop, () => shop.delete(`/api/products/${id}`, admin))).toEqual([tags])
  })

  test('a category that is added, changed or deleted', async ({ shop }) => {
    const admin = await shop.admin()
    const id = await shop.category()
    const name = () => `Category ${crypto.randomUUID()}`
    const tags = ['categories', `category-${id}`]
    let added = 0

    const adding = purgedBy(shop, async () => {
      added = (await shop.post('/api/categories', { name: name() }, admin)).body.id
    })
    expect(await adding).toEqual([['categories', `category-${added}`]])
    expect(await purgedBy(shop, () => shop.put(`/api/categories/${id}`, { name: name() }, admin))).toEqual([
      tags,
    ])
    expect(await purgedBy(shop, () => shop.delete(`/api/categories/${id}`, admin))).toEqual([tags])
  })
})

test('a change that is refused purges nothing, nor does a read', async ({ shop }) => {
  const [admin, customer] = [await shop.admin(), await shop.customer()]
  const category_id = await shop.category()
  const id = await shop.product({ category_id })

  const purged = await purgedBy(shop, async () => {
    const answers = [
      await shop.post('/api/products', { name: 'Gown', price: '1.00' }, customer),
      await shop.post('/api/products', { name: 'Gown', price: 'none' }, admin),
      await shop.post('/api/products', { name: 'Gown', price: '1.00', category_id: 2147483647 }, admin),
      await shop.put(`/api/products/${id}`, { price: '1.00' }, customer),
      await shop.put('/api/products/2147483647', { price: '1.00' }, admin),
      await shop.delete('/api/products/2147483647', admin),
      await shop.put('/api/categories/2147483647', { description: 'x' }, admin),
      await shop.delete(`/api/categories/${category_id}`, admin),
      await shop.delete('/api/categories/2147483647', admin),
    ]
    for (const { status } of answers) expect(status).toBeGreaterThanOrEqual(400)
    await shop.get('/api/products')
  })

  expect(purged).toEqual([])
})

describe('a purge', () => {
  test('is asked for only when the change is in the database', async ({ shop }) => {
    const id = await shop.product()
    const found: unknown[] = []
    shop.purge = async () => {
      found.push(...(await shop.sql('select price from products where id = $1', [id])))
    }

    await shop.put(`/api/products/${id}`, { price: '7.00' }, await shop.admin())
    await shop.settled()

    expect(found).toEqual([{ price: '7.00' }])
  })

  test('is not waited for by the answer, which the platform is told to stay for', async ({ shop }) => {
    const id = await shop.product()
    const admin = await shop.admin()
    let purgeNow = () => {}
    shop.purge = () => new Promise<void>((resolve) => (purgeNow = resolve))

    expect((await shop.put(`/api/products/${id}`, { price: '7.00' }, admin)).status).toBe(200)
    let over = false
    const settled = shop.settled().then(() => (over = true))
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    expect(over).toBe(false)
    purgeNow()
    await settled
  })

  test('that fails changes no answer, and is logged under the request’s id', async ({ shop }) => {
    const id = await shop.product()
    shop.purge = () => Promise.reject(new Error('the CDN is out of reach'))

    const { status, headers } = await shop.put(`/api/products/${id}`, { price: '7.00' }, await shop.admin())
    await shop.settled()

    expect(status).toBe(200)
    expect(shop.log.at(-1)).toMatchObject({
      level: 'error',
      message: 'purging the cache failed',
      request_id: headers.get('X-Request-Id'),
      reason: 'the CDN is out of reach',
    })
  })
})
