import { describe, expect } from 'vitest'
import { test } from '../../../test/shop.ts'

const UNKNOWN_IDS = ['0', '-1', '2147483647', '2147483648', '99999999999999999999']

describe('the categories', () => {
  test('come all, by name whatever its case, as a plain list', async ({ shop }) => {
    for (const name of ['tops', 'Accessories', 'Sarees', 'SKIRTS', 'dresses']) await shop.category(name)
    await shop.sql(
      `update categories set description = 'Six yards', image_url = '/s.jpg' where name = 'Sarees'`,
    )

    const { status, body } = await shop.get('/api/categories')
    expect(status).toBe(200)
    const names = body.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['Accessories', 'dresses', 'Sarees', 'SKIRTS', 'tops'])
    expect(body[2]).toEqual({
      id: expect.any(Number),
      name: 'Sarees',
      description: 'Six yards',
      image_url: '/s.jpg',
    })
  })

  test('can be none', async ({ shop }) => {
    await shop.sql('delete from categories')

    expect((await shop.get('/api/categories')).body).toEqual([])
  })
})

describe('a category', () => {
  test('is read', async ({ shop }) => {
    const id = await shop.category('Formals')

    const { status, body } = await shop.get(`/api/categories/${id}`)
    expect([status, body]).toEqual([200, { id, name: 'Formals', description: null, image_url: null }])
  })

  test.for(UNKNOWN_IDS)('of the id %s is not found', async (id, { shop }) => {
    const { status, body } = await shop.get(`/api/categories/${id}`)

    expect([status, body.detail]).toEqual([404, 'Category not found'])
  })

  test.for(['abc', '1.5', '%20', '1%00'])('of the id %s is a 422', async (id, { shop }) => {
    const { status, roundTrips } = await shop.get(`/api/categories/${id}`)

    expect([status, roundTrips]).toEqual([422, 0])
  })
})

describe('creating a category', () => {
  test('answers it whole, with its address', async ({ shop }) => {
    const fields = { name: 'Bridal', description: 'For the day', image_url: 'https://cdn.example/b.jpg' }
    const { status, body, headers } = await shop.post('/api/categories', fields, await shop.admin())

    expect([status, body]).toEqual([201, { id: expect.any(Number), ...fields }])
    expect(headers.get('Location')).toBe(`/api/categories/${body.id}`)
    expect((await shop.get(String(headers.get('Location')))).body).toEqual(body)
    expect((await shop.get('/api/categories')).body).toContainEqual(body)
  })

  test('needs a name alone, which is trimmed, and takes no id', async ({ shop }) => {
    const { body } = await shop.post('/api/categories', { name: ' Casual ', id: 999_999 }, await shop.admin())

    expect(body).toMatchObject({ name: 'Casual', description: null, image_url: null })
    expect(body.id).not.toBe(999_999)
  })

  test('takes a name of 100 characters, emoji counting as one', async ({ shop }) => {
    const name = '😀'.repeat(100)

    expect((await shop.post('/api/categories', { name }, await shop.admin())).body.name).toBe(name)
  })

  test('under a name that is taken, whatever its case, is refused', async ({ shop }) => {
    const admin = await shop.admin()
    await shop.category('Été')

    for (const name of ['Été', 'ÉTÉ', ' été ']) {
      const { status, body } = await shop.post('/api/categories', { name }, admin)
      expect([status, body.detail]).toEqual([400, 'Category name already exists'])
    }
  })

  test.for([
    ['name', [undefined, null, '', '  ', 7, 'x'.repeat(101), '😀'.repeat(101), 'a\0b', '\uD800']],
    ['description', [7, {}, 'x'.repeat(5001), '\0']],
    ['image_url', ['javascript:alert(1)', '//evil.example', 'a.jpg', 7, `/${'p'.repeat(500)}`]],
  ] as const)('with %s among %j is a 422 that names it', async ([field, values], { shop }) => {
    const admin = await shop.admin()
    for (const value of values) {
      const fields = { name: 'Never', [field]: value }
      const { status, body, roundTrips } = await shop.post('/api/categories', fields, admin)
      expect([value, status, roundTrips]).toEqual([value, 422, 0])
      expect(body.errors).toEqual([{ path: field, message: expect.any(String) }])
    }
  })
})

