import { cp, mkdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { writePictures } from '../storefront/pictures/write-pictures.ts'
import { writeSiteFiles } from './site-files.ts'
import { buildStorefront, type StorefrontWeight } from './storefront.ts'

const ROOT = path.join(import.meta.dirname, '..')
/** The published folder. */
export const SITE = path.join(ROOT, 'dist', 'site')

/** The packages of which files are published as they are. */
export const PUBLISHED_PACKAGES = ['swagger-ui-dist']

const SWAGGER_UI = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE', 'NOTICE']

/**
 * Makes the published folder: the storefront with its pictures, the OpenAPI document and its reference, nothing from
 * elsewhere. Drawing the pictures that other sites show with a link takes seconds; without `previews` they are left out.
 */
export async function buildSite(out = SITE, { previews = false } = {}): Promise<StorefrontWeight> {
  const docs = path.join(out, 'api', 'docs')
  await rm(out, { recursive: true, force: true })
  await mkdir(docs, { recursive: true })
  await cp(path.join(ROOT, 'site'), out, { recursive: true })
  await cp(path.join(ROOT, 'openapi.json'), path.join(out, 'api', 'openapi.json'))
  for (const file of SWAGGER_FILES) await cp(path.join(SWAGGER_UI, file), path.join(docs, file))
  await writePictures(path.join(out, 'images'), { previews })
  const weight = await buildStorefront(out)
  await writeSiteFiles(out, process.env.SITE_URL || process.env.URL)
  return weight
}
