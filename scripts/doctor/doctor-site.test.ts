import { describe, expect } from 'vitest'
import { type Diagnosis, test } from './doctor.fixture.ts'
import type { Meddling } from './interposed.fixture.ts'

/** Building the shop takes seconds, on a busy machine many. */
const PATIENT = { timeout: 120_000 }

const MINUTES = 60_000

const expectOnly = (found: string[], diagnosis: Diagnosis) =>
  expect(diagnosis).toMatchObject({ code: 1, found, stderr: '' })

const without =
  (name: string, isMeant: (path: string) => boolean = () => true): Meddling['headers'] =>
  (headers, path) => {
    const { [name]: _, ...others } = headers
    return isMeant(path) ? others : headers
  }

const leadsTo =
  (from: RegExp, to: string): Meddling['path'] =>
  (path) =>
    from.test(path) ? to : path

describe('between the shop and its customers', () => {
  const faults: [string, Meddling, string[]][] = [
    [
      'a clock that is off',
      { headers: (headers) => ({ ...headers, date: new Date(Date.now() + 9 * MINUTES).toUTCString() }) },
      ['site-clock'],
    ],
    [
      'a security header that is gone from everything',
      { headers: without('x-content-type-options') },
      ['header-missing X-Content-Type-Options'],
    ],
    [
      'a security header that is gone from the pages',
      { headers: without('content-security-policy', (path) => !path.startsWith('/api')) },
      ['header-missing Content-Security-Policy'],
    ],
    [
      'a policy that is replaced',
      { headers: (headers) => ({ ...headers, 'content-security-policy': "default-src * 'unsafe-inline'" }) },
      ['header-changed Content-Security-Policy'],
    ],
    [
      'a part of the API that leads to the page',
      { path: leadsTo(/^\/api\/orders/, '/index.html') },
      ['redirect-wrong /api/orders/*'],
    ],
    [
      'a part of the API that leads to another function',
      { path: leadsTo(/^\/api\/categories/, '/api/users/categories/none') },
      ['redirect-wrong /api/categories/*'],
    ],
    [
      'unknown paths of the API that lead to the page',
      { path: leadsTo(/^\/api\/no-such/, '/index.html') },
      ['redirect-wrong /api/*'],
    ],
    ['a page that leads nowhere', { path: leadsTo(/^\/admin/, '/nothing') }, ['redirect-wrong /admin/*']],
    [
      'unknown pages that seem to exist',
      { path: leadsTo(/^\/no-such-page/, '/index.html') },
      ['redirect-wrong /no-such-page'],
    ],
    ['answers of the assistant that are collected first', { buffering: true }, ['chat-buffered']],
    ['answers of the assistant that are cut off', { cutAfter: 20 }, ['chat-cut']],
  ]

  test.for(faults)('finds %s', PATIENT, async ([, meddling, found], { shop, diagnose, interposed }) => {
    const site = await interposed(shop.site.url, meddling)

    expectOnly(found, await diagnose({}, '--site', site))
  })
})

describe('of the site itself', () => {
  test('finds that nobody answers there', PATIENT, async ({ diagnose }) => {
    expectOnly(['site-unreachable'], await diagnose({}, '--site', 'http://127.0.0.1:1'))
  })

  test('finds that it lacks a setting', PATIENT, async ({ diagnose, serve }) => {
    const { site } = await serve({ BCRYPT_COST: '99' })

    const diagnosis = await diagnose({}, '--site', site.url)

    expectOnly(['site-not-set-up'], diagnosis)
    expect(diagnosis.findings[0]?.problem).toContain('for users.')
  })

  test('finds that it does not reach its database', PATIENT, async ({ diagnose, serve }) => {
    const { site } = await serve({ NEON_HTTP_ENDPOINT: 'http://127.0.0.1:1/sql' })

    expectOnly(['site-without-database'], await diagnose({}, '--site', site.url, '--no-chat'))
  })

  test('finds that its assistant refuses to answer', PATIENT, async ({ diagnose, serve }) => {
    const { site } = await serve({ OPENAI_API_KEY: 'sk-of-another-account' })

    expectOnly(['chat-refused'], await diagnose({}, '--site', site.url))
  })
})

test('leaves no conversation behind', PATIENT, async ({ diagnose, shop, database }) => {
  const { rows: before } = await database.pool.query('select count(*) from chat_messages')

  expect(await diagnose({}, '--site', shop.site.url)).toMatchObject({ code: 0 })

  const { rows } = await database.pool.query('select count(*) from chat_messages')
  expect(rows).toEqual(before)
})

test('asks the assistant nothing with --no-chat', PATIENT, async ({ diagnose, shop, model }) => {
  const before = model.requests().length

  const diagnosis = await diagnose({}, '--site', shop.site.url, '--no-chat')

  expect(diagnosis).toMatchObject({ code: 0, found: [], skipped: ['mail', 'streaming'] })
  expect(model.requests()).toHaveLength(before)
})
