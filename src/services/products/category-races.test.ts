import { describe, expect } from 'vitest'
import { hold, tally, times } from '../../../test/crowd.ts'
import { concurrencyTest, type Shop } from '../../../test/shop.ts'

const GOWN = { name: 'Gown', price: '5000.00' }

const orphans = (shop: Shop) =>
  shop.sql(
    'select 1 from products where category_id is not null and category_id not in (select id from categories)',
  )

describe('a category’s name', () => {
  concurrencyTest('is given to one of several who ask for it at once', async ({ shop }) => {
    const admin = await shop.admin()
    for (const name of ['first', 'second', 'third']) {
      const answers = await times(8, (index) =>
        shop.post('/api/categories', { name: index % 2 ? name : name.toUpperCase() }, admin),
      )

      expect(tally(answers)).toEqual({ 201: 1, 400: 7 })
      for (const { status, body } of answers) {
        if (status === 400) expect(body.detail).toBe('Category name already exists')
      }
      expect(await shop.sql('select 1 from categories where lower(name) = $1', [name])).toHaveLength(1)
    }
  })

  concurrencyTest('is given to the second who asks when the first gives up', async ({ shop, database }) => {
    const admin = await shop.admin()
    const first = await hold(database, `insert into categories (name) values ('Contested')`)
    const second = shop.post('/api/categories', { name: 'CONTESTED' }, admin)
    await first.waiting(1)
    await first.release('rollback')

    expect((await second).status).toBe(201)
  })

  concurrencyTest('is not taken by a rename while another takes it', async ({ shop, database }) => {
    const admin = await shop.admin()
    const id = await shop.category()
    const first = await hold(database, `insert into categories (name) values ('Wanted')`)
    const rename = shop.put(`/api/categories/${id}`, { name: 'wanted' }, admin)
    await first.waiting(1)
    await first.release()

    expect(await rename).toMatchObject({ status: 400, body: { detail: 'Category name already exists' } })
  })
})

describe('a category that is deleted while a product comes into it', () => {
  concurrencyTest('stays when the product is there first', async ({ shop, database }) => {
    const admin = await shop.admin()
    const id = await shop.category()
    const product = await hold(
      database,
      `insert into products (name, price, category_id) values ('Gown', 1, $1)`,
      [id],
    )
    const deleting = shop.delete(`/api/categories/${id}`, admin)
    await product.waiting(1)
    await product.release()

    expect((await deleting).status).toBe(409)
    expect((await shop.get(`/api/categories/${id}`)).status).toBe(200)
  })

  concurrencyTest.for(['POST', 'PUT'] as const)(
    'is not found by the product (%s) when it is gone first',
    async (method, { shop, database }) => {
      const admin = await shop.admin()
      const category_id = await shop.category()
      const path = method === 'POST' ? '/api/products' : `/api/products/${await shop.product()}`
      const deleting = await hold(database, 'delete from categories where id = $1', [category_id])
      const coming = shop.request(method, path, { json: { ...GOWN, category_id }, ...admin })
      await deleting.waiting(1)
      await deleting.release()

      expect(await coming).toMatchObject({ status: 400, body: { detail: 'Category not found' } })
      expect(await orphans(shop)).toEqual([])
    },
  )

  concurrencyTest('never leaves an orphan, whoever wins', async ({ shop }) => {
    const admin = await shop.admin()
    const loose = await shop.product()
    for (let round = 0; round < 25; round += 1) {
      const category_id = await shop.category()
      const [deleting, ...coming] = await Promise.all([
        shop.delete(`/api/categories/${category_id}`, admin),
        shop.post('/api/products', { ...GOWN, category_id }, admin),
        shop.put(`/api/products/${loose}`, { category_id }, admin),
        shop.post('/api/products', { ...GOWN, category_id }, admin),
      ])

      const came = coming.filter(({ status }) => status < 300).length
      expect([deleting.status, came > 0]).toEqual(came > 0 ? [409, true] : [204, false])
      for (const { status } of coming) expect([200, 201, 400]).toContain(status)
    }
    expect(await orphans(shop)).toEqual([])
  })
})
