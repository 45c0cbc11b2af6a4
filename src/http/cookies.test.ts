import { describe, expect } from 'vitest'
import { changing, signedInEndpoints } from '../../test/endpoints.ts'
import { FRIENDLY_ORIGIN, PASSWORD, type Shop, SITE, test } from '../../test/shop.ts'

const SECURE_SITE = 'https://shop.test'
const sameOrigin = { 'Sec-Fetch-Site': 'same-origin' }
const ELSEWHERE: Record<string, string>[] = [
  {},
  { 'Sec-Fetch-Site': 'cross-site' },
  { Origin: 'https://evil.example' },
]

const credentials = async (shop: Shop) => {
  const { email, id, token } = await shop.customer()
  return { email, id, token, login: { email, password: PASSWORD } }
}

describe('the session cookie', () => {
  test('over http is `session`: of this site only, out of reach of scripts, for a day', async ({ shop }) => {
    const { login } = await credentials(shop)
    const { headers, body } = await shop.post('/api/users/login', login)

    expect(headers.getSetCookie()).toEqual([
      `session=${body.access_token}; Max-Age=86400; Path=/; HttpOnly; SameSite=Strict`,
    ])
  })

  test('over https is `__Host-session`, and secure', async ({ shop }) => {
    const { login } = await credentials(shop)
    const { headers, body } = await shop.post(`${SECURE_SITE}/api/users/login`, login)

    expect(headers.getSetCookie()).toEqual([
      `__Host-session=${body.access_token}; Max-Age=86400; Path=/; HttpOnly; Secure; SameSite=Strict`,
    ])
  })

  test.for([SITE, SECURE_SITE])(
    'is set once by registering and by a new password: %s',
    async (site, { shop }) => {
      const name = site === SITE ? 'session' : '__Host-session'
      const fields = { email: `${crypto.randomUUID()}@example.com`, password: PASSWORD, full_name: 'Amina' }
      const registered = await shop.post(`${site}/api/users/register`, fields)
      expect(registered.headers.getSetCookie()).toEqual([
        expect.stringMatching(`^${name}=${registered.body.access_token};`),
      ])

      const changed = await shop.put(
        `${site}/api/users/me/password`,
        { current_password: PASSWORD, new_password: 'a better password' },
        { token: registered.body.access_token },
      )
      expect(changed.headers.getSetCookie()).toEqual([
        expect.stringMatching(`^${name}=${changed.body.access_token};`),
      ])
    },
  )

  test.for([
    ['POST', '/api/users/logout'],
    ['POST', '/api/users/logout-all'],
    ['DELETE', '/api/users/me'],
  ] as const)('is cleared by %s %s under the name it was set', async ([method, path], { shop }) => {
    for (const [site, cookie] of [
      [SITE, 'session=; Max-Age=0; Path=/; HttpOnly'],
      [SECURE_SITE, '__Host-session=; Max-Age=0; Path=/; HttpOnly; Secure'],
    ] as const) {
      const { token } = await shop.customer()
      const answer = await shop.request(method, site + path, { token })
      expect(answer.status).toBe(204)
      expect(answer.headers.getSetCookie()).toEqual([cookie])
    }
  })

  test.for([
    [SITE, 'session', 200],
    [SITE, '__Host-session', 401],
    [SECURE_SITE, '__Host-session', 200],
    [SECURE_SITE, 'session', 401],
    [SITE, 'Session', 401],
    [SITE, 'token', 401],
  ] as const)('at %s named %s: %i', async ([site, name, status], { shop }) => {
    const { id, token } = await shop.customer()
    const answer = await shop.get(`${site}/api/users/me`, {
      headers: { Cookie: `a=1; ${name}=${token}; b=2` },
    })

    expect(answer.status).toBe(status)
    if (status === 200) expect(answer.body.id).toBe(id)
    else expect(answer.headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  test('that is wrong is a 401, whether the request changes something or not', async ({ shop }) => {
    const headers = { Cookie: 'session=nonsense' }

    expect((await shop.get('/api/users/me', { headers })).status).toBe(401)
    expect((await shop.put('/api/users/me', {}, { headers })).status).toBe(401)
  })
})

describe('where header and cookie both come', () => {
  test('the header counts', async ({ shop }) => {
    const one = await shop.customer()
    const two = await shop.customer()
    const headers = { Cookie: `session=${two.token}` }

    expect((await shop.get('/api/users/me', { token: one.token, headers })).body.id).toBe(one.id)
    expect((await shop.get('/api/users/me', { headers })).body.id).toBe(two.id)
  })

  test('a wrong header is refused, good cookie or not', async ({ shop }) => {
    const { token } = await shop.customer()
    const headers = { Cookie: `session=${token}` }

    for (const Authorization of ['Bearer nonsense', 'Basic abc', '']) {
      const { status } = await shop.get('/api/users/me', { headers: { ...headers, Authorization } })
      expect(status).toBe(401)
    }
  })

  test('a good header lets a change come from anywhere', async ({ shop }) => {
    const { token } = await shop.customer()
    const headers = { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'cross-site', Origin: FRIENDLY_ORIGIN }
    const { status, body } = await shop.put('/api/users/me', { phone: '0300' }, { token, headers })

    expect(status).toBe(200)
    expect(body.phone).toBe('0300')
  })
})

describe('a change by cookie', () => {
  test.for<[string, string, Record<string, string>, number]>([
    ['a page of this site', SITE, sameOrigin, 200],
    ['a page of this site, by its origin', SITE, { Origin: SITE }, 200],
    ['a page of this site over https, by its origin', SECURE_SITE, { Origin: SECURE_SITE }, 200],
    ['a page of this site that says both', SITE, { ...sameOrigin, Origin: SITE }, 200],
    ['another site', SITE, { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a sibling domain', SITE, { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['the address bar', SITE, { 'Sec-Fetch-Site': 'none' }, 403],
    ['a site that borrows our origin', SITE, { 'Sec-Fetch-Site': 'cross-site', Origin: SITE }, 403],
    ['another origin', SITE, { Origin: 'https://evil.example' }, 403],
    ['an origin that begins as ours', SITE, { Origin: `${SITE}.evil.example` }, 403],
    ['our host over another protocol', SITE, { Origin: SECURE_SITE }, 403],
    ['our host over another port', SITE, { Origin: `${SITE}:81` }, 403],
    ['an origin that CORS allows', SITE, { Origin: FRIENDLY_ORIGIN }, 403],
    ['a sandboxed page', SITE, { Origin: 'null' }, 403],
    ['a page that only names its referrer', SITE, { Referer: `${SITE}/account` }, 403],
    ['who knows where', SITE, {}, 403],
  ])('from %s', async ([, site, headers, status], { shop }) => {
    const { id, token } = await shop.customer()
    const name = site === SITE ? 'session' : '__Host-session'
    const answer = await shop.put(
      `${site}/api/users/me`,
      { phone: '0300' },
      { headers: { ...headers, Cookie: `${name}=${token}` } },
    )

    expect(answer.status).toBe(status)
    expect(answer.roundTrips).toBe(status === 200 ? 1 : 0)
    const rows = await shop.sql('select phone from users where id = $1', [id])
    expect(rows).toEqual([{ phone: status === 200 ? '0300' : null }])
  })

  test('is refused from elsewhere at every endpoint that changes something', async ({ shop }) => {
    const { token } = await shop.admin()
    const headers = { Cookie: `session=${token}`, 'Sec-Fetch-Site': 'cross-site' }
    const endpoints = signedInEndpoints.filter(changing)
    expect(endpoints.length).toBeGreaterThan(15)

    for (const { method, path, json } of endpoints) {
      const answer = await shop.request(method, path, { json, headers })
      expect(answer.status, `${method} ${path}`).toBe(403)
      expect(answer.roundTrips, `${method} ${path}`).toBe(0)
    }
    expect((await shop.get('/api/users', { token })).status).toBe(200)
  })

  test('is let through from this site at every endpoint that changes something', async ({ shop }) => {
    const { token } = await shop.customer()
    const headers = { Cookie: `session=${token}`, ...sameOrigin }
    for (const { method, path, json } of signedInEndpoints.filter(changing)) {
      const answer = await shop.request(method, path, { json, headers })
      expect(answer.roundTrips, `${method} ${path}`).toBeGreaterThan(0)
      if (path.startsWith('/api/users/me/password')) headers.Cookie = `session=${answer.body.access_token}`
      if (path === '/api/users/logout-all' || (method === 'DELETE' && path === '/api/users/me')) {
        expect(answer.status).toBe(204)
        headers.Cookie = `session=${(await shop.customer()).token}`
      }
    }
  })

  test('is refused to a logout too, so that no other site can sign anyone out', async ({ shop }) => {
    const { token } = await shop.customer()
    const logout = (headers: Record<string, string>) =>
      shop.post('/api/users/logout', undefined, { headers: { Cookie: `session=${token}`, ...headers } })

    for (const from of ELSEWHERE) {
      const refused = await logout(from)
      expect(refused.status).toBe(403)
      expect(refused.headers.getSetCookie()).toEqual([])
    }
    expect((await logout(sameOrigin)).status).toBe(204)
  })

  test('is no matter to reads, which may come from anywhere', async ({ shop }) => {
    const { id, token } = await shop.customer()
    for (const from of ELSEWHERE) {
      const { status, body } = await shop.get('/api/users/me', {
        headers: { Cookie: `session=${token}`, ...from },
      })
      expect(status).toBe(200)
      expect(body.id).toBe(id)
    }
  })
})
