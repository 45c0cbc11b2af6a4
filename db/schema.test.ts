import type { QueryResultRow } from 'pg'
import { describe, expect } from 'vitest'
import { test as base } from '../test/database.ts'

/**
 * A session in a transaction that is rolled back, in a shop with one of everything: user 1 (amina@example.com) with
 * cart 1 holding product 1, category 1 (Sarees), order 1 (key `k-1`) of product 1, and chat session 1; user 2 has
 * nothing, nor has product 2.
 */
const test = base.extend('session', async ({ database }, { onCleanup }) => {
  const client = await database.pool.connect()
  onCleanup(async () => {
    await client.query('rollback')
    client.release()
  })
  await client.query('begin')
  for (const [table, columns, rows] of SHOP) {
    const values = rows.map((row) => `(${row})`).join()
    await client.query(`insert into ${table} (id, ${columns}) overriding system value values ${values}`)
    await client.query(`alter table ${table} alter column id restart with 100`)
  }
  return <Row extends QueryResultRow>(text: string) => client.query<Row>(text)
})

const SHOP = [
  [
    'users',
    'email, password_hash, full_name',
    [`1, 'amina@example.com', '', 'A'`, `2, 'b@example.com', '', 'B'`],
  ],
  ['categories', 'name', [`1, 'Sarees'`, `2, 'Tops'`]],
  ['products', 'name, price, category_id', [`1, 'Gown', 5000, 1`, `2, 'Scarf', 10, null`]],
  ['carts', 'user_id', ['1, 1']],
  ['cart_items', 'cart_id, product_id, quantity', ['1, 1, 1, 1']],
  [
    'orders',
    'user_id, total_amount, shipping_address, idempotency_key, request_fingerprint',
    [`1, 1, 5000, 'Lahore', 'k-1', 'f'`],
  ],
  ['order_items', 'order_id, product_id, product_name, quantity, price', [`1, 1, 1, 'Gown', 1, 5000`]],
  ['chat_sessions', 'user_id, session_id, title', [`1, 1, 'main', 'Hi'`]],
  [
    'chat_messages',
    'chat_session_id, role, content, status, client_message_id, reply_to',
    [`1, 1, 'user', 'Hi', 'complete', 'm-1', null`, `2, 1, 'assistant', 'Hello', 'streaming', null, 1`],
  ],
] as const

const users = (values: string) =>
  `insert into users (email, password_hash, full_name, role) values (${values})`
const products = (set: string) => `update products set ${set} where id = 1`
const synonym = (term: string, words = `'{}'`) =>
  `insert into search_synonyms (term, words) values (${term}, ${words})`
const orders = (set: string) => `update orders set ${set} where id = 1`
const orderOf = (user: number, key: string) =>
  `insert into orders (user_id, total_amount, shipping_address, idempotency_key, request_fingerprint)
   values (${user}, 1, 'Lahore', ${key})`
const session = (values: string) =>
  `insert into chat_sessions (user_id, guest_id, session_id, title) values (${values}, '')`
const mailedToken = (user: string, hash = `sha256('x')`, purpose = 'password_reset') =>
  `insert into mailed_tokens (token_hash, user_id, purpose, token_version, expires_at)
   values (${hash}, ${user}, '${purpose}', 0, now())`
const note = (subject: string, event = 'signed_in') =>
  `insert into audit_log (event, subject, request_id) values ('${event}', '${subject}', 'r')`
const message = (set: string, id = 1) => `update chat_messages set ${set} where id = ${id}`
const GUEST = `'11111111-1111-4111-8111-111111111111'`

