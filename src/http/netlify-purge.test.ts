import { expect, onTestFinished, test, vi } from 'vitest'
import { netlifyPurge } from './netlify-purge.ts'
import { TestClock } from './purge.fixture.ts'
import { TooManyPurges } from './purge-limit.ts'

const ON_NETLIFY = { NETLIFY_PURGE_API_TOKEN: 'the token', SITE_ID: 'the site' }

/** Netlify's API, answering with these statuses and then with 202, and what was asked of it. */
function netlify(env: Record<string, string>, ...statuses: number[]) {
  const asked: { url: string; token: string | null; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, { headers, body }: { headers: HeadersInit; body: string }) => {
    asked.push({ url, token: new Headers(headers).get('Authorization'), body: JSON.parse(body) as unknown })
    return new Response(null, { status: statuses.shift() ?? 202 })
  })
  for (const name of ['NETLIFY_PURGE_API_TOKEN', 'SITE_ID', 'NETLIFY_LOCAL']) vi.stubEnv(name, env[name])
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  onTestFinished(() => {
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
    log.mockRestore()
  })
  const clock = new TestClock()
  return { asked, log, clock, purge: netlifyPurge(process.env, clock) }
}

test('on Netlify, its API is told the site and the tags', async () => {
  const { purge, asked } = netlify(ON_NETLIFY)
  await purge(['products', 'product-42'])

  expect(asked).toEqual([
    {
      url: 'https://api.netlify.com/api/v1/purge',
      token: 'Bearer the token',
      body: { cache_tags: ['products', 'product-42'], site_id: 'the site' },
    },
  ])
})

test('the token is that of the moment', async () => {
  const { purge, asked } = netlify(ON_NETLIFY)
  await purge(['a'])
  vi.stubEnv('NETLIFY_PURGE_API_TOKEN', 'another token')
  await purge(['b'])

  expect(asked.map(({ token }) => token)).toEqual(['Bearer the token', 'Bearer another token'])
})

test.for<[string, Record<string, string>]>([
  ['anywhere else', {}],
  ['under `netlify dev`', { NETLIFY_LOCAL: 'true', SITE_ID: 'the site' }],
  ['under `netlify dev` with a token of one’s own', { NETLIFY_LOCAL: 'true', ...ON_NETLIFY }],
])('%s nothing is asked and nothing is logged', async ([, env]) => {
  const { purge, asked, log } = netlify(env)
  await purge(['products'])

  expect(asked).toEqual([])
  expect(log).not.toHaveBeenCalled()
})

test('a 429 is tried again after the window, and given up after the third', async () => {
  const { purge, asked, clock } = netlify(ON_NETLIFY, 429, 202, 429, 429, 429)
  const first = purge(['products'])
  await clock.pass(5_000)
  await first
  expect(asked).toHaveLength(2)

  const failure = purge(['product-1']).catch((error: unknown) => error)
  await clock.pass(60_000)
  expect(await failure).toBeInstanceOf(TooManyPurges)
  expect(asked).toHaveLength(5)
})

test.for([401, 404, 500, 503])('a %d fails at once', async (status) => {
  const { purge, asked } = netlify(ON_NETLIFY, status)

  await expect(purge(['products'])).rejects.toThrow(String(status))
  expect(asked).toHaveLength(1)
})
