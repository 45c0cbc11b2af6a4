import { dataElement, element, escaped } from './html.ts'
import type { Product } from './schemas.ts'
import type { Filling } from './shell.ts'

const SHOP = 'Fatima Zehra Boutique'

/** How much of a description search engines and previews show. */
const DESCRIBED = 160

interface Place {
  /** The address of the shop's pages. */
  siteUrl: string
  /** The currency of all prices, an ISO 4217 code. */
  currency: string
}

interface Picture {
  url: string
  /** Known of pictures of ours. */
  size?: { width: string; height: string }
}

/** What a product's page says in its head for search engines and previews, and the product for the page itself. */
export function productPage(product: Product, { siteUrl, currency }: Place): Required<Filling> {
  const { id, name, price, category, image_url, stock_quantity } = product
  const url = new URL(`/products/${id}`, siteUrl).href
  const description = shortened(product.description ?? '') || `${name} from ${SHOP}.`
  const picture = pictureOf(image_url, siteUrl)
  const isInStock = stock_quantity > 0

  const head = [
    `<title>${escaped(`${name} · ${SHOP}`)}</title>`,
    element('meta', { name: 'description', content: description }),
    element('link', { rel: 'canonical', href: url }),
    ...(image_url === null || image_url.startsWith('http:')
      ? [] // What the page's policy does not let it show is not loaded before it either.
      : [element('link', { rel: 'preload', as: 'image', href: image_url, fetchpriority: 'high' })]),
    ...properties({
      'og:type': 'product',
      'og:site_name': SHOP,
      'og:title': name,
      'og:description': description,
      'og:url': url,
      'og:image': picture?.url,
      'og:image:width': picture?.size?.width,
      'og:image:height': picture?.size?.height,
      'og:image:alt': picture && name,
      'product:price:amount': price,
      'product:price:currency': currency,
      'product:availability': isInStock ? 'in stock' : 'out of stock',
    }),
    element('meta', { name: 'twitter:card', content: picture ? 'summary_large_image' : 'summary' }),
    dataElement('type="application/ld+json"', {
      '@context': 'https://schema.org',
      '@type': 'Product',
      name,
      description: product.description ?? description,
      sku: String(id),
      url,
      ...(category && { category: category.name }),
      ...(picture && { image: [picture.url] }),
      offers: {
        '@type': 'Offer',
        url,
        price,
        priceCurrency: currency,
        availability: `https://schema.org/${isInStock ? 'InStock' : 'OutOfStock'}`,
      },
    }),
  ]
  return { head: head.join('\n    '), data: dataElement('type="application/json" id="page-data"', product) }
}

/** The head of the page for a product that is not there. */
export const NO_PRODUCT: Filling = {
  head: [`<title>Not found · ${SHOP}</title>`, element('meta', { name: 'robots', content: 'noindex' })].join(
    '\n    ',
  ),
}

const properties = (values: Readonly<Record<string, string | undefined>>): string[] =>
  Object.entries(values).flatMap(([property, content]) =>
    content === undefined ? [] : [element('meta', { property, content })],
  )

/** In one line, cut between words. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= DESCRIBED) return line
  const cut = line.slice(0, DESCRIBED)
  const atWord = cut.slice(0, Math.max(cut.lastIndexOf(' '), 0)) || cut
  return `${atWord.toWellFormed().replace(/\uFFFD$/, '')}…`
}

/** A product's picture as previews take it: of those that we drew there is one of the usual size, and not in SVG. */
function pictureOf(imageUrl: string | null, siteUrl: string): Picture | undefined {
  if (imageUrl === null || !URL.canParse(imageUrl, siteUrl)) return undefined
  const drawn = /^\/images\/products\/[\w-]+(?=\.svg$)/.exec(imageUrl)
  return drawn
    ? { url: new URL(`${drawn[0]}.png`, siteUrl).href, size: { width: '1200', height: '630' } }
    : { url: new URL(imageUrl, siteUrl).href }
}