/** Statements that must be refused, by the constraint that must refuse them. */
const REFUSED: Record<string, Record<string, string>> = {
  users_email_key: { 'an email that is taken': users(`'amina@example.com', '', 'X', 'customer'`) },
  users_email_check: {
    'a taken email in another case': users(`'AMINA@example.com', '', 'X', 'customer'`),
    'an email with one capital': users(`'New@example.com', '', 'X', 'customer'`),
    'an empty email': users(`'', '', 'X', 'customer'`),
    'an email of 256 characters': users(`repeat('a', 250) || '@ex.co', '', 'X', 'customer'`),
  },
  users_full_name_check: {
    'an empty name': users(`'n@example.com', '', '', 'customer'`),
    'a name of 256 characters': users(`'n@example.com', '', repeat('n', 256), 'customer'`),
  },
  users_phone_check: { 'a phone of 21 characters': `update users set phone = repeat('1', 21)` },
  users_address_check: { 'an address of 1,001 characters': `update users set address = repeat('a', 1001)` },
  users_role_check: { 'an unknown role': users(`'n@example.com', '', 'X', 'owner'`) },
  mailed_tokens_user_fkey: { 'a link for nobody': mailedToken('999') },
  mailed_tokens_hash_check: { 'a token itself instead of its hash': mailedToken(`1`, `'abc'::bytea`) },
  mailed_tokens_purpose_check: {
    'a link for something else': mailedToken('1', undefined, 'sign_in'),
  },
  audit_log_event_check: { 'an event with a name like a sentence': note('user', 'Signed in') },
  audit_log_subject_check: { 'a note about an unknown kind of thing': note('cart') },
  categories_name_key: {
    'a category name that is taken': `insert into categories (name) values ('Sarees')`,
    'a taken category name in another case': `insert into categories (name) values ('SAREES')`,
    'renaming to a name that is taken': `update categories set name = 'sarees' where id = 2`,
  },
  categories_name_check: {
    'a category without a name': `insert into categories (name) values ('')`,
    'a category name of 101 characters': `insert into categories (name) values (repeat('n', 101))`,
  },
  categories_description_check: {
    'a category’s description of 5,001 characters': `update categories set description = repeat('d', 5001)`,
  },
  categories_image_url_check: {
    'a category’s picture of 501 characters': `update categories set image_url = '/' || repeat('p', 500)`,
  },
  products_name_check: {
    'a product without a name': products(`name = ''`),
    'a product name of 256 characters': products(`name = repeat('n', 256)`),
  },
  products_description_check: {
    'a product’s description of 5,001 characters': products(`description = repeat('d', 5001)`),
  },
  products_image_url_check: {
    'a product’s picture of 501 characters': products(`image_url = '/' || repeat('p', 500)`),
  },
  products_price_check: { 'a negative price': products('price = -0.01') },
  products_stock_check: {
    'negative stock': products('stock_quantity = -1'),
    'selling more than there is': products('stock_quantity = stock_quantity - 1'),
  },
  search_synonyms_term_check: {
    'a synonym of nothing': synonym(`''`),
    'a term of 61 characters': synonym(`repeat('t', 61)`),
  },
  search_synonyms_words_check: {
    'a term of 41 words': synonym(`'sari'`, `array_fill('saree'::text, array[41])`),
  },
  products_category_fkey: {
    'a product of an unknown category': products('category_id = 999'),
    'deleting a category that a product uses': 'delete from categories where id = 1',
  },
  carts_user_key: { 'a second cart of one user': 'insert into carts (user_id) values (1)' },
  carts_user_fkey: {
    'a cart of nobody': 'insert into carts (user_id) values (999)',
    'deleting a user who has a cart': 'delete from users where id = 1',
  },
  cart_items_cart_product_key: {
    'a second line of one product in a cart':
      'insert into cart_items (cart_id, product_id, quantity) values (1, 1, 1)',
  },
  cart_items_cart_fkey: {
    'a line of no cart': 'insert into cart_items (cart_id, product_id, quantity) values (999, 1, 1)',
  },
  cart_items_product_fkey: {
    'a line of an unknown product':
      'insert into cart_items (cart_id, product_id, quantity) values (1, 999, 1)',
  },
  cart_items_quantity_check: {
    'a line of no pieces': 'update cart_items set quantity = 0',
    'a line of less than no pieces': 'update cart_items set quantity = -1',
    'a line of 1,000 pieces': 'update cart_items set quantity = 1000',
  },
  cart_additions_user_fkey: {
    'a key of nobody': `insert into cart_additions values (999, 'k-1', 'f')`,
  },
  cart_additions_key_check: {
    'an empty key of an addition': `insert into cart_additions values (1, '', 'f')`,
    'a key of an addition of 256 characters': `insert into cart_additions values (1, repeat('k', 256), 'f')`,
  },
  orders_user_key: { 'a key that the user has used': orderOf(1, `'k-1', 'g'`) },
  orders_user_fkey: { 'an order of nobody': orderOf(999, `null, null`) },
  orders_status_check: { 'an unknown status': orders(`status = 'shipped'`) },
  orders_payment_status_check: { 'an unknown payment status': orders(`payment_status = 'refunded'`) },
  orders_total_check: { 'a negative total': orders('total_amount = -0.01') },
  orders_address_check: {
    'an order to nowhere': orders(`shipping_address = ''`),
    'an address of an order of 1,001 characters': orders(`shipping_address = repeat('a', 1001)`),
  },
  orders_key_check: {
    'an empty key': orders(`idempotency_key = ''`),
    'a key of 256 characters': orders(`idempotency_key = repeat('k', 256)`),
    'a key without its request’s fingerprint': orders('request_fingerprint = null'),
    'a fingerprint without a key': orders('idempotency_key = null'),
  },
  order_items_order_product_key: {
    'a second line of one product in an order': `insert into order_items
      (order_id, product_id, product_name, quantity, price) values (1, 1, 'Gown', 1, 1)`,
  },
  order_items_order_fkey: {
    'a line of no order': 'update order_items set order_id = 999',
  },
  order_items_product_fkey: {
    'an order’s line of an unknown product': 'update order_items set product_id = 999',
    'deleting a product that was sold': 'delete from cart_items; delete from products where id = 1',
  },
  order_items_quantity_check: {
    'an order’s line of no pieces': 'update order_items set quantity = 0',
    'an order’s line of 1,000 pieces': 'update order_items set quantity = 1000',
  },
  order_items_price_check: { 'a negative price of a line': 'update order_items set price = -0.01' },
  chat_sessions_user_fkey: { 'a conversation of nobody': session(`999, null, 'x'`) },
  chat_sessions_user_label_key: { 'a label that the user has': session(`1, null, 'main'`) },
  chat_sessions_guest_label_key: {
    'a label that the guest has': `${session(`null, ${GUEST}, 'x'`)}; ${session(`null, ${GUEST}, 'x'`)}`,
  },
  chat_sessions_owner_check: {
    'a conversation without an owner': session(`null, null, 'x'`),
    'a conversation of two owners': session(`1, ${GUEST}, 'x'`),
  },
  chat_sessions_label_check: {
    'an empty label': session(`1, null, ''`),
    'a label of 101 characters': session(`1, null, repeat('x', 101)`),
    'a label with a space': session(`1, null, 'a b'`),
    'a label with a line break at its end': session(`1, null, E'a\\n'`),
  },
  chat_messages_session_fkey: {
    'a message of no conversation': 'update chat_messages set chat_session_id = 999',
  },
  chat_messages_role_check: {
    'a message of the system': `insert into chat_messages (chat_session_id, role, content) values (1, 'system', '')`,
  },
  chat_messages_status_check: {
    'an unknown message status': message(`status = 'lost'`),
    'a customer’s message that is being written': message(`status = 'streaming'`),
  },
  chat_messages_client_message_id_check: {
    'an empty id of a message': message(`client_message_id = ''`),
    'an id of a message of 101 characters': message(`client_message_id = repeat('m', 101)`),
    'an id of a message with a space': message(`client_message_id = 'm 1'`),
    'an id of an answer': message(`client_message_id = 'm-2'`, 2),
  },
  chat_messages_client_message_id_key: {
    'an id that the conversation has': `insert into chat_messages (chat_session_id, role, content, client_message_id)
      values (1, 'user', 'Hi again', 'm-1')`,
  },
  chat_messages_streaming_key: {
    'a second answer at once': `insert into chat_messages (chat_session_id, role, content, status)
      values (1, 'assistant', '', 'streaming')`,
  },
  chat_messages_reply_to_check: { 'a customer’s message that is an answer': message('reply_to = 2') },
  chat_messages_reply_to_fkey: { 'an answer to no message': message('reply_to = 999', 2) },
  chat_token_counts_tokens_check: {
    'less than no tokens': `insert into chat_token_counts values (now(), 'shop', -1)`,
  },
  chat_token_reservations_tokens_check: {
    'a reservation of less than no tokens': `insert into chat_token_reservations values (2, now(), 'shop', -1)`,
  },
}

