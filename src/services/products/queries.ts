import { type QueryCreator, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { auditNote } from '../../db/audit.ts'
import { activeAccount, allowed, callerRole, type WithCaller } from '../../db/access.ts'
import { type Caller, type Principal, staleToken } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { refusedBy } from '../../db/constraints.ts'
import { typed } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import { AppError } from '../../lib/errors.ts'
import { productColumns } from './columns.ts'
import type { CreateProduct, UpdateProduct } from './schemas.ts'

const categoryNotFound = () => new AppError('rule', 'Category not found')

const activeProduct = prepared((db, { id }: { id: number }) =>
  db
    .selectFrom('products')
    .select(productColumns('products'))
    .where('products.id', '=', id)
    .where('products.is_active', '=', true),
)

/** The product as the public catalogue shows it: active ones only. */
export const findProduct = (db: Db, id: number) => activeProduct(db, { id }).executeTakeFirst()

/** The product, inactive or not, for an admin; others get 401 or 403. */
export async function findAnyProduct(db: Db, admin: Principal, id: number) {
  const row = await db
    .with('caller', activeAccount(admin))
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(
        eb.selectFrom('products').select(productColumns('products')).where('products.id', '=', id),
      ).as('product'),
    ])
    .executeTakeFirstOrThrow()
  return allowed(row, 'admin').product
}

/** Adds a product, for an admin. An unknown category is refused with 400. */
export async function insertProduct(db: Db, admin: Principal, product: CreateProduct) {
  const row = await db
    .with('caller', activeAccount(admin))
    .with('written', (query) =>
      query
        .insertInto('products')
        .columns(['name', 'description', 'price', 'category_id', 'image_url', 'stock_quantity', 'featured'])
        .expression((eb) =>
          eb
            .selectFrom('caller')
            .where('caller.role', '=', 'admin')
            .select([
              typed(product.name, 'text').as('name'),
              typed(product.description ?? null, 'text').as('description'),
              typed(product.price, 'numeric').as('price'),
              typed(product.category_id ?? null, 'integer').as('category_id'),
              typed(product.image_url ?? null, 'text').as('image_url'),
              typed(product.stock_quantity, 'integer').as('stock_quantity'),
              typed(product.featured, 'boolean').as('featured'),
            ]),
        )
        .returningAll(),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(eb.selectFrom('written').select(productColumns('written'))).as('product'),
    ])
    .executeTakeFirstOrThrow()
    .catch(refusedBy('products_category_fkey', categoryNotFound()))
  return allowed(row, 'admin').product
}

/**
 * Changes the given fields of a product, for an admin. Gives null where there is none; an unknown category is refused with 400.
 * The product is locked in a statement before, so that the old price that the audit trail notes is the one replaced.
 * A stock is not set twice when the first answer is lost: pieces sold in between would be for sale again.
 */
export async function updateProduct(db: Db, admin: Caller, id: number, change: UpdateProduct) {
  const before = (query: QueryCreator<WithCaller>) =>
    query
      .selectFrom('products')
      .innerJoin('caller', (join) => join.on('caller.role', '=', 'admin'))
      .select(['products.id', 'products.price'])
      .where('products.id', '=', id)
  const lock = before(db.with('caller', activeAccount(admin))).forNoKeyUpdate(['products'])
  const update = db
    .with('caller', activeAccount(admin))
    .with('before', before)
    .with('written', (query) =>
      query
        .updateTable('products')
        .from('before')
        .set((eb) => ({
          name: change.name ?? eb.ref('products.name'),
          description: change.description === undefined ? eb.ref('products.description') : change.description,
          price: change.price ?? eb.ref('products.price'),
          category_id: change.category_id === undefined ? eb.ref('products.category_id') : change.category_id,
          image_url: change.image_url === undefined ? eb.ref('products.image_url') : change.image_url,
          stock_quantity: change.stock_quantity ?? eb.ref('products.stock_quantity'),
          featured: change.featured ?? eb.ref('products.featured'),
          is_active: change.is_active ?? eb.ref('products.is_active'),
        }))
        .whereRef('products.id', '=', 'before.id')
        .returningAll('products'),
    )
    .with('noted', () =>
      auditNote(
        { event: 'price_changed', actorId: admin.userId, subject: 'product', requestId: admin.requestId },
        sql`(select written.id, jsonb_build_object('from', before.price::text, 'to', written.price::text) as details
          from written join before on before.id = written.id where before.price <> written.price)`,
      ),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(eb.selectFrom('written').select(productColumns('written'))).as('product'),
    ])
  const [, [row]] = await db
    .batch([lock, update] as const, { repeatable: change.stock_quantity === undefined })
    .catch(refusedBy('products_category_fkey', categoryNotFound()))
  if (!row) throw staleToken()
  return allowed(row, 'admin').product
}

