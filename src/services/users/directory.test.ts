import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { PASSWORD, type Shop, test } from '../../../test/shop.ts'

describe('reading another account', () => {
  test('shows anyone the name and the age of the account, and nothing else', async ({ shop }) => {
    const { id, token } = await shop.customer({ full_name: 'Amina Khan' })
    await shop.put('/api/users/me', { phone: '0300', address: '12 Mall Road' }, { token })
    const { created_at } = (await shop.get('/api/users/me', { token })).body

    const admin = await shop.admin()
    for (const options of [{}, { token }, { token: admin.token }]) {
      const answer = await shop.get(`/api/users/${id}`, options)
      expect(answer.status).toBe(200)
      expect(answer.roundTrips).toBe(1)
      expect(answer.body).toEqual({ id, full_name: 'Amina Khan', created_at })
    }
  })

  test('is a 404 where there is none, and where the account is deactivated', async ({ shop }) => {
    const { id } = await shop.customer()
    await shop.sql('update users set is_active = false where id = $1', [id])
    const inactive = await shop.get(`/api/users/${id}`)
    const unknown = await shop.get('/api/users/2147483647')

    expect(inactive.status).toBe(404)
    expect(unknown.status).toBe(404)
    expect(inactive.body.detail).toBe(unknown.body.detail)
  })
})

/** Accounts that only this test knows, found by a word in all their names. */
async function accounts(shop: Shop, count: number) {
  const word = randomUUID()
  const ids: number[] = []
  for (let index = 0; index < count; index += 1) {
    ids.push((await shop.customer({ full_name: `${word} ${index}` })).id)
  }
  return { word, ids }
}

const list = async (shop: Shop, query: Record<string, string | number> = {}) => {
  const { token } = await shop.admin()
  const search = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]))
  return shop.get(`/api/users?${search}`, { token })
}

const idsOf = (body: { users: { id: number }[] }) => body.users.map(({ id }) => id)

describe('listing accounts', () => {
  test('is for admins only', async ({ shop }) => {
    const { token } = await shop.customer()

    expect((await shop.get('/api/users')).status).toBe(401)
    expect((await shop.get('/api/users', { token })).status).toBe(403)
    const answer = await list(shop)
    expect(answer.status).toBe(200)
    expect(answer.roundTrips).toBe(1)
  })

  test('gives whole accounts, ten where nothing else is asked, and never a password', async ({ shop }) => {
    const { word, ids } = await accounts(shop, 11)
    const { body } = await list(shop, { search: word })

    expect(body).toMatchObject({ total: 11, skip: 0, limit: 10 })
    expect(idsOf(body)).toEqual(ids.slice(0, 10))
    const { email, password } = await shop.customer({ full_name: `${word} last` })
    const signedIn = (await shop.post('/api/users/login', { email, password })).body
    const last = (await list(shop, { search: word, skip: 11 })).body
    expect(last.users).toEqual([signedIn.user])
    expect(JSON.stringify(last)).not.toMatch(/password|hash|token/)
  })

  test('pages through all matches without repeating or missing one', async ({ shop }) => {
    const { word, ids } = await accounts(shop, 7)
    const pages = []
    for (const skip of [0, 3, 6]) {
      const { body } = await list(shop, { search: word, skip, limit: 3 })
      expect(body).toMatchObject({ total: 7, skip, limit: 3 })
      pages.push(...idsOf(body))
    }
    expect(pages).toEqual(ids)
    expect((await list(shop, { search: word, skip: 7 })).body).toMatchObject({ users: [], total: 7 })
    expect((await list(shop, { search: word, skip: 2_147_483_647 })).body).toMatchObject({ users: [] })
    expect(idsOf((await list(shop, { search: word, limit: 100 })).body)).toEqual(ids)
  })

  test('filters by standing, and counts what the filters leave', async ({ shop }) => {
    const { word, ids } = await accounts(shop, 5)
    const [first, , third] = ids
    await shop.sql('update users set is_active = false where id = any($1)', [[first, third]])
    const only = async (is_active: string) => (await list(shop, { search: word, is_active, limit: 1 })).body

    for (const no of ['false', '0']) {
      expect(await only(no)).toMatchObject({ total: 2, users: [{ id: first, is_active: false }] })
    }
    for (const yes of ['true', '1']) {
      expect(await only(yes)).toMatchObject({ total: 3, users: [{ id: ids[1], is_active: true }] })
    }
    expect((await list(shop, { search: word })).body.total).toBe(5)
    const { body } = await list(shop, { is_active: 'false' })
    const [row] = await shop.sql<{ count: string }>('select count(*) from users where not is_active')
    expect(body.total).toBe(Number(row?.count))
    expect(body.users.every((user: { is_active: boolean }) => !user.is_active)).toBe(true)
  })
})

