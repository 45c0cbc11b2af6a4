import { type Kysely, sql } from 'kysely'

/** Orders and their lines, which keep the product's name and price as they were at the time of purchase. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table orders (
      id                  integer generated always as identity,
      user_id             integer        not null,
      status              text           not null default 'pending',
      payment_status      text           not null default 'pending',
      total_amount        numeric(14, 2) not null,
      shipping_address    text           not null,
      idempotency_key     text,
      request_fingerprint text,
      created_at          timestamptz    not null default now(),
      updated_at          timestamptz    not null default now(),
      constraint orders_pkey primary key (id),
      constraint orders_user_fkey foreign key (user_id) references users (id),
      constraint orders_user_key unique (user_id, idempotency_key),
      constraint orders_status_check check (status in ('pending', 'processing', 'completed', 'cancelled')),
      constraint orders_payment_status_check check (payment_status in ('pending', 'paid', 'failed')),
      constraint orders_total_check check (total_amount >= 0),
      constraint orders_address_check check (char_length(shipping_address) between 1 and 1000),
      constraint orders_key_check check (
        char_length(idempotency_key) between 1 and 255
        and (idempotency_key is null) = (request_fingerprint is null))
    )`.execute(db)

  await sql`
    create table order_items (
      id           integer generated always as identity,
      order_id     integer        not null,
      product_id   integer        not null,
      product_name text           not null,
      quantity     integer        not null,
      price        numeric(10, 2) not null,
      constraint order_items_pkey primary key (id),
      constraint order_items_order_product_key unique (order_id, product_id),
      constraint order_items_order_fkey foreign key (order_id) references orders (id) on delete cascade,
      constraint order_items_product_fkey foreign key (product_id) references products (id),
      constraint order_items_quantity_check check (quantity between 1 and 999),
      constraint order_items_price_check check (price >= 0)
    )`.execute(db)

  await sql`
    create trigger orders_set_updated_at before update on orders
    for each row when (old.* is distinct from new.*) execute function set_updated_at()`.execute(db)

  await sql`create index orders_user_newest_idx on orders (user_id, id desc)`.execute(db)
  await sql`create index orders_status_newest_idx on orders (status, id desc)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table order_items, orders`.execute(db)
}
