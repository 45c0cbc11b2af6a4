import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'
import { catalogue, idsOf, listed } from './products.fixture.ts'

const isPrivate = (headers: Headers) => expect(headers.get('Cache-Control')).toBe('private, no-store')

describe('inactive products in the catalogue', () => {
  test('are shown to admins who ask, beside the others, and counted', async ({ shop }) => {
    const category_id = await shop.category()
    const active = await shop.product({ category_id })
    const inactive = await shop.product({ category_id, is_active: false })
    const { token } = await shop.admin()

    for (const include_inactive of ['true', '1']) {
      const { status, body, headers } = await shop.get(catalogue({ category_id, include_inactive }), {
        token,
      })
      expect([status, idsOf(body), body.total]).toEqual([200, [inactive, active], 2])
      isPrivate(headers)
    }
  })

  test('can be filtered, searched and paged like the others', async ({ shop }) => {
    const category_id = await shop.category()
    const gown = await shop.product({ category_id, name: 'Old gown', price: '10.00', is_active: false })
    await shop.product({ category_id, name: 'Old top', is_active: false })
    const { token } = await shop.admin()

    const query = { category_id, include_inactive: true, search: 'GOWN', max_price: '10', limit: 1 }
    const body = await listed(shop, query, { token })
    expect([idsOf(body), body.total]).toEqual([[gown], 1])
    expect(body.products[0].is_active).toBe(false)
  })

  test('are not shown to an admin who does not ask', async ({ shop }) => {
    const category_id = await shop.category()
    await shop.product({ category_id, is_active: false })
    const { token } = await shop.admin()

    for (const include_inactive of [undefined, 'false', '0']) {
      expect((await listed(shop, { category_id, include_inactive }, { token })).total).toBe(0)
    }
  })
})

describe('one inactive product', () => {
  test('is 404 to everyone, and to admins who do not ask', async ({ shop }) => {
    const id = await shop.product({ is_active: false })
    const { token } = await shop.admin()

    expect((await shop.get(`/api/products/${id}`)).status).toBe(404)
    expect((await shop.get(`/api/products/${id}`, { token })).status).toBe(404)
    expect((await shop.get(`/api/products/${id}?include_inactive=false`, { token })).status).toBe(404)
  })

  test('is shown to an admin who asks', async ({ shop }) => {
    const category_id = await shop.category()
    const id = await shop.product({ category_id, price: '12.5', is_active: false })
    const { token } = await shop.admin()

    const { status, body, headers } = await shop.get(`/api/products/${id}?include_inactive=true`, { token })
    expect(status).toBe(200)
    expect(body).toMatchObject({ id, price: '12.50', is_active: false, category: { id: category_id } })
    isPrivate(headers)
  })

  test('that nobody has is 404 to an admin who asks', async ({ shop }) => {
    const { token } = await shop.admin()

    for (const id of ['0', '-1', '2147483647', '99999999999999999999']) {
      expect((await shop.get(`/api/products/${id}?include_inactive=true`, { token })).status).toBe(404)
    }
  })
})

describe.for(['/api/products', '/api/products/1'])('asking %s for inactive products', (path) => {
  const asking = `${path}?include_inactive=true`

  test('is 401 without signing in, before the database is asked', async ({ shop }) => {
    const { status, headers, roundTrips } = await shop.get(asking)

    expect([status, roundTrips, headers.get('WWW-Authenticate')]).toEqual([401, 0, 'Bearer'])
    isPrivate(headers)
  })

  test('is 401 with a token that is not ours', async ({ shop }) => {
    expect((await shop.get(asking, { token: 'not.a.token' })).status).toBe(401)
    expect((await shop.get(asking, { headers: { Authorization: 'Basic eDp5' } })).status).toBe(401)
  })

  test('is 401 with the token of a deactivated admin', async ({ shop }) => {
    const admin = await shop.admin()
    await shop.sql('update users set is_active = false where id = $1', [admin.id])

    const { status, headers } = await shop.get(asking, admin)
    expect([status, headers.get('WWW-Authenticate')]).toEqual([401, 'Bearer'])
  })

  test('is 403 for a customer', async ({ shop }) => {
    const { status, headers, body } = await shop.get(asking, await shop.customer())

    expect([status, body.detail]).toEqual([403, 'Only an administrator may do this.'])
    isPrivate(headers)
  })

  test('is 403 for an admin who is one no longer', async ({ shop }) => {
    const admin = await shop.admin()
    await shop.sql(`update users set role = 'customer' where id = $1`, [admin.id])

    expect((await shop.get(asking, admin)).status).toBe(403)
  })

  test('is 401 before it is 422', async ({ shop }) => {
    expect((await shop.get(`${asking}&limit=0`)).status).toBe(401)
  })

  test('counts as it was said last', async ({ shop }) => {
    expect((await shop.get(`${path}?include_inactive=false&include_inactive=true`)).status).toBe(401)
    const { status } = await shop.get(`${asking}&include_inactive=false`)
    expect([200, 404]).toContain(status)
  })
})

describe('the plain catalogue', () => {
  test('ignores who asks, a bad token too', async ({ shop }) => {
    const id = await shop.product()

    for (const Authorization of ['Bearer nonsense', 'Basic eDp5', 'Bearer', '']) {
      for (const path of [
        '/api/products',
        `/api/products/${id}`,
        `/api/products/${id}/related`,
        '/api/categories',
      ]) {
        const { status, headers } = await shop.get(path, { headers: { Authorization } })
        expect(status).toBe(200)
        expect(headers.get('Cache-Control')).toMatch(/^public/)
      }
    }
  })

  test('answers an admin and a stranger alike', async ({ shop }) => {
    const category_id = await shop.category()
    await shop.product({ category_id })
    const { token } = await shop.admin()

    const [admins, strangers] = [
      await shop.get(catalogue({ category_id }), { token }),
      await shop.get(catalogue({ category_id })),
    ]
    expect(admins.body).toEqual(strangers.body)
    expect(admins.headers.get('ETag')).toBe(strangers.headers.get('ETag'))
  })
})
