import type { Known } from './fuzz-values.ts'
import type { Shop, Shopper } from './shop.ts'

export interface World {
  customer: Shopper
  admin: Shopper
  /** Values that mean something in this world, by the word before an id in paths and by the name of a field. */
  known: Known
  /** Puts back what a request may have deleted, deactivated, bought or used up. */
  restore: () => Promise<void>
}

const RESET_TOKEN = 'a-token-for-a-new-password'
const VERIFICATION_TOKEN = 'a-token-for-an-email'

/** Fills a shop with a row of every kind. */
export async function buildWorld(shop: Shop): Promise<World> {
  const [customer, admin] = [await shop.customer(), await shop.admin()]
  const [category, unused] = [await shop.category(), await shop.category()]
  const product = await shop.product({ category_id: category, stock_quantity: 1_000 })
  const order = await shop.buy(customer, product)
  await shop.fillCart(customer, [[product, 2]])
  await shop.post('/api/chat/messages', { text: 'Hello', session_id: 'main' }, { token: customer.token })
  const [line] = await shop.sql<{ id: string; cart_id: string; password_hash: string }>(
    `select cart_items.id, cart_id, password_hash from cart_items
     join carts on carts.id = cart_id join users on users.id = user_id where user_id = $1`,
    [customer.id],
  )
  if (!line) throw new Error('The cart is empty')

  const people = [customer.id, admin.id]
  const statements: [string, unknown[]][] = [
    [
      `update users set is_active = true, token_version = 0, password_hash = $3, email_verified_at = null,
         role = case id when $2 then 'admin' else 'customer' end
       where id in ($1, $2)`,
      [...people, line.password_hash],
    ],
    [`update products set is_active = true, stock_quantity = 1000, price = 5000 where id = $1`, [product]],
    [
      `insert into categories (id, name) overriding system value values ($1, 'Unused') on conflict do nothing`,
      [unused],
    ],
    [
      `insert into cart_items (id, cart_id, product_id, quantity) overriding system value values ($1, $2, $3, 2)
       on conflict do nothing`,
      [line.id, line.cart_id, product],
    ],
    [`update orders set status = 'pending', payment_status = 'pending' where id = $1`, [order.body.id]],
    [
      `insert into mailed_tokens (token_hash, user_id, purpose, token_version, expires_at)
       values (sha256($2::text::bytea), $1, 'password_reset', 0, now() + interval '1 hour'),
              (sha256($3::text::bytea), $1, 'email_verification', 0, now() + interval '1 hour')
       on conflict do nothing`,
      [customer.id, RESET_TOKEN, VERIFICATION_TOKEN],
    ],
    [
      `insert into search_synonyms (term, words) values ('sari', '{saree}') on conflict (term) do nothing`,
      [],
    ],
    ['delete from attempts', []],
    ['delete from ended_tokens', []],
  ]
  const restore = async () => {
    for (const [text, values] of statements) await shop.sql(text, values)
  }
  return {
    customer,
    admin,
    known: {
      users: people,
      products: [product],
      categories: [category, unused],
      items: [Number(line.id)],
      orders: [order.body.id],
      synonyms: ['sari', 'saree'],
      product_id: [product],
      category_id: [category],
      email: [customer.email, admin.email],
      token: [RESET_TOKEN, VERIFICATION_TOKEN],
      session_id: ['main'],
    },
    restore,
  }
}
