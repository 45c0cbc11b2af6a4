import type pg from 'pg'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'

export interface ShopSize {
  products: number
  users: number
  orders: number
  /** How many of the products are made up, where not all: the others are copies of these at other prices. */
  generated?: number
}

/** The tables whose indexes are made after their rows. */
const LARGE_TABLES = ['users', 'products', 'cart_items', 'orders', 'order_items']

/**
 * Fills an empty, migrated shop: generated products, of which one in 40 is no longer sold, and users of whom each has a
 * cart of three lines and an even share of the orders, which have one to three lines. The first user is an admin, and
 * one account in 200 is closed. The same sizes give the same rows, but for their times. Ids run from 1 without a gap.
 */
export async function fillShop(pool: pg.Pool, size: ShopSize): Promise<void> {
  const { products, users, orders, generated = products } = size
  const indexes = await dropIndexes(pool)
  await seedCatalogue(overPool(pool), { products: generated })
  await pool.query('update products set is_active = false where id % 40 = 0')
  await withoutTriggers(pool, [
    copyProducts(products / generated - 1),
    insertUsers(users),
    insertCarts(users),
    insertCartLines(products),
    drawOrderLines(products, orders),
    insertOrders(users, orders),
    'insert into order_items (order_id, product_id, product_name, quantity, price) select * from drawn',
    'drop table drawn',
    ...['users', 'products', 'carts', 'orders'].map(
      (table) => `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    ),
  ])
  for (const index of indexes) await pool.query(index)
  await pool.query('vacuum analyze')
}

/** Takes away the indexes that are no constraints and gives the statements that make them again. */
async function dropIndexes(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any ($1::regclass[]) and not indisunique`,
    [LARGE_TABLES],
  )
  for (const { name } of rows) await pool.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

/** Runs the statements in one transaction in which no foreign key is checked: the rows fit each other as they are made. */
async function withoutTriggers(pool: pg.Pool, statements: readonly string[]): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  } finally {
    client.release(true)
  }
}

/** Each product `times` over, at a price and a time of its own; neither is in its search document. */
const copyProducts = (times: number) => `
  insert into products (name, description, price, category_id, image_url, stock_quantity, is_active, featured,
    created_at, updated_at, search_document)
  select name, description, price + 10 * copy, category_id, image_url, stock_quantity, is_active, featured,
    created_at - copy * interval '1 minute', updated_at, search_document
  from products, generate_series(1, ${times}) as copy order by copy, id`

const insertUsers = (users: number) => `
  insert into users (id, email, password_hash, full_name, phone, address, role, is_active, created_at)
  overriding system value
  select n, 'shopper' || n || '@example.com', 'none',
    (array['Amina', 'Zara', 'Hina', 'Sana', 'Maryam', 'Noor', 'Ayesha', 'Bushra', 'Fariha', 'Iqra', 'Laiba'])[1 + n % 11]
      || ' ' || (array['Khan', 'Malik', 'Raza', 'Butt', 'Sheikh', 'Qureshi', 'Baig'])[1 + n % 7] || ' ' || to_hex(n * 7919),
    '0300 1234567', n || ' Mall Road, Lahore', case n when 1 then 'admin' else 'customer' end, n % 200 <> 0,
    now() - interval '700 days' * ((${users} - n)::float8 / ${users})
  from generate_series(1, ${users}) as n`

const insertCarts = (users: number) => `
  insert into carts (id, user_id) overriding system value select n, n from generate_series(1, ${users}) as n`

const insertCartLines = (products: number) => `
  insert into cart_items (cart_id, product_id, quantity)
  select id, ${spread(products, 'id', 'line')}, line from carts, generate_series(1, 3) as line`

const drawOrderLines = (products: number, orders: number) => `
  create temporary table drawn as
  select n as order_id, products.id as product_id, products.name as product_name, 1 + (n + line) % 3 as quantity,
    products.price
  from generate_series(1, ${orders}) as n
    cross join lateral generate_series(1, 1 + n % 3) as line
    join products on products.id = ${spread(products, 'n', 'line')}
  order by n, line`

/** The newest orders are pending or on their way; of the others one in twenty was cancelled. */
const insertOrders = (users: number, orders: number) => `
  insert into orders (id, user_id, status, payment_status, total_amount, shipping_address, created_at, updated_at)
  overriding system value
  select order_id, 1 + order_id % ${users},
    case when order_id > ${orders} * 0.98 then 'pending' when order_id > ${orders} * 0.96 then 'processing'
      when order_id % 20 = 0 then 'cancelled' else 'completed' end,
    case when order_id > ${orders} * 0.98 then 'pending' else 'paid' end,
    sum(quantity * price), order_id || ' Mall Road, Lahore', made.at, made.at
  from drawn, lateral (
    select now() - interval '700 days' * ((${orders} - order_id)::float8 / ${orders})) as made (at)
  group by order_id, made.at
  order by order_id`

/** Products far from each other for neighbouring rows, and different ones for the lines of one row. */
const spread = (products: number, row: string, line: string) =>
  `(1 + (${row}::bigint * 7919 + ${line} * 104729) % ${products})::integer`
