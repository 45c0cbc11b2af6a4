import { describe, expect } from 'vitest'
import { hold, raceTest } from '../../../test/crowd.ts'
import { type Shop, type Shopper, test } from '../../../test/shop.ts'
import { deleteOldCarts } from './clean-up.ts'

const KEY = { 'Idempotency-Key': 'one-wish' }

/** Moves a shopper's cart, and the keys it was filled under, back in time. */
async function age(shop: Shop, { id }: Shopper, days: number): Promise<void> {
  for (const table of ['carts', 'cart_additions']) {
    await shop.sql(
      `update ${table} set created_at = created_at - make_interval(days => $2) where user_id = $1`,
      [id, days],
    )
  }
}

const cartsOf = (shop: Shop, { id }: Shopper) => shop.sql('select id from carts where user_id = $1', [id])

/** A customer who had something in the cart, so many days ago, and took it out. */
async function emptied(shop: Shop, days: number) {
  const shopper = await shop.customer()
  const product_id = await shop.product({ stock_quantity: 9 })
  const add = () => shop.post('/api/cart/items', { product_id, quantity: 2 }, { ...shopper, headers: KEY })
  expect((await add()).status).toBe(200)
  expect((await shop.delete('/api/cart', shopper)).status).toBe(204)
  await age(shop, shopper, days)
  return { shopper, product_id, add }
}

describe('the clean-up of carts', () => {
  test('deletes empty carts after 30 days, and the next addition makes another', async ({ shop, db }) => {
    const { shopper, add } = await emptied(shop, 31)
    const recent = (await emptied(shop, 29)).shopper

    expect(await deleteOldCarts(db)).toMatchObject({ empty_carts: 1, finished: true })

    expect(await cartsOf(shop, shopper)).toEqual([])
    expect(await cartsOf(shop, recent)).toHaveLength(1)
    expect((await add()).body.items).toMatchObject([{ quantity: 2 }])
  })

  test('keeps a cart with something in it, however old', async ({ shop, db }) => {
    const shopper = await shop.customer()
    await shop.fillCart(shopper, [[await shop.product(), 1]])
    await age(shop, shopper, 400)

    await deleteOldCarts(db)

    expect((await shop.get('/api/cart', shopper)).body.items).toHaveLength(1)
  })

  test('forgets the keys of additions after 30 days, and no order’s', async ({ shop, db }) => {
    const { add } = await emptied(shop, 31)
    const recent = await emptied(shop, 29)
    const buyer = await shop.customer()
    await shop.fillCart(buyer, [[await shop.product(), 1]])
    const checkout = () =>
      shop.post('/api/checkout', { shipping_address: 'Lahore' }, { ...buyer, headers: KEY })
    const order = (await checkout()).body
    await shop.sql(`update orders set created_at = created_at - interval '400 days' where id = $1`, [
      order.id,
    ])

    expect(await deleteOldCarts(db)).toMatchObject({ addition_keys: 1 })

    expect((await add()).body.items).toMatchObject([{ quantity: 2 }])
    expect((await recent.add()).body.items).toEqual([])
    expect((await checkout()).body.id).toBe(order.id)
  })

  test('goes on in portions until all is done, and stops when its time is over', async ({ shop, db }) => {
    for (let n = 0; n < 5; n += 1) await emptied(shop, 31)

    expect(await deleteOldCarts(db, { budgetMs: 0 })).toEqual({
      addition_keys: 0,
      empty_carts: 0,
      finished: false,
    })
    expect(await deleteOldCarts(db, { rowsAtOnce: 2 })).toEqual({
      addition_keys: 5,
      empty_carts: 5,
      finished: true,
    })
  })

  raceTest(
    'passes over a cart into which somebody puts something just now',
    async ({ shop, db, database }) => {
      const { shopper, add } = await emptied(shop, 31)
      const other = await hold(database, 'select from carts where user_id = $1 for update', [shopper.id])

      expect(await deleteOldCarts(db)).toMatchObject({ empty_carts: 0, finished: true })
      await other.release()

      await add()
      expect(await cartsOf(shop, shopper)).toHaveLength(1)
    },
  )

  raceTest('takes no addition away that waited for it', async ({ shop, database }) => {
    const { shopper } = await emptied(shop, 31)
    const product_id = await shop.product({ stock_quantity: 2 })
    const cleaning = await hold(database, 'delete from carts where user_id = $1', [shopper.id])

    const json = { product_id, quantity: 2 }
    const adding = shop.fetch('POST', '/api/cart/items', { json, token: shopper.token })
    await cleaning.waiting(1)
    await cleaning.release()

    expect((await adding).status).toBe(200)
    expect((await shop.get('/api/cart', shopper)).body.items).toMatchObject([{ quantity: 2 }])
  })

  raceTest('deletes no cart that is filled after it was found empty', async ({ shop, db }) => {
    const crowd: Awaited<ReturnType<typeof emptied>>[] = []
    for (let n = 0; n < 12; n += 1) crowd.push(await emptied(shop, 31))

    const added = crowd.map(async ({ shopper, product_id }, index) => {
      await new Promise((resolve) => setTimeout(resolve, index))
      const json = { product_id, quantity: 2 }
      return (await shop.fetch('POST', '/api/cart/items', { json, token: shopper.token })).status
    })
    await Promise.all([
      deleteOldCarts(db, { rowsAtOnce: 3 }),
      deleteOldCarts(db, { rowsAtOnce: 5 }),
      ...added,
    ])

    expect(await Promise.all(added)).toEqual(crowd.map(() => 200))
    for (const { shopper } of crowd) {
      expect((await shop.get('/api/cart', shopper)).body.items).toMatchObject([{ quantity: 2 }])
    }
  })
})
