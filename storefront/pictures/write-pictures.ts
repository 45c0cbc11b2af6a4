import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import { categories, products } from '../../db/seed/catalogue.ts'
import { toSlug } from '../../db/seed/product.ts'
import { placeholder, portrait, preview } from './compose.ts'
import { hanger } from './garments/hanging.ts'
import { categoryPicture } from './category-picture.ts'
import { hero, heroTall, share } from './scenes.ts'

interface Options {
  /** Whether to write the PNG files that previews of links show; they take most of the time. */
  previews?: boolean
}

type File = [path: string, content: string | Promise<Uint8Array>]

const asPng = async (svg: string) => (await renderAsync(svg, { font: { loadSystemFonts: false } })).asPng()

const drawings = (): File[] => [
  ...products.map((product): File => [`products/${toSlug(product.name)}.svg`, portrait(product)]),
  ...categories.map(({ name }): File => [`categories/${toSlug(name)}.svg`, categoryPicture(toSlug(name))]),
  ['hero.svg', hero()],
  ['hero-tall.svg', heroTall()],
  ['placeholder.svg', placeholder(hanger())],
]

const rasters = (): File[] => [
  ...products.map((product): File => [`products/${toSlug(product.name)}.png`, asPng(preview(product))]),
  ['share.png', asPng(share())],
]

/**
 * Writes the pictures of the demo catalogue into a folder that the site serves as `/images`: `products/<slug>.svg`,
 * `categories/<slug>.svg`, `hero.svg`, `hero-tall.svg`, `placeholder.svg`, and, unless told not to, the 1200 × 630
 * previews `products/<slug>.png` and `share.png`. The same catalogue always gives the same files. It overwrites files
 * of these names and leaves others alone.
 */
export const writePictures = async (folder: string, { previews = true }: Options = {}) => {
  await Promise.all(['products', 'categories'].map((part) => mkdir(join(folder, part), { recursive: true })))
  const files = [...(previews ? rasters() : []), ...drawings()]
  await Promise.all(files.map(async ([path, content]) => writeFile(join(folder, path), await content)))
}