describe('changing a category', () => {
  test('changes what is given and leaves the rest', async ({ shop }) => {
    const admin = await shop.admin()
    const id = await shop.category('Change me')
    const path = `/api/categories/${id}`

    const all = { name: 'Changed', description: 'Words', image_url: '/a.jpg' }
    expect(await shop.put(path, all, admin)).toMatchObject({ status: 200, body: { id, ...all } })
    expect((await shop.put(path, {}, admin)).body).toEqual({ id, ...all })
    expect((await shop.put(path, { description: null }, admin)).body).toEqual({
      id,
      ...all,
      description: null,
    })
    expect((await shop.put(path, { image_url: '' }, admin)).body).toMatchObject({ image_url: null })
    expect((await shop.get(path)).body).toEqual({ id, name: 'Changed', description: null, image_url: null })
  })

  test('to its own name in another case is fine', async ({ shop }) => {
    const id = await shop.category('Lawn suits')

    const { status, body } = await shop.put(
      `/api/categories/${id}`,
      { name: 'LAWN Suits' },
      await shop.admin(),
    )
    expect([status, body.name]).toEqual([200, 'LAWN Suits'])
  })

  test('to a name that is taken, whatever its case, is refused and changes nothing', async ({ shop }) => {
    await shop.category('Occupied')
    const id = await shop.category('Free')

    const change = { name: 'OCCUPIED', description: 'x' }
    const { status, body } = await shop.put(`/api/categories/${id}`, change, await shop.admin())
    expect([status, body.detail]).toEqual([400, 'Category name already exists'])
    expect((await shop.get(`/api/categories/${id}`)).body).toMatchObject({ name: 'Free', description: null })
  })

  test('shows in its products at once', async ({ shop }) => {
    const id = await shop.category('Before')
    const product = await shop.product({ category_id: id })
    await shop.put(`/api/categories/${id}`, { name: 'After' }, await shop.admin())

    expect((await shop.get(`/api/products/${product}`)).body.category.name).toBe('After')
  })

  test.for([
    ['name', [null, '', ' ', 'x'.repeat(101)]],
    ['description', [7]],
    ['image_url', ['//evil.example']],
  ] as const)('with %s among %j is a 422', async ([field, values], { shop }) => {
    const admin = await shop.admin()
    const id = await shop.category()
    for (const value of values) {
      const { status, body } = await shop.put(`/api/categories/${id}`, { [field]: value }, admin)
      expect([value, status, body.errors[0].path]).toEqual([value, 422, field])
    }
  })

  test.for(UNKNOWN_IDS)('of the id %s is a 404', async (id, { shop }) => {
    const { status, body } = await shop.put(`/api/categories/${id}`, { name: 'Nowhere' }, await shop.admin())

    expect([status, body.detail]).toEqual([404, 'Category not found'])
  })
})

describe('deleting a category', () => {
  test('that no product uses takes it away, and its name is free', async ({ shop }) => {
    const admin = await shop.admin()
    const id = await shop.category('Short-lived')

    expect((await shop.delete(`/api/categories/${id}`, admin)).status).toBe(204)
    expect((await shop.get(`/api/categories/${id}`)).status).toBe(404)
    expect((await shop.delete(`/api/categories/${id}`, admin)).status).toBe(404)
    expect((await shop.post('/api/categories', { name: 'Short-lived' }, admin)).status).toBe(201)
  })

  test.for([true, false])('that a product uses (active: %s) is refused', async (is_active, { shop }) => {
    const admin = await shop.admin()
    const category_id = await shop.category()
    const product = await shop.product({ category_id, is_active })

    expect((await shop.delete(`/api/categories/${category_id}`, admin)).status).toBe(409)
    expect((await shop.get(`/api/categories/${category_id}`)).status).toBe(200)
    await shop.put(`/api/products/${product}`, { category_id: null }, admin)
    expect((await shop.delete(`/api/categories/${category_id}`, admin)).status).toBe(204)
  })

  test.for(UNKNOWN_IDS)('of the id %s is a 404', async (id, { shop }) => {
    expect((await shop.delete(`/api/categories/${id}`, await shop.admin())).status).toBe(404)
  })

  test('of what is no id is a 422', async ({ shop }) => {
    expect((await shop.delete('/api/categories/abc', await shop.admin())).status).toBe(422)
  })
})
