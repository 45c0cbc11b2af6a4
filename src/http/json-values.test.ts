import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { PASSWORD, type Shop, test } from '../../test/shop.ts'

const headers = { 'Content-Type': 'application/json' }

/** Sends a body as it is to the caller's own account, whose fields are all optional. */
async function sender(shop: Shop) {
  const { token } = await shop.customer()
  return (body: string) => shop.request('PUT', '/api/users/me', { token, body, headers })
}

const LONG_NUMBER = '"n":0.12345678901234567890'

describe('keys', () => {
  test('given twice: the last counts', async ({ shop }) => {
    const send = await sender(shop)
    const { status, body } = await send('{"phone":"1","address":"kept","phone":"2"}')

    expect(status).toBe(200)
    expect(body).toMatchObject({ phone: '2', address: 'kept' })
    expect((await send('{"phone":"3","phone":4}')).status).toBe(422)
    expect((await send('{"phone":4,"phone":"5"}')).body.phone).toBe('5')
  })

  test('that we do not know are ignored, whatever they are called and hold', async ({ shop }) => {
    const send = await sender(shop)
    for (const key of [
      'user_id',
      '',
      '\\u0000',
      '\\ud800',
      '$where',
      'toString',
      'constructor',
      'x'.repeat(9999),
    ]) {
      for (const value of ['"\\u0000"', 'null', '{"phone":"9"}', '[[[]]]', '1e999', '-0']) {
        const { status, body } = await send(`{"${key}":${value},"phone":"1"}`)
        expect(status, key).toBe(200)
        expect(body.phone).toBe('1')
      }
    }
  })

  test('such as __proto__ smuggle nothing in, for this request or any other', async ({ shop }) => {
    const send = await sender(shop)
    for (const smuggled of ['"__proto__":{"phone":"666"}', '"constructor":{"prototype":{"phone":"666"}}']) {
      for (const body of [`{${smuggled}}`, `{${smuggled},${LONG_NUMBER}}`]) {
        const answer = await send(body)
        expect(answer.status).toBe(200)
        expect(answer.body.phone).toBeNull()
      }
    }
    expect((await send('{}')).body.phone).toBeNull()
    expect('phone' in {}).toBe(false)
  })

  test('that are required are not found in a prototype', async ({ shop }) => {
    const fields = { email: `${randomUUID()}@example.com`, password: PASSWORD, full_name: 'Amina' }
    for (const more of ['', `,${LONG_NUMBER}`]) {
      const body = `{"__proto__":${JSON.stringify(fields)}${more}}`
      const answer = await shop.request('POST', '/api/users/register', { body, headers })
      expect(answer.status).toBe(422)
      expect(answer.body.errors).toHaveLength(3)
    }
  })
})

describe('text', () => {
  test('that looks like a long number is kept, beside one that is', async ({ shop }) => {
    const send = await sender(shop)
    for (const address of [
      '0.1234567890123456789',
      '"0.1234567890123456789',
      String.raw`\",0.1234567890123456789`,
    ]) {
      const answer = await send(`{"address":${JSON.stringify(address)},${LONG_NUMBER}}`)
      expect(answer.status).toBe(200)
      expect(answer.body.address).toBe(address)
    }
  })

  test.for([
    ['a NUL character', String.raw`a\u0000b`],
    ['a NUL character alone', String.raw`\u0000`],
    ['a leading half of a surrogate pair', String.raw`a\ud83d`],
    ['a trailing half of a surrogate pair', String.raw`\udc00 a`],
    ['a pair in the wrong order', String.raw`\udc57\ud83d`],
  ] as const)('with %s is a 422 in every field that is kept', async ([, text], { shop }) => {
    const send = await sender(shop)
    for (const field of ['full_name', 'phone', 'address']) {
      const answer = await send(`{"${field}":"${text}"}`)
      expect(answer.status).toBe(422)
      expect(answer.body.errors).toEqual([{ path: field, message: expect.any(String) }])
    }
  })

  test('with a NUL character is a 422 in a search too', async ({ shop }) => {
    const { token } = await shop.admin()
    for (const path of ['/api/users?search=a%00', '/api/products?search=%00']) {
      const answer = await shop.get(path, { token })
      expect(answer.status).toBe(422)
      expect(answer.body.errors).toEqual([{ path: 'search', message: expect.any(String) }])
    }
  })

  test('of every other kind is kept as it is', async ({ shop }) => {
    const send = await sender(shop)
    for (const address of ['a\u0001b', '\u200fسلام\u200e', '👩‍👩‍👧', '\uFFFD', 'a\r\nb', '\u{10FFFF}']) {
      const answer = await send(JSON.stringify({ address }))
      expect(answer.status).toBe(200)
      expect(answer.body.address).toBe(address)
    }
  })
})

describe('depth and size', () => {
  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`
  const deepObject = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

  test.for([
    ['lists', deep(400_000)],
    ['objects', deepObject(100_000)],
  ] as const)(
    'very deep %s are refused as a field and ignored under another key',
    async ([, value], { shop }) => {
      const send = await sender(shop)

      const field = await send(`{"phone":${value}}`)
      expect(field.status).toBe(422)
      expect(field.body.errors).toEqual([{ path: 'phone', message: expect.any(String) }])
      expect((await send(`{"other":${value},"phone":"1"}`)).body.phone).toBe('1')
    },
  )

  test('very deep lists beside a long number are no bug either', async ({ shop }) => {
    const send = await sender(shop)

    expect((await send(`{"phone":${deep(400_000)},${LONG_NUMBER}}`)).status).toBe(422)
    expect((await send(`{"other":${deepObject(100_000)},${LONG_NUMBER}}`)).status).toBe(200)
  })

  test('huge lists are refused in one short answer', async ({ shop }) => {
    const send = await sender(shop)
    for (const value of [`[${'1,'.repeat(450_000)}1]`, `[${'"x",'.repeat(200_000)}"x"]`]) {
      for (const body of [`{"phone":${value}}`, `{"phone":${value},${LONG_NUMBER}}`]) {
        const answer = await send(body)
        expect(answer.status).toBe(422)
        expect(answer.body.errors).toEqual([{ path: 'phone', message: expect.any(String) }])
        expect(JSON.stringify(answer.body).length).toBeLessThan(1000)
      }
    }
  })

  test('of many unknown keys nothing comes', async ({ shop }) => {
    const send = await sender(shop)
    const keys = Array.from({ length: 60_000 }, (_, index) => `"key${index}":1`).join()
    const { status, body } = await send(`{${keys},"phone":"1"}`)

    expect(status).toBe(200)
    expect(body.phone).toBe('1')
  })

  test('of text far over its length the answer is short', async ({ shop }) => {
    const send = await sender(shop)
    const answer = await send(
      JSON.stringify({ address: 'a'.repeat(1_000_000), full_name: ' '.repeat(40_000) }),
    )

    expect(answer.status).toBe(422)
    expect(answer.body.errors.map(({ path }: { path: string }) => path).sort()).toEqual([
      'address',
      'full_name',
    ])
    expect(JSON.stringify(answer.body).length).toBeLessThan(1000)
  })
})
