import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'
import { idsOf, listed } from './products.fixture.ts'
import { documentOf, inventedWord } from './search.fixture.ts'

const found = async (shop: Shop, search: string) => idsOf(await listed(shop, { search }))

/** A product with words of its own, and the words. */
async function someProduct(shop: Shop) {
  const [name, description] = [inventedWord(), inventedWord()]
  const category_id = await shop.category()
  return { id: await shop.product({ name, description, category_id }), name, description, category_id }
}

describe('the next search knows', () => {
  test('a product that an admin adds', async ({ shop }) => {
    const name = inventedWord()

    const { body } = await shop.post('/api/products', { name, price: '1.00' }, await shop.admin())

    expect(await found(shop, name)).toEqual([body.id])
  })

  test.for(['name', 'description'] as const)('a new %s, and forgets the old one', async (field, { shop }) => {
    const product = await someProduct(shop)
    const word = inventedWord()

    await shop.put(`/api/products/${product.id}`, { [field]: word }, await shop.admin())

    expect(await found(shop, word)).toEqual([product.id])
    expect(await found(shop, product[field])).toEqual([])
  })

  test('that a description was taken away', async ({ shop }) => {
    const { id, name, description } = await someProduct(shop)

    await shop.put(`/api/products/${id}`, { description: null }, await shop.admin())

    expect([await found(shop, description), await found(shop, name)]).toEqual([[], [id]])
  })

  test('the category and the shop window that a product was moved to', async ({ shop }) => {
    const { id, name, category_id } = await someProduct(shop)
    const [other, admin] = [await shop.category(), await shop.admin()]
    const within = async (filter: object) => idsOf(await listed(shop, { search: name, ...filter }))

    await shop.put(`/api/products/${id}`, { category_id: other, featured: true }, admin)

    expect(await within({ category_id: other, featured: true })).toEqual([id])
    expect(await within({ category_id })).toEqual([])
    expect(await within({ featured: false })).toEqual([])
    await shop.put(`/api/products/${id}`, { category_id: null, featured: false }, admin)
    expect(await within({ category_id: other })).toEqual([])
    expect(await within({ featured: false })).toEqual([id])
  })

  test('that a product went, and that it came back', async ({ shop }) => {
    const { id, name } = await someProduct(shop)
    const admin = await shop.admin()

    await shop.delete(`/api/products/${id}`, admin)
    const gone = await found(shop, name)
    await shop.put(`/api/products/${id}`, { is_active: true }, admin)

    expect([gone, await found(shop, name)]).toEqual([[], [id]])
  })

  test('what was written past the API, in many rows at once', async ({ shop }) => {
    const [word, other] = [inventedWord(), inventedWord()]
    const rows = await shop.sql<{ id: number }>(
      `insert into products (name, price) select $1 || ' ' || n, 1 from generate_series(1, 3) n returning id`,
      [word],
    )
    const ids = rows.map(({ id }) => id).toReversed()
    const before = await found(shop, word)

    await shop.sql(`update products set description = $2 where name like $1 || '%'`, [word, other])

    expect([before, await found(shop, other)]).toEqual([ids, ids])
    await shop.sql('delete from products where id = any ($1::int[])', [ids])
    expect(await found(shop, word)).toEqual([])
  })
})

describe('the search document of a product', () => {
  test.for([`''`, 'null', `'stale'::tsvector`, `to_tsvector('nonsense')`])(
    'cannot be set to %s by hand',
    async (value, { shop }) => {
      const { id } = await someProduct(shop)
      const document = await documentOf(shop, id)

      await shop.sql(`update products set search_document = ${value} where id = $1`, [id])

      expect(await documentOf(shop, id)).toBe(document)
    },
  )

  test('cannot be brought along by a new product', async ({ shop }) => {
    const name = inventedWord()

    const [row] = await shop.sql<{ document: string }>(
      `insert into products (name, price, search_document) values ($1, 1, 'nonsense')
       returning search_document::text as document`,
      [name],
    )

    expect(row?.document).toContain(`'${name}':1A`)
    expect(row?.document).not.toContain('nonsense')
  })

  test('tells the words of the name from those of the description', async ({ shop }) => {
    const id = await shop.product({ name: 'Silk gown', description: 'A gown of 3 parts.' })

    const document = await documentOf(shop, id)
    for (const told of [`'silk':1A`, `'gown':2A,4`, `'3':6`, `'.'`]) expect(document).toContain(told)
  })

  test('is not written anew by a sale, a cancellation or another price', async ({ shop }) => {
    const { id } = await someProduct(shop)
    const admin = await shop.admin()
    await shop.sql(`create table rewritten (id integer)`)
    await shop.sql(`create function note_rewriting() returns trigger language plpgsql as $$
      begin insert into rewritten values (new.id); return new; end $$`)
    const [{ condition } = { condition: '' }] = await shop.sql<{ condition: string }>(
      `select substring(pg_get_triggerdef(oid) from 'WHEN (.*) EXECUTE') as condition
       from pg_trigger where tgname = 'products_write_search_document'`,
    )
    await shop.sql(`create trigger note_rewriting before update on products
      for each row when ${condition} execute function note_rewriting()`)

    const { body: order } = await shop.buy(await shop.customer(), id, 2)
    await shop.patch(`/api/orders/${order.id}`, { status: 'cancelled' }, admin)
    await shop.put(`/api/products/${id}`, { price: '7.00', stock_quantity: 3, is_active: false }, admin)
    const untouched = await shop.sql('select id from rewritten')
    await shop.put(`/api/products/${id}`, { name: 'Another gown' }, admin)

    expect([untouched, await shop.sql('select id from rewritten')]).toEqual([[], [{ id }]])
    await shop.sql('drop trigger note_rewriting on products')
  })

  test('stays as it is where an admin writes what is there already', async ({ shop }) => {
    const { id, name } = await someProduct(shop)
    const [before] = await shop.sql('select updated_at, search_document from products where id = $1', [id])

    await shop.put(`/api/products/${id}`, { name }, await shop.admin())

    expect(await shop.sql('select updated_at, search_document from products where id = $1', [id])).toEqual([
      before,
    ])
  })
})
