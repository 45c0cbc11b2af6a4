import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import pg from 'pg'

/**
 * A site with every mistake that the scanners look for: SQL put together from text, and text put into HTML. It stands
 * on loopback for as long as a scan lasts, and may read the throwaway database's products and nothing else.
 */
export async function startControl(
  databaseUrl: string,
): Promise<{ url: string; close: () => Promise<void> }> {
  const pool = new pg.Pool({
    connectionString: await readersUrl(databaseUrl),
    max: 10,
    statement_timeout: 5_000,
  })
  const server = createServer((request, response) => void respond(pool, request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await pool.end()
    },
  }
}

/** The same database by a user who may read products. */
async function readersUrl(databaseUrl: string): Promise<string> {
  const owner = new pg.Client(databaseUrl)
  await owner.connect()
  await owner.query(`create role scan_reader login password 'scan'; grant select on products to scan_reader`)
  await owner.end()
  const url = new URL(databaseUrl)
  url.username = 'scan_reader'
  url.password = 'scan'
  return url.href
}

async function respond(pool: pg.Pool, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://control')
  const page = (status: number, html: string) =>
    response.writeHead(status, { 'Content-Type': 'text/html' }).end(`<html><body>${html}</body></html>`)
  try {
    if (pathname === '/') return void page(200, '<a href="/search?q=gown">Search</a>')
    const html =
      pathname === '/search'
        ? `<p>${searchParams.get('q')}</p>${await rows(pool, `name = '${searchParams.get('q')}'`)}`
        : pathname === '/login'
          ? await rows(pool, `name = '${((await bodyOf(request)) as { email: string }).email}'`)
          : await rows(pool, `id = ${decodeURIComponent(pathname.slice('/products/'.length))}`)
    page(200, html)
  } catch (error) {
    page(500, `PostgreSQL query failed: ERROR: ${error instanceof Error ? error.message : ''}`)
  }
}

async function rows(pool: pg.Pool, condition: string): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(`select name from products where ${condition}`)
  return `<ul>${rows.map(({ name }) => `<li>${name}</li>`).join('')}</ul>`
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return JSON.parse(text)
}
