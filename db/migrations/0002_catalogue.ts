import { type Kysely, sql } from 'kysely'

/** Categories and products, with the indexes behind the catalogue's filters, orders and word search. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table categories (
      id          integer generated always as identity,
      name        text        not null,
      description text,
      image_url   text,
      created_at  timestamptz not null default now(),
      updated_at  timestamptz not null default now(),
      constraint categories_pkey primary key (id),
      constraint categories_name_check check (char_length(name) between 1 and 100),
      constraint categories_description_check check (char_length(description) <= 5000),
      constraint categories_image_url_check check (char_length(image_url) <= 500)
    )`.execute(db)
  await sql`create unique index categories_name_key on categories (lower(name))`.execute(db)

  await sql`
    create table products (
      id             integer generated always as identity,
      name           text           not null,
      description    text,
      price          numeric(10, 2) not null,
      category_id    integer,
      image_url      text,
      stock_quantity integer        not null default 0,
      is_active      boolean        not null default true,
      featured       boolean        not null default false,
      created_at     timestamptz    not null default now(),
      updated_at     timestamptz    not null default now(),
      constraint products_pkey primary key (id),
      constraint products_category_fkey foreign key (category_id) references categories (id),
      constraint products_name_check check (char_length(name) between 1 and 255),
      constraint products_description_check check (char_length(description) <= 5000),
      constraint products_image_url_check check (char_length(image_url) <= 500),
      constraint products_price_check check (price >= 0),
      constraint products_stock_check check (stock_quantity >= 0)
    )`.execute(db)

  for (const table of ['categories', 'products']) {
    await sql`
      create trigger ${sql.ref(`${table}_set_updated_at`)} before update on ${sql.table(table)}
      for each row when (old.* is distinct from new.*) execute function set_updated_at()`.execute(db)
  }

  const active = sql`where is_active`
  await sql`create index products_category_idx on products (category_id)`.execute(db)
  await sql`create index products_newest_idx on products (created_at desc, id desc) ${active}`.execute(db)
  await sql`create index products_price_idx on products (price, id) ${active}`.execute(db)
  await sql`create index products_name_idx on products (lower(name), id) ${active}`.execute(db)
  await sql`create index products_featured_idx on products (created_at desc, id desc) where is_active and featured`.execute(
    db,
  )
  await sql`create index products_category_newest_idx on products (category_id, created_at desc, id desc) ${active}`.execute(
    db,
  )
  await sql`create index products_category_price_idx on products (category_id, price, id) ${active}`.execute(
    db,
  )
  await sql`
    create index products_search_idx on products
    using gin ((name || ' ' || coalesce(description, '')) gin_trgm_ops)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table products, categories`.execute(db)
}
