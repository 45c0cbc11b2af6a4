import { randomBytes } from 'node:crypto'
import type { Row, SeedDatabase, Statement } from '../../db/seed/database.ts'
import { plain, textOf } from './plain.ts'
import type { Column } from './product-columns.ts'
import type { Problem, ProductRow } from './read-product.ts'

/** Tables so called hold an import that is not written yet; the name goes on with the time when it began. */
export const STAGING_PREFIX = 'product_import_'

const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000

/** Where the rows of one import wait until all of them are known to be good. */
export interface Staging {
  table: string
  /** Adds rows, and gives what the database knows to be wrong with them; those are not added. */
  add: (products: readonly ProductRow[]) => Promise<Problem[]>
  drop: () => Promise<void>
}

/** Makes the table for one import, and drops those that killed ones have left behind. */
export async function openStaging(database: SeedDatabase): Promise<Staging> {
  const table = `${STAGING_PREFIX}${Date.now()}_${randomBytes(4).toString('hex')}`
  await database.transaction([
    ...(await forgotten(database)).map((old) => statement(`drop table if exists ${old}`)),
    statement(`
      create unlogged table ${table} (
        line            integer primary key,
        id              integer unique,
        name            text,
        description     text,
        price           numeric(10, 2),
        category_id     integer,
        image_url       text,
        stock_quantity  integer,
        featured        boolean,
        is_active       boolean,
        stock_at_export integer
      )`),
  ])
  return {
    table,
    add: async (products) => {
      const [rows = []] = await database.transaction([addition(table, products)])
      return rows.flatMap(problemsOf)
    },
    drop: async () => {
      await database.transaction([statement(`drop table if exists ${table}`)])
    },
  }
}

export const statement = (text: string, params: readonly unknown[] = []): Statement => ({ text, params })

async function forgotten(database: SeedDatabase): Promise<string[]> {
  const [rows = []] = await database.transaction([
    statement(`select relname::text as name from pg_class where starts_with(relname, '${STAGING_PREFIX}')
      and relkind = 'r' and relnamespace = current_schema()::regnamespace`),
  ])
  return rows
    .map(({ name }) => String(name))
    .filter((name) => {
      const [, began] = /^[a-z_]+(\d+)_[0-9a-f]+$/.exec(name) ?? []
      return began !== undefined && Date.now() - Number(began) > FORGOTTEN_AFTER_MS
    })
}

function addition(table: string, products: readonly ProductRow[]): Statement {
  const all = <C extends Column | 'line'>(column: C) => products.map((product) => product[column])
  return statement(
    `
    with given as (
      select * from unnest($1::integer[], $2::integer[], $3::text[], $4::text[], $5::numeric[], $6::text[], $7::text[],
          $8::integer[], $9::boolean[], $10::boolean[], $11::text[], $12::integer[])
        as given (line, id, name, description, price, category, image_url,
          stock_quantity, featured, is_active, created_at, stock_at_export)
    ),
    checked as (
      select given.*, category.id as category_id,
        given.id is not null and product.id is null as unknown,
        given.category is not null and category.id is null as uncategorised,
        product.id is not null and given.created_at is not null and given.created_at
          <> to_char(product.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as foreign_id
      from given left join products as product on product.id = given.id
        left join categories as category on lower(category.name) = lower(given.category)
    ),
    staged as (
      insert into ${table} (line, id, name, description, price, category_id, image_url,
        stock_quantity, featured, is_active, stock_at_export)
      select line, id, name, description, price, category_id, image_url,
        stock_quantity, featured, is_active, stock_at_export
      from checked where not (unknown or uncategorised or foreign_id)
      order by line
      on conflict (id) do nothing
      returning line
    )
    select checked.line, checked.category, checked.unknown, checked.uncategorised, checked.foreign_id
    from checked left join staged on staged.line = checked.line
    where staged.line is null`,
    [
      all('line'),
      all('id'),
      all('name'),
      all('description'),
      all('price'),
      all('category'),
      all('image_url'),
      all('stock_quantity'),
      all('featured'),
      all('is_active'),
      all('created_at'),
      all('stock_at_export'),
    ],
  )
}

function problemsOf({ line, category, unknown, uncategorised, foreign_id }: Row): Problem[] {
  const found: (readonly [column: string, message: string])[] = []
  if (unknown) found.push(['id', 'The shop has no product with this id; a new one has none.'])
  if (foreign_id) {
    found.push(['created_at', 'The product with this id was not made then: is the file of another shop?'])
  }
  if (uncategorised) found.push(['category', `There is no category "${plain(textOf(category))}".`])
  if (found.length === 0) found.push(['id', 'This id is in a row before, too.'])
  return found.map(([column, message]) => ({ line: Number(line), column, message }))
}
