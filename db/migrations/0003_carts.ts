import { type Kysely, sql } from 'kysely'

/** One cart a user, one line per cart and product. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table carts (
      id         integer generated always as identity,
      user_id    integer     not null,
      created_at timestamptz not null default now(),
      constraint carts_pkey primary key (id),
      constraint carts_user_key unique (user_id),
      constraint carts_user_fkey foreign key (user_id) references users (id)
    )`.execute(db)

  await sql`
    create table cart_items (
      id         integer generated always as identity,
      cart_id    integer     not null,
      product_id integer     not null,
      quantity   integer     not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint cart_items_pkey primary key (id),
      constraint cart_items_cart_product_key unique (cart_id, product_id),
      constraint cart_items_cart_fkey foreign key (cart_id) references carts (id) on delete cascade,
      constraint cart_items_product_fkey foreign key (product_id) references products (id),
      constraint cart_items_quantity_check check (quantity between 1 and 999)
    )`.execute(db)

  await sql`
    create trigger cart_items_set_updated_at before update on cart_items
    for each row when (old.* is distinct from new.*) execute function set_updated_at()`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table cart_items, carts`.execute(db)
}
