import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import { expect } from 'vitest'
import { test } from './browser.ts'

const PAGE =
  '<!doctype html><title>Another site</title><script type="module" src="/ask.js"></script><p id="answer"></p>'

test('a page of another site asks the assistant by the client’s example, and is known as the same guest again', async ({
  browser,
  serve,
  product,
}) => {
  await product({ name: 'Pashmina shawl' })
  const { outputFiles } = await build({
    stdin: {
      contents: `import { ask } from './examples/ask.ts'; window.ask = ask`,
      resolveDir: path.join(import.meta.dirname, '..', '..'),
    },
    bundle: true,
    format: 'esm',
    write: false,
  })
  const other = createServer((request, response) => {
    const isScript = request.url === '/ask.js'
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? outputFiles[0]?.text : PAGE)
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const { site } = await serve({ CORS_ORIGINS: origin })
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(origin)
    const ask = (text: string) =>
      page.evaluate(
        ([url = '', said = '']) => {
          const shown = document.querySelector('#answer')
          const { ask: asking } = window as unknown as { ask: typeof import('../../examples/ask.ts').ask }
          return shown instanceof HTMLElement ? asking(url, said, shown) : undefined
        },
        [site.url, text],
      )

    await ask('Show me a pashmina')
    const link = page.getByRole('link', { name: 'Pashmina shawl' })
    expect(await link.getAttribute('href')).toMatch(new RegExp(`^${site.url}/products/\\d+$`))
    const guest = await page.evaluate(() => localStorage.getItem('chat-token'))
    expect(guest).not.toBeNull()
    await ask('Thank you')
    expect(await page.evaluate(() => localStorage.getItem('chat-token'))).toBe(guest)
    const headers = { 'X-Chat-Token': guest ?? '' }
    expect((await site.get('/api/chat/history?session_id=main', { headers })).body.total).toBe(4)
  } finally {
    await context.close()
    other.close()
  }
})