describe('asking for accounts by their ids', () => {
  test('gives those, by id, once each, and counts them', async ({ shop }) => {
    const { ids } = await accounts(shop, 3)
    const [first = 0, second = 0, third = 0] = ids
    const { status, body, roundTrips } = await list(shop, { ids: `${third},${first},${third}` })

    expect(status).toBe(200)
    expect(roundTrips).toBe(1)
    expect(idsOf(body)).toEqual([first, third])
    expect(body).toMatchObject({ total: 2, skip: 0, limit: 10 })
    expect(idsOf((await list(shop, { ids: second })).body)).toEqual([second])
  })

  test('goes with the other filters and with pages', async ({ shop }) => {
    const { word, ids } = await accounts(shop, 4)
    const [closed, open, , last] = ids
    await shop.sql('update users set is_active = false where id = $1', [closed])
    const asked = [closed, open, last].join(',')

    expect(idsOf((await list(shop, { ids: asked, is_active: 'true' })).body)).toEqual([open, last])
    expect(idsOf((await list(shop, { ids: asked, search: `${word} 3` })).body)).toEqual([last])
    expect((await list(shop, { ids: asked, search: `${word} 2` })).body).toMatchObject({
      users: [],
      total: 0,
    })
    const second = (await list(shop, { ids: asked, skip: 1, limit: 1 })).body
    expect(idsOf(second)).toEqual([open])
    expect(second.total).toBe(3)
  })

  test('finds nothing by an id that no account has, however large', async ({ shop }) => {
    const { id } = await shop.customer()

    for (const none of ['0', '-1', '2147483647', '2147483648', '9'.repeat(40)]) {
      expect((await list(shop, { ids: none })).body).toMatchObject({ users: [], total: 0 })
      expect(idsOf((await list(shop, { ids: `${none},${id}` })).body)).toEqual([id])
    }
  })

  test('takes a hundred at once, and no more', async ({ shop }) => {
    const { id } = await shop.customer()
    const ids = [id, ...Array.from({ length: 99 }, (_, n) => 2_000_000_000 + n)]

    expect(idsOf((await list(shop, { ids: ids.join(',') })).body)).toEqual([id])
    const more = await list(shop, { ids: [...ids, 2_000_000_099].join(',') })
    expect(more.status).toBe(422)
    expect(more.body.errors).toEqual([{ path: 'ids', message: 'At most 100 ids.' }])
  })

  test.for(['', 'abc', '1,', ',1', '1,,2', '1, 2', '1.5', '1e3', '1;2', '+1'])(
    'refuses what is no list of ids with 422: %j',
    async (ids, { shop }) => {
      const { status, body, roundTrips } = await list(shop, { ids })

      expect(status).toBe(422)
      expect(body.errors[0].path).toMatch(/^ids/)
      expect(roundTrips).toBe(0)
    },
  )
})

describe('searching accounts', () => {
  test('looks inside email and name, whatever the case', async ({ shop }) => {
    const word = randomUUID()
    const byName = await shop.customer({ full_name: `Amina ${word} Khan` })
    const byEmail = await shop.customer({ email: `amina.${word}@example.com` })

    const expected = [byName.id, byEmail.id]
    for (const search of [word, word.toUpperCase(), word.slice(2, -2), ` ${word} `]) {
      const { body } = await list(shop, { search })
      expect(idsOf(body)).toEqual(expected)
      expect(body.total).toBe(2)
    }
    expect((await list(shop, { search: `${word} khan` })).body.total).toBe(1)
    expect((await list(shop, { search: `${word}@EXAMPLE` })).body.total).toBe(1)
    expect((await list(shop, { search: randomUUID() })).body).toMatchObject({ users: [], total: 0 })
  })

  test.for([
    ['%', '100% silk', '1000 silk'],
    ['_', 'silk_scarf', 'silk scarf'],
    ['\\', 'back\\slash', 'backslash'],
    ["'", "O'Hara", 'OHara'],
    ['"', 'the "boss"', 'the boss'],
    ['(', 'Khan (Amina)', 'Khan Amina'],
    ['.*', 'dot.*star', 'dot star'],
  ] as const)('takes %s as a plain character', async ([, name, other], { shop }) => {
    const word = randomUUID()
    const { id } = await shop.customer({ full_name: `${word} ${name}` })
    await shop.customer({ full_name: `${word} ${other}` })

    const { body } = await list(shop, { search: `${word} ${name}` })
    expect(idsOf(body)).toEqual([id])
    expect(body.total).toBe(1)
  })

  test('finds everyone by nothing, and by what is not there no one', async ({ shop }) => {
    const [row] = await shop.sql<{ count: string }>('select count(*) from users')
    const everyone = Number(row?.count)

    expect((await list(shop, { search: '' })).body.total).toBe(everyone + 1)
    expect((await list(shop, { search: '   ' })).body.total).toBe(everyone + 2)
    for (const search of ['%%%', '___', '\\\\', '"; drop table users']) {
      expect((await list(shop, { search })).body.total).toBe(0)
    }
  })

  test('does not look into passwords, phones and addresses', async ({ shop }) => {
    const word = randomUUID()
    const { token } = await shop.customer()
    await shop.put('/api/users/me', { phone: word.slice(0, 20), address: word }, { token })

    expect((await list(shop, { search: word.slice(0, 20) })).body.total).toBe(0)
    expect((await list(shop, { search: '$2b$' })).body.total).toBe(0)
    expect((await list(shop, { search: PASSWORD })).body.total).toBe(0)
  })
})
