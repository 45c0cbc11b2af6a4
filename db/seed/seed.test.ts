import type pg from 'pg'
import { expect } from 'vitest'
import { isRealPostgres } from '../../test/database.ts'
import { test } from '../../test/driver.ts'
import { categories, products } from './catalogue.ts'
import { overNeon, overPool } from './database.ts'
import { seedCatalogue } from './seed.ts'

test.beforeEach(async ({ database }) => {
  await database.pool.query('truncate categories, products restart identity cascade')
})

const catalogueOf = async (pool: pg.Pool) => {
  const { rows } = await pool.query(
    `select products.name, products.description, price::text, categories.name as category, products.image_url,
       stock_quantity, featured
     from products left join categories on categories.id = category_id
     order by products.id`,
  )
  return rows
}

const names = async (pool: pg.Pool) => (await catalogueOf(pool)).map(({ name }) => name)

const nothingNew = { categories: 0, products: 0, generated: 0 }

test('hangs the demo catalogue in an empty shop, word for word', async ({ database: { pool } }) => {
  const seeded = await seedCatalogue(overPool(pool))

  expect(seeded).toEqual({ categories: 6, products: products.length, generated: 0, total: products.length })
  expect(await catalogueOf(pool)).toEqual(products)
  const { rows } = await pool.query('select name, description, image_url from categories order by id')
  expect(rows).toEqual(categories)
})

test('does the same over Neon’s HTTP', async ({ database: { pool }, sql }) => {
  await seedCatalogue(overNeon(sql), { products: 200, seed: 7 })
  const overHttp = await catalogueOf(pool)
  await pool.query('truncate categories, products restart identity cascade')
  await seedCatalogue(overPool(pool), { products: 200, seed: 7 })

  expect(overHttp).toEqual(await catalogueOf(pool))
})

test('changes nothing when it runs again', async ({ database: { pool } }) => {
  await seedCatalogue(overPool(pool), { products: 100 })
  const { rows: before } = await pool.query('select * from products order by id')

  const seeded = await seedCatalogue(overPool(pool), { products: 100 })

  expect(seeded).toEqual({ ...nothingNew, total: 100 })
  expect((await pool.query('select * from products order by id')).rows).toEqual(before)
})

test('leaves a shop alone that has a product of its own', async ({ database: { pool } }) => {
  await pool.query(`insert into products (name, price) values ('The first of ours', 1500)`)

  expect(await seedCatalogue(overPool(pool))).toEqual({ ...nothingNew, total: 1 })
  expect((await pool.query('select from categories')).rowCount).toBe(0)
})

test('keeps a category that is already there under the same name', async ({ database: { pool } }) => {
  await pool.query(`insert into categories (name) values ('SAREES')`)

  expect(await seedCatalogue(overPool(pool))).toMatchObject({ categories: 5, products: products.length })
  const { rows } = await pool.query(
    `select count(*)::integer as sarees from products join categories on categories.id = category_id
     where categories.name = 'SAREES'`,
  )
  expect(rows).toEqual([{ sarees: products.filter(({ category }) => category === 'Sarees').length }])
})

test('fills up to the number asked for, over several batches', async ({ database: { pool } }) => {
  const progress: number[] = []
  const onProgress = (count: number) => progress.push(count)

  const seeded = await seedCatalogue(overPool(pool), { products: 6_000, seed: 7, onProgress })

  expect(seeded).toMatchObject({ generated: 6_000 - products.length, total: 6_000 })
  expect(progress).toEqual([products.length + 5_000, 6_000])
  expect(new Set(await names(pool)).size).toBe(6_000)
})

test('takes an interrupted run up where it stopped', async ({ database: { pool } }) => {
  await seedCatalogue(overPool(pool), { products: 300, seed: 7 })
  const wholeRun = await catalogueOf(pool)
  await pool.query('delete from products where id > 120')
  await seedCatalogue(overPool(pool), { products: 300, seed: 7 })

  expect(await catalogueOf(pool)).toEqual(wholeRun)
})

test('spreads the arrivals over the last year, the newest last', async ({ database: { pool } }) => {
  await seedCatalogue(overPool(pool), { products: 300 })

  const { rows } = await pool.query(
    `select bool_and(arrived_in_order) as in_order, min(created_at) > now() - interval '366 days' as within_a_year,
       max(created_at) > now() - interval '1 day' as until_today
     from (
       select created_at, created_at > lag(created_at) over (order by id) as arrived_in_order
       from products where id > ${products.length}
     ) as arrivals`,
  )
  expect(rows).toEqual([{ in_order: true, within_a_year: true, until_today: true }])
})

test.runIf(isRealPostgres)(
  'makes one catalogue when several seed at once',
  async ({ database: { pool } }) => {
    const seeders = Array.from({ length: 8 }, () => seedCatalogue(overPool(pool), { products: 500, seed: 7 }))
    const seeded = await Promise.all(seeders)

    const sum = (count: (run: (typeof seeded)[number]) => number) => seeded.map(count).reduce((a, b) => a + b)
    expect(sum((run) => run.products)).toBe(products.length)
    expect(sum((run) => run.generated)).toBe(500 - products.length)
    expect(new Set(await names(pool)).size).toBe(500)
    expect(await names(pool)).toHaveLength(500)
  },
)
