import { escaped } from './html.ts'
import type { Db } from '../../db/client.ts'
import { type ListedProduct, listPart, readSitemap } from './sitemap-queries.ts'

/** Products in one answer: fewer than the 50,000 that may be in one, so that it stays far below what a function may send. */
export const MOST_PRODUCTS = 10_000

/** The part with the pages that are no product's. */
const OWN_PAGES = 0

interface Entry {
  path: string
  updated_at?: string
}

/**
 * The sitemap (sitemaps.org), or where there are more products than one part takes, the list of its parts: the shop's
 * own pages, and the products by their ids. Undefined where there is no such part.
 */
export async function sitemap(
  db: Db,
  siteUrl: string,
  page?: number,
  size = MOST_PRODUCTS,
): Promise<string | undefined> {
  if (page !== undefined && page !== OWN_PAGES) {
    const products = await listPart(db, page, size)
    return products.length > 0 ? urlset(siteUrl, products.map(ofProduct)) : undefined
  }
  const { category_ids, products, parts } = await readSitemap(db, size)
  const own = [{ path: '/' }, { path: '/products' }, ...category_ids.map(ofCategory)]
  if (page === OWN_PAGES) return urlset(siteUrl, own)
  if (products) return urlset(siteUrl, [...own, ...products.map(ofProduct)])
  return index(siteUrl, [
    { path: `/sitemap.xml?page=${OWN_PAGES}` },
    ...(parts ?? []).map(({ number, updated_at }) => ({ path: `/sitemap.xml?page=${number}`, updated_at })),
  ])
}

const ofCategory = (id: number): Entry => ({ path: `/products?category_id=${id}` })

const ofProduct = ({ id, updated_at }: ListedProduct): Entry => ({ path: `/products/${id}`, updated_at })

const urlset = document('urlset', 'url')
const index = document('sitemapindex', 'sitemap')

function document(root: string, each: string) {
  return (siteUrl: string, entries: readonly Entry[]): string => {
    const { origin } = new URL(siteUrl)
    const lines = entries.map(({ path, updated_at }) => {
      const lastmod = updated_at === undefined ? '' : `<lastmod>${updated_at}</lastmod>`
      return `<${each}><loc>${escaped(origin + path)}</loc>${lastmod}</${each}>`
    })
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">`,
      ...lines,
      `</${root}>`,
      '',
    ].join('\n')
  }
}
