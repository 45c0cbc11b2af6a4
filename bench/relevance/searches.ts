import type pg from 'pg'
import * as v from 'valibot'
import type { Db } from '../../src/db/client.ts'
import { containing } from '../../src/db/expressions.ts'
import { createProductsApp } from '../../src/services/products/app.ts'

/** How far down an answer is read. */
export const READ = 10

/** Gives the names of the products that a shopper sees first, at most `READ`. */
export type Search = (query: string) => Promise<readonly string[]>

const Found = v.object({ products: v.array(v.object({ name: v.string() })) })

/** The shop's own search, as its endpoint answers it. Throws where it answers anything but 200. */
export function theShops(db: Db): Search {
  const app = createProductsApp({
    db,
    verifyToken: () => Promise.reject(new Error('Nobody signs in here')),
    log: () => {},
  })
  return async (query) => {
    const parameters = new URLSearchParams({ search: query, limit: String(READ) })
    const response = await app.request(`/api/products?${parameters}`)
    if (response.status !== 200) throw new Error(`"${query}" was answered ${response.status}`)
    return v.parse(Found, await response.json()).products.map(({ name }) => name)
  }
}

/** Every word anywhere in name or description, by ILIKE: those that have them all in the name first, then the newest. */
export const byEveryWord =
  (pool: pg.Pool): Search =>
  (query) =>
    namesOf(
      pool,
      `select name from products
       where is_active and (name || ' ' || coalesce(description, '')) ilike all ($1)
       order by (name ilike all ($1)) desc, created_at desc, id desc limit $2`,
      [query.split(/\s+/).map(containing), READ],
    )

/** The whole text as it was typed in name or description, by ILIKE, the newest first: the old services' search. */
export const byWholeText =
  (pool: pg.Pool): Search =>
  (query) =>
    namesOf(
      pool,
      `select name from products
       where is_active and (name ilike $1 or description ilike $1)
       order by created_at desc, id desc limit $2`,
      [containing(query), READ],
    )

async function namesOf(pool: pg.Pool, text: string, values: unknown[]): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(text, values)
  return rows.map(({ name }) => name)
}