/** Takes a product out of the catalogue, for an admin; true when there is such a product. Orders that hold it keep it. */
export async function deactivateProduct(db: Db, admin: Principal, id: number): Promise<boolean> {
  const row = await db
    .with('caller', activeAccount(admin))
    .with('written', (query) =>
      query
        .updateTable('products')
        .from('caller')
        .set({ is_active: false })
        .where('products.id', '=', id)
        .where('caller.role', '=', 'admin')
        .returning('products.id'),
    )
    .selectNoFrom((eb) => [callerRole, eb.exists(eb.selectFrom('written').select('id')).as('found')])
    .executeTakeFirstOrThrow()
  return Boolean(allowed(row, 'admin').found)
}

/** How many neighbours by price are weighed against each other, at least, in either direction. */
const CANDIDATES = 20

interface Related {
  id: number
  limit: number
  candidates: number
}

const related = prepared((db, { id, limit, candidates }: Related) =>
  db
    .with('this', (query) =>
      query
        .selectFrom('products')
        .select(['id', 'name', 'price', 'category_id'])
        .where('id', '=', id)
        .where('is_active', '=', true),
    )
    .with('near', (query) => {
      const neighbours = (side: '>=' | '<=', within: 'category' | 'shop') => {
        const direction = side === '>=' ? 'asc' : 'desc'
        let scan = query
          .selectFrom('products')
          .select('products.id')
          .where('products.is_active', '=', true)
          .where('products.price', side, (eb) => eb.selectFrom('this').select('this.price'))
          .where('products.id', '<>', id)
        if (within === 'category') {
          scan = scan.where('products.category_id', '=', (eb) =>
            eb.selectFrom('this').select('this.category_id'),
          )
        }
        return scan.orderBy('products.price', direction).orderBy('products.id', direction).limit(candidates)
      }
      return query
        .selectFrom(neighbours('>=', 'category').as('a'))
        .select('a.id')
        .union(query.selectFrom(neighbours('<=', 'category').as('b')).select('b.id'))
        .union(query.selectFrom(neighbours('>=', 'shop').as('c')).select('c.id'))
        .union(query.selectFrom(neighbours('<=', 'shop').as('d')).select('d.id'))
    })
    .selectNoFrom((eb) => [
      eb.exists(eb.selectFrom('this').select('this.id')).as('found'),
      jsonArrayFrom(
        eb
          .selectFrom('near')
          .innerJoin('products', 'products.id', 'near.id')
          .crossJoin('this')
          .select(productColumns('products'))
          .orderBy(sql`products.category_id is not distinct from this.category_id`, 'desc')
          .orderBy(sql`similarity(products.name, this.name)`, 'desc')
          .orderBy(sql`abs(products.price - this.price)`)
          .orderBy('products.id')
          .limit(limit),
      ).as('products'),
    ]),
)

/**
 * Active products near this one: of its category before others, then by likeness of name, then by price. The
 * candidates are its neighbours by price, above and below, in its category and in all. Gives undefined where the
 * product is unknown or inactive.
 */
export async function listRelated(db: Db, id: number, limit: number) {
  const candidates = Math.max(limit, CANDIDATES)
  const row = await related(db, { id, limit, candidates }).executeTakeFirstOrThrow()
  return row.found ? row.products : undefined
}