/** Statements at the very edge of what must be accepted. */
const ACCEPTED: Record<string, string> = {
  'an email of 255 characters': users(`repeat('a', 249) || '@ex.co', '', 'X', 'admin'`),
  'a name of 255 characters of four bytes': users(`'n@example.com', '', repeat('😀', 255), 'customer'`),
  'a free product': products('price = 0'),
  'the highest price': products('price = 99999999.99'),
  'no stock': products('stock_quantity = 0'),
  'the highest total': orders('total_amount = 999999999999.99'),
  'another user’s key': orderOf(2, `'k-1', 'f'`),
  'a key for an addition that an order has': `insert into cart_additions values (1, 'k-1', 'f'), (2, 'k-1', 'f')`,
  'two orders without a key': `${orderOf(1, 'null, null')}; ${orderOf(1, 'null, null')}`,
  'a category’s own name in another case': `update categories set name = 'SAREES' where id = 1`,
  '999 pieces in a line': 'update cart_items set quantity = 999',
  'an id of a message that another conversation has': `${session(`null, ${GUEST}, 'main'`)};
    insert into chat_messages (chat_session_id, role, content, client_message_id) values (100, 'user', '', 'm-1')`,
  'an id of a message of 100 characters': message(`client_message_id = repeat('m', 100)`),
  'messages without an id': `insert into chat_messages (chat_session_id, role, content)
    values (1, 'user', ''), (1, 'user', '')`,
  'another answer to a message, once the first has ended': `${message(`status = 'aborted'`, 2)};
    insert into chat_messages (chat_session_id, role, content, status, reply_to) values (1, 'assistant', '', 'streaming', 1)`,
  'the same label for a user and a guest': session(`null, ${GUEST}, 'main'`),
  ...Object.fromEntries(
    ['pending', 'processing', 'completed', 'cancelled'].map((status) => [
      `an order that is ${status}`,
      orders(`status = '${status}'`),
    ]),
  ),
  ...Object.fromEntries(
    ['pending', 'paid', 'failed'].map((status) => [
      `a payment that is ${status}`,
      orders(`payment_status = '${status}'`),
    ]),
  ),
}

