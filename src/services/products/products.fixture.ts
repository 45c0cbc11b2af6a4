import { expect } from 'vitest'
import type { Answer, RequestOptions, Shop } from '../../../test/shop.ts'

type Query = Record<string, string | number | boolean | undefined>

/** The catalogue's address with these filters; those that are undefined are left out. */
export function catalogue(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  return `/api/products?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`
}

/** The catalogue with these filters, which must be taken. */
export async function listed(shop: Shop, query: Query, options?: RequestOptions): Promise<Answer['body']> {
  const { status, body } = await shop.get(catalogue(query), options)
  expect(status).toBe(200)
  return body
}

export const idsOf = (body: { products: { id: number }[] }): number[] => body.products.map(({ id }) => id)
export const namesOf = (body: { products: { name: string }[] }): string[] =>
  body.products.map(({ name }) => name)

/** The ids of all pages of the catalogue with these filters, `limit` products at a time. */
export async function walk(shop: Shop, query: Query, limit: number): Promise<number[]> {
  const ids: number[] = []
  for (;;) {
    const page = idsOf(await listed(shop, { ...query, skip: ids.length, limit }))
    ids.push(...page)
    if (page.length < limit) return ids
  }
}

/** Adds so many products to a category in one statement, `set` giving their columns by `n` from 1, and gives their ids. */
export async function addMany(
  shop: Shop,
  category: number,
  count: number,
  set: Record<string, string> = {},
): Promise<number[]> {
  const columns = { name: `'Product ' || n`, price: '100', ...set }
  const rows = await shop.sql<{ id: number }>(
    `insert into products (category_id, ${Object.keys(columns).join(', ')})
     select $1, ${Object.values(columns).join(', ')} from generate_series(1, $2::int) as n returning id`,
    [category, count],
  )
  return rows.map(({ id }) => id)
}
