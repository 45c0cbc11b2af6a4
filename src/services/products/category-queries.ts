import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { activeAccount, allowed, callerRole } from '../../db/access.ts'
import type { Principal } from '../../lib/principal.ts'
import type { Db } from '../../db/client.ts'
import { refusedBy } from '../../db/constraints.ts'
import { typed } from '../../db/expressions.ts'
import { prepared } from '../../db/prepared.ts'
import { AppError } from '../../lib/errors.ts'
import { categoryColumns } from './columns.ts'
import type { CreateCategory, UpdateCategory } from './schemas.ts'

const nameTaken = () => new AppError('rule', 'Category name already exists')
const inUse = () => new AppError('conflict', 'Products still use this category, inactive ones perhaps.')

const categories = prepared((db) =>
  db
    .selectFrom('categories')
    .select(categoryColumns)
    .orderBy(sql`lower(name)`)
    .orderBy('id'),
)

/** All categories by name. */
export const listCategories = (db: Db) => categories(db, {}).execute()

const category = prepared((db, { id }: { id: number }) =>
  db.selectFrom('categories').select(categoryColumns).where('id', '=', id),
)

export const findCategory = (db: Db, id: number) => category(db, { id }).executeTakeFirst()

/** Adds a category, for an admin. A name that is taken, whatever its case, is refused with 400. */
export async function insertCategory(db: Db, admin: Principal, category: CreateCategory) {
  const row = await db
    .with('caller', activeAccount(admin))
    .with('written', (query) =>
      query
        .insertInto('categories')
        .columns(['name', 'description', 'image_url'])
        .expression((eb) =>
          eb
            .selectFrom('caller')
            .where('caller.role', '=', 'admin')
            .select([
              typed(category.name, 'text').as('name'),
              typed(category.description ?? null, 'text').as('description'),
              typed(category.image_url ?? null, 'text').as('image_url'),
            ]),
        )
        .returning(categoryColumns),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(eb.selectFrom('written').select(categoryColumns)).as('category'),
    ])
    .executeTakeFirstOrThrow()
    .catch(refusedBy('categories_name_key', nameTaken()))
  return allowed(row, 'admin').category
}

/** Changes the given fields of a category, for an admin. Gives null where there is none. */
export async function updateCategory(db: Db, admin: Principal, id: number, change: UpdateCategory) {
  const row = await db
    .with('caller', activeAccount(admin))
    .with('written', (query) =>
      query
        .updateTable('categories')
        .from('caller')
        .set((eb) => ({
          name: change.name ?? eb.ref('categories.name'),
          description:
            change.description === undefined ? eb.ref('categories.description') : change.description,
          image_url: change.image_url === undefined ? eb.ref('categories.image_url') : change.image_url,
        }))
        .where('categories.id', '=', id)
        .where('caller.role', '=', 'admin')
        .returning(['categories.id', 'categories.name', 'categories.description', 'categories.image_url']),
    )
    .selectNoFrom((eb) => [
      callerRole,
      jsonObjectFrom(eb.selectFrom('written').select(categoryColumns)).as('category'),
    ])
    .executeTakeFirstOrThrow()
    .catch(refusedBy('categories_name_key', nameTaken()))
  return allowed(row, 'admin').category
}

/** Deletes a category that no product uses, for an admin; true when there was one. One in use is refused with 409. */
export async function deleteCategory(db: Db, admin: Principal, id: number): Promise<boolean> {
  const row = await db
    .with('caller', activeAccount(admin))
    .with('used', (query) => query.selectFrom('products').select('id').where('category_id', '=', id).limit(1))
    .with('deleted', (query) =>
      query
        .deleteFrom('categories')
        .using('caller')
        .where('categories.id', '=', id)
        .where('caller.role', '=', 'admin')
        .where((eb) => eb.not(eb.exists(eb.selectFrom('used').select('used.id'))))
        .returning('categories.id'),
    )
    .selectNoFrom((eb) => [
      callerRole,
      eb.exists(eb.selectFrom('used').select('used.id')).as('used'),
      eb.exists(eb.selectFrom('deleted').select('deleted.id')).as('deleted'),
    ])
    .executeTakeFirstOrThrow()
    .catch(refusedBy('products_category_fkey', inUse()))
  const { used, deleted } = allowed(row, 'admin')
  if (used) throw inUse()
  return Boolean(deleted)
}
