import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { fits } from '../dev/paths.ts'
import { PAGE_CSP } from '../src/http/page-headers.ts'
import { SITE_HEADERS } from './site-files.ts'

/** What Netlify says of a file of which `_headers` says nothing else. */
const ASK_EACH_TIME = 'public, max-age=0, must-revalidate'

export interface StaticSite {
  /** Whether a file of the site has this path. */
  has: (pathname: string) => boolean
  /** Answers with the file of this path, or with `file` in its place; where there is none, with the page for that. */
  answer: (request: Request, file?: string) => Response | Promise<Response>
}

/** The built site as Netlify serves it: with its headers, compressed where that helps, and with `404.html`. */
export async function openSite(folder: string): Promise<StaticSite> {
  const files = await staticPaths(folder)
  const notFoundPage = await readFile(path.join(folder, '404.html'), 'utf8').catch(
    () => 'There is nothing at this path.',
  )

  const site = new Hono<{ Bindings: { file?: string } }>()
    .use(compress())
    .use(withHeaders)
    .use(etag())
    .get('*', (c, next) => {
      const { file } = c.env
      if (file !== undefined) return serveStatic({ root: folder, path: file })(c, next)
      return files.has(c.req.path) ? serveStatic({ root: folder })(c, next) : next()
    })
    .notFound((c) => c.html(notFoundPage, 404, { 'Content-Security-Policy': PAGE_CSP }))

  return {
    has: (pathname) => files.has(pathname),
    answer: (request, file) => site.fetch(request, file === undefined ? {} : { file }),
  }
}

const withHeaders: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers: answered, status } = c.res
  answered.set('Cache-Control', ASK_EACH_TIME)
  for (const { path, headers } of SITE_HEADERS) {
    if (!fits(path, c.req.path)) continue
    for (const [name, value] of Object.entries(headers)) answered.set(name, value)
  }
  if (status === 404) answered.set('Cache-Control', ASK_EACH_TIME)
}

/** Every path that is answered by a file; a folder by its index page, with or without the slash. */
async function staticPaths(folder: string): Promise<Set<string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return new Set(
    entries
      .filter((entry) => entry.isFile() && !entry.name.startsWith('_'))
      .flatMap((entry) => {
        const file = `/${path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')}`
        if (!file.endsWith('/index.html')) return [file]
        const parent = file.slice(0, -'index.html'.length)
        return [file, parent, parent.slice(0, -1) || '/']
      }),
  )
}
