import type pg from 'pg'
import { tokenIssuer } from '../../src/http/tokens.ts'

export interface Person {
  id: number
  token: string
}

/** Who uses the shop while it is measured. */
export interface People {
  /** Has three products in the cart, ten orders and a conversation. */
  customer: Person
  admin: Person
  /** Buys the three products again and again. */
  buyer: Person
  /** Products of which there is more than enough. */
  products: number[]
}

/** Lets people into a seeded shop, straight into the database. */
export async function peopleShop(pool: pg.Pool, secret: string): Promise<People> {
  const issueToken = tokenIssuer(secret)
  const sign = async (email: string, role: string): Promise<Person> => {
    const { rows } = await pool.query<{ id: number }>(
      `insert into users (email, password_hash, full_name, role) values ($1, 'none', $1, $2) returning id`,
      [email, role],
    )
    const id = Number(rows[0]?.id)
    await pool.query('insert into carts (user_id) values ($1)', [id])
    return { id, token: await issueToken({ userId: id, tokenVersion: 0 }) }
  }
  const customer = await sign('customer@example.com', 'customer')
  const admin = await sign('admin@example.com', 'admin')
  const buyer = await sign('buyer@example.com', 'customer')

  const { rows } = await pool.query<{ id: number }>(
    'update products set stock_quantity = 10000000 where id in (select id from products where is_active order by id limit 3) returning id',
  )
  const products = rows.map(({ id }) => id).sort((a, b) => a - b)
  await pool.query(
    `insert into cart_items (cart_id, product_id, quantity)
     select carts.id, product, 2 from carts, unnest($2::integer[]) as product where user_id = $1`,
    [customer.id, products],
  )
  await pool.query(
    `with made as (
       insert into orders (user_id, total_amount, shipping_address)
       select $1, 1000, '12 Mall Road, Lahore' from generate_series(1, 10) returning id)
     insert into order_items (order_id, product_id, product_name, quantity, price)
     select made.id, products.id, products.name, 1, products.price from made, products where products.id = any ($2)`,
    [customer.id, products],
  )
  await pool.query(
    `with made as (
       insert into chat_sessions (user_id, session_id, title) values ($1, 'main', 'A dress') returning id)
     insert into chat_messages (chat_session_id, role, content, metadata)
     select made.id, role, 'Something about a dress for a wedding.', '{}'
     from made, generate_series(1, 5), unnest(array['user', 'assistant']) as role`,
    [customer.id],
  )
  return { customer, admin, buyer, products }
}
