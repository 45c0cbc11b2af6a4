import type { SeedDatabase, Statement } from '../../db/seed/database.ts'
import { Refusal } from './command.ts'
import { counted } from './plain.ts'
import type { Column } from './product-columns.ts'
import { statement } from './staging.ts'

export interface Imported {
  added: number
  changed: number
  /** Rows that say what the shop has already. */
  same: number
}

/** What a product gets from its staged row `s`, for each of its columns that the file may have. */
const VALUES: Readonly<Record<string, readonly [needs: Column, value: string]>> = {
  name: ['name', 's.name'],
  description: ['description', 's.description'],
  price: ['price', 's.price'],
  category_id: ['category', 's.category_id'],
  image_url: ['image_url', 's.image_url'],
  stock_quantity: [
    'stock_quantity',
    'coalesce(p.stock_quantity + s.stock_quantity - s.stock_at_export, s.stock_quantity, p.stock_quantity)',
  ],
  featured: ['featured', 'coalesce(s.featured, p.featured)'],
  is_active: ['is_active', 'coalesce(s.is_active, p.is_active)'],
}

const valuesOf = (columns: readonly Column[]) =>
  Object.entries(VALUES).flatMap(([name, [needs, value]]) =>
    columns.includes(needs) ? [{ name, value }] : [],
  )

/** A condition that holds where product `p` is not yet what its row `s` says. */
function differs(columns: readonly Column[]): string {
  const values = valuesOf(columns)
  const now = values.map(({ name }) => `p.${name}`).join(', ')
  return `row(${now}) is distinct from row(${values.map(({ value }) => value).join(', ')})`
}

/** What an import would do, without doing it. */
export async function rehearse(
  database: SeedDatabase,
  table: string,
  columns: readonly Column[],
): Promise<Imported> {
  const [[row] = []] = await database.transaction([
    statement(`
      select count(*) filter (where s.id is null)::int as added,
        count(*) filter (where p.id is not null and ${differs(columns)})::int as changed,
        count(*)::int as total
      from ${table} as s left join products as p on p.id = s.id`),
  ])
  await refuseShort(database, table, columns)
  return sumUp(row?.added, row?.changed, row?.total)
}

const sumUp = (added: unknown, changed: unknown, total: unknown): Imported => ({
  added: Number(added),
  changed: Number(changed),
  same: Number(total) - Number(added) - Number(changed),
})

const ATTEMPTS = 5
const DEADLOCK = '40P01'
const NEGATIVE_STOCK = 'products_stock_check'

/**
 * Writes all staged rows in one transaction, which drops their table too: as long as the table is there, nothing was
 * written. So it is known even after a lost answer, which then counts no rows (`undefined`). Throws a `Refusal`, having written nothing,
 * where more was sold than the rows leave.
 */
export async function apply(
  database: SeedDatabase,
  { table, columns, note }: { table: string; columns: readonly Column[]; note: string },
): Promise<Imported | undefined> {
  const statements = writing(table, columns, note)
  for (let attempt = 1; ; attempt++) {
    try {
      const results = await database.transaction(statements)
      const row = results[WRITE]?.[0]
      return sumUp(row?.added, row?.changed, row?.total)
    } catch (error) {
      const { code, constraint } = toldBy(error)
      if (constraint === NEGATIVE_STOCK) await refuseShort(database, table, columns)
      if (code === DEADLOCK && attempt < ATTEMPTS) continue
      if (!(await isThere(database, table))) return undefined
      throw error
    }
  }
}

/** Which of the statements writes the products and gives the counts. */
const WRITE = 2

/**
 * The products that change are locked before, in id order as everywhere, so that the stock that is added to and the price
 * that is noted are those that are replaced. The others can be bought meanwhile.
 */
function writing(table: string, columns: readonly Column[], note: string): Statement[] {
  const values = valuesOf(columns)
  const assignments = values.map(({ name, value }) => `${name} = ${value}`).join(', ')
  return [
    statement(`analyze ${table}`),
    statement(`
      select count(*) from (
        select p.id from products as p join ${table} as s on s.id = p.id
        where ${differs(columns)} order by p.id for no key update of p) as locked`),
    statement(
      `
      with before as materialized (
        select p.id, p.price from products as p join ${table} as s on s.id = p.id
      ),
      changed as (
        update products as p set ${assignments} from ${table} as s
        where p.id = s.id and ${differs(columns)}
        returning p.id, p.price
      ),
      added as (
        insert into products
          (name, description, price, category_id, image_url, stock_quantity, featured, is_active)
        select name, description, price, category_id, image_url,
          coalesce(stock_quantity, 0), coalesce(featured, false), coalesce(is_active, true)
        from ${table} where id is null order by line
        returning id
      ),
      noted as (
        insert into audit_log (event, subject, subject_id, request_id, details)
        select 'price_changed', 'product', changed.id, $1,
          jsonb_build_object('from', before.price::text, 'to', changed.price::text)
        from changed join before on before.id = changed.id
        where before.price <> changed.price order by changed.id
      )
      select (select count(*) from added)::int as added, (select count(*) from changed)::int as changed,
        (select count(*) from ${table})::int as total`,
      [note],
    ),
    statement(`drop table ${table}`),
  ]
}

const LISTED = 20

async function refuseShort(database: SeedDatabase, table: string, columns: readonly Column[]): Promise<void> {
  if (!columns.includes('stock_quantity') || !columns.includes('stock_at_export')) return
  const [rows = []] = await database.transaction([
    statement(`
      select s.line, count(*) over ()::int as total from ${table} as s join products as p on p.id = s.id
      where p.stock_quantity + s.stock_quantity - s.stock_at_export < 0 order by s.line limit ${LISTED}`),
  ])
  if (rows.length === 0) return
  const lines = rows.map(({ line }) => String(line)).join(', ')
  const more = rows.length === LISTED ? ' …' : ''
  throw new Refusal(
    `Nothing was imported: ${counted(Number(rows[0]?.total), 'row')} would take more pieces out of the stock than are left, ` +
      `since others were sold after the export (line ${lines}${more}). Export again, and change the stock there.`,
  )
}

async function isThere(database: SeedDatabase, table: string): Promise<boolean> {
  const asked = database.transaction([statement('select to_regclass($1) is not null as there', [table])])
  const [[row] = []] = await asked.catch(() => {
    throw new Refusal(
      'The connection was lost, and whether the rows were written is not known: look at the shop before you import again.',
    )
  })
  return row?.there === true
}

const toldBy = (error: unknown): { code?: unknown; constraint?: unknown } =>
  typeof error === 'object' && error !== null ? error : {}