describe('the database refuses', () => {
  const cases = Object.entries(REFUSED).flatMap(([constraint, statements]) =>
    Object.entries(statements).map(([what, statement]) => [what, constraint, statement] as const),
  )
  test.for(cases)('%s (%s)', async ([, constraint, statement], { session: run }) => {
    await expect(run(statement)).rejects.toMatchObject({ constraint })
  })

  test('by constraints that are all tried here', async ({ session: run }) => {
    const { rows } = await run<{ name: string }>(
      `select conname as name from pg_constraint
       where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'f') and conrelid::regclass::text not like 'kysely%'
       union
       select indexrelid::regclass::text from pg_index
       where indisunique and not indisprimary and indrelid::regclass::text not like 'kysely%'
         and indexrelid not in (select conindid from pg_constraint)
         and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
    )
    expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(REFUSED).toSorted())
  })

  test.for([
    ['a price over 99999999.99', products('price = 100000000')],
    ['a total over 999999999999.99', orders('total_amount = 1000000000000')],
    ['a line’s price over 99999999.99', 'update order_items set price = 100000000'],
  ] as const)('%s, which the column cannot hold', async ([, statement], { session: run }) => {
    await expect(run(statement)).rejects.toMatchObject({ code: '22003' })
  })
})

describe('the database accepts', () => {
  test.for(Object.entries(ACCEPTED))('%s', async ([, statement], { session: run }) => {
    await expect(run(statement)).resolves.toBeDefined()
  })
})
