import { describe, expect } from 'vitest'
import { type RequestOptions, type Shop, test } from '../../test/shop.ts'

const MIB = 1024 * 1024
const json = { 'Content-Type': 'application/json' }

/** Sends a body as it is to an endpoint that would take `{}`. */
async function sender(shop: Shop) {
  const { token } = await shop.customer()
  return (body: RequestOptions['body'], headers: Record<string, string> = json) =>
    shop.request('PUT', '/api/users/me', { token, body, headers })
}

/** A JSON object of that many bytes. */
const objectOf = (bytes: number) => '{"phone":"0300"}'.padEnd(bytes)

/** A stream of 64 equal chunks that counts those that were taken. */
function chunks(text: string) {
  const stream = { taken: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (stream.taken === 64) return controller.close()
        stream.taken += 1
        controller.enqueue(new TextEncoder().encode(text))
      },
    },
    { highWaterMark: 0 },
  )
  return { body, stream }
}

describe('a body over 1 MiB', () => {
  test('is refused by its Content-Length without being read', async ({ shop }) => {
    const send = await sender(shop)
    const { body, stream } = chunks(' '.repeat(1024))
    const answer = await send(body, { ...json, 'Content-Length': String(MIB + 1) })

    expect(answer.status).toBe(413)
    expect(answer.body).toMatchObject({ title: 'Content Too Large', status: 413 })
    expect(answer.roundTrips).toBe(0)
    expect(stream.taken).toBe(0)
  })

  test('is refused while it is read where no length was said, and read no further', async ({ shop }) => {
    const send = await sender(shop)
    const { body, stream } = chunks(' '.repeat(64 * 1024))
    const answer = await send(body)

    expect(answer.status).toBe(413)
    expect(answer.roundTrips).toBe(0)
    expect(stream.taken).toBeGreaterThanOrEqual(17)
    expect(stream.taken).toBeLessThan(20)
  })

  test('is refused chunked too, whatever length it claims', async ({ shop }) => {
    const send = await sender(shop)
    const { body } = chunks(' '.repeat(64 * 1024))
    const answer = await send(body, { ...json, 'Content-Length': '2', 'Transfer-Encoding': 'chunked' })

    expect(answer.status).toBe(413)
  })

  test.for(['-1', 'many', '', '1e9', '0x10', '1, 1', '9'.repeat(400)])(
    'is refused whatever its Content-Length says instead of a number: %s',
    async (length, { shop }) => {
      const send = await sender(shop)
      const { body, stream } = chunks(' '.repeat(64 * 1024))
      const answer = await send(body, { ...json, 'Content-Length': length })

      expect(answer.status).toBe(413)
      expect(stream.taken).toBeLessThan(20)
    },
  )

  test('is refused though its Content-Length is smaller', async ({ shop }) => {
    const send = await sender(shop)

    expect((await send(objectOf(MIB + 1), { ...json, 'Content-Length': '2' })).status).toBe(413)
  })

  test('is refused from one byte more on, and taken up to there', async ({ shop }) => {
    const send = await sender(shop)
    const length = (bytes: number) => ({ ...json, 'Content-Length': String(bytes) })

    expect((await send(objectOf(MIB), length(MIB))).status).toBe(200)
    expect((await send(objectOf(MIB + 1), length(MIB + 1))).status).toBe(413)
    expect((await send(objectOf(MIB))).status).toBe(200)
    expect((await send(objectOf(MIB + 1))).status).toBe(413)
  })

  test('is counted in bytes, not in characters', async ({ shop }) => {
    const send = await sender(shop)
    const body = `{"unknown":"${'é'.repeat(MIB / 2)}"}`
    expect(body.length).toBeLessThan(MIB)

    expect((await send(body)).status).toBe(413)
  })

  test('is refused by sign-up and login as well, where anyone may send one', async ({ shop }) => {
    for (const path of ['/api/users/register', '/api/users/login']) {
      const { body, stream } = chunks('"'.repeat(64 * 1024))
      const answer = await shop.request('POST', path, { body, headers: json })
      expect(answer.status).toBe(413)
      expect(stream.taken).toBeLessThan(20)
    }
  })
})

test('a body may come in pieces, cut anywhere', async ({ shop }) => {
  const send = await sender(shop)
  const bytes = new TextEncoder().encode('{"full_name":"Zoë 👗"}')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  const answer = await send(body)

  expect(answer.status).toBe(200)
  expect(answer.body.full_name).toBe('Zoë 👗')
})

test.for([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=UTF-8',
  'APPLICATION/JSON',
  'application/merge-patch+json',
])('a body of type %s is read', async (type, { shop }) => {
  const send = await sender(shop)
  const answer = await send('{"phone":"0300"}', { 'Content-Type': type })

  expect(answer.status).toBe(200)
  expect(answer.body.phone).toBe('0300')
})

test.for([
  'text/plain',
  'text/plain; application/json',
  'text/json',
  'application/jsonp',
  'application/x-json-stream',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'json',
])('a body of type %s is a 415', async (type, { shop }) => {
  const send = await sender(shop)
  const answer = await send('{"phone":"0300"}', { 'Content-Type': type })

  expect(answer.status).toBe(415)
  expect(answer.body).toMatchObject({ title: 'Unsupported Media Type', status: 415 })
  expect(answer.roundTrips).toBe(0)
})

test('a body without a type, and no body at all, are a 415', async ({ shop }) => {
  const send = await sender(shop)

  expect((await send(new TextEncoder().encode('{"phone":"0300"}'), {})).status).toBe(415)
  expect((await send(undefined, {})).status).toBe(415)
})

test.for<[string, string | number[]]>([
  ['nothing', ''],
  ['blanks', ' \n '],
  ['no JSON', 'phone=0300'],
  ['an object cut short', '{"phone":"0300"'],
  ['an object with a comma at its end', '{"phone":"0300",}'],
  ['single quotes', "{'phone':'0300'}"],
  ['keys without quotes', '{phone:"0300"}'],
  ['a comment', '{"phone":"0300"} // mine'],
  ['two objects', '{}{}'],
  ['undefined', 'undefined'],
  ['NaN', '{"phone":NaN}'],
  ['a raw line break in text', '{"phone":"03\n00"}'],
  ['an escape that JSON has not', String.raw`{"phone":"\x30"}`],
  ['a byte that UTF-8 has not', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d]],
  ['a character cut in two', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc3, 0x22, 0x7d]],
  ['an overlong encoding', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xc0, 0xaf, 0x22, 0x7d]],
  ['half a surrogate pair in bytes', [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ['unclosed brackets without end', '['.repeat(500_000)],
  ['unclosed braces without end', '{"a":'.repeat(200_000)],
])('a body of %s is a 400', async ([, body], { shop }) => {
  const send = await sender(shop)
  const answer = await send(typeof body === 'string' ? body : Uint8Array.from(body))

  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ title: 'Bad Request', status: 400 })
  expect(answer.roundTrips).toBe(0)
})

test.for(['[]', '[{"phone":"0300"}]', 'null', '"text"', '1', 'true', '0'])(
  'the body %s, where an object belongs, is a 422',
  async (body, { shop }) => {
    const send = await sender(shop)
    const answer = await send(body)

    expect(answer.status).toBe(422)
    expect(answer.body.errors).toEqual([{ path: '', message: expect.any(String) }])
    expect(answer.roundTrips).toBe(0)
  },
)
