import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { CATEGORIES, PRODUCTS, tagged } from '../../http/cache-tags.ts'
import { cached } from '../../http/cached.ts'
import { IdText, wholeNumberText } from '../../http/fields.ts'
import { asPage } from '../../http/page-headers.ts'
import { answerProblem } from '../../http/problem.ts'
import type { ServiceEnv } from '../../http/service.ts'
import { AppError } from '../../lib/errors.ts'
import type { ProductsDeps } from './app.ts'
import { NO_PRODUCT, productPage } from './product-page.ts'
import { findProduct } from './queries.ts'
import { fill } from './shell.ts'
import { sitemap } from './sitemap.ts'
import { tagsOfProducts } from './tags.ts'

export interface Pages {
  /** The storefront's page, as it was built. */
  shell: () => Promise<string>
  /** The address of the shop's pages; without it, the one that was asked. */
  siteUrl?: string | undefined
  /** The currency of all prices, an ISO 4217 code. */
  currency: string
}

const Sitemap = v.object({ page: v.optional(wholeNumberText(0)) })

/** What the function answers beside the API: pages of the shop, and the sitemap. The API document has none of it. */
export function pageRoutes({ db, pages, ...deps }: ProductsDeps): Hono<ServiceEnv> {
  const routes = new Hono<ServiceEnv>()
  if (!pages) return routes
  const { shell, currency } = pages
  const siteUrlOf = (c: Context) => pages.siteUrl ?? new URL(c.req.url).origin

  const productPages = new Hono<ServiceEnv>()
    .get('/products/:id', asPage, cached(deps), async (c) => {
      const { success, output: id } = v.safeParse(IdText, c.req.param('id'))
      const product = success ? await findProduct(db, id) : undefined
      const page = await shell()
      if (!product) return c.html(fill(page, NO_PRODUCT), 404)
      const filling = productPage(product, { siteUrl: siteUrlOf(c), currency })
      return c.html(fill(page, filling), 200, tagged(tagsOfProducts([product])))
    })
    .onError((error, c) => answerError(error, c, shell))

  return routes.route('/', productPages).get('/sitemap.xml', cached(deps, Sitemap), async (c) => {
    const { success, output } = v.safeParse(Sitemap, c.req.query())
    const xml = success ? await sitemap(db, siteUrlOf(c), output.page) : undefined
    if (xml === undefined) throw new AppError('not_found', 'The sitemap has no such part.')
    return c.body(xml, 200, {
      'Content-Type': 'application/xml; charset=UTF-8',
      ...tagged([PRODUCTS, CATEGORIES]),
    })
  })
}

/** Whoever looks at a page is shown one when the shop cannot be reached: it tells what is wrong, and asks again. */
async function answerError(error: unknown, c: Context, shell: Pages['shell']): Promise<Response> {
  const problem = answerProblem(error, c)
  if (!(error instanceof AppError)) return problem
  const { status, headers } = problem
  headers.set('Content-Type', 'text/html; charset=UTF-8')
  return new Response(await shell(), { status, headers })
}
