import fc, { type Arbitrary } from 'fast-check'
import { FRIENDLY_ORIGIN, PASSWORD, SITE } from './shop.ts'

/** What every hostile value holds, so that an answer that repeats one gives itself away. */
export const MARKER = 'zq7marker7qz'

/** The part of JSON Schema that `openapi.json` uses for what is sent. */
export interface Schema {
  $ref?: string
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  anyOf?: Schema[]
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
}
export const hostileText: Arbitrary<string> = fc.oneof(
  fc.constantFrom('\0', `${MARKER}\0`, `a\0${MARKER}`, `\uD83D${MARKER}`, `${MARKER}\uDC57`),
  fc.constantFrom(MARKER + 'x'.repeat(10_000), MARKER.repeat(25)),
  fc.constantFrom(
    '',
    ' \t ',
    MARKER,
    `'; drop table users; -- ${MARKER}`,
    `<script>${MARKER}</script>`,
    `${MARKER}\r\nX-Injected: ${MARKER}`,
    `%_\\%${MARKER}`,
    `\u202E${MARKER}\uFEFF\u200B`,
    `👗🏽👨‍👩‍👧 ${MARKER}`,
  ),
  fc.constantFrom('null', 'NaN', 'Infinity', '-0', '0x10', '1e3', '1_000', ' 7 ', '١٢٣', '１２', '+1', '1.0'),
  fc.constantFrom(
    '2147483647',
    '2147483648',
    '-2147483649',
    '9'.repeat(400),
    '1.005',
    '99999999.995',
    '-1.00',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => MARKER + text),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text + MARKER),
)

/** JSON text of numbers that no whole number or amount may be. */
const WRONG_NUMBERS = ['-1', '-0', '1.5', '0.001', '100000000', '2147483648', '-2147483649', '9'.repeat(400)]
const ODD_NUMBERS = ['1e999', '-1e999', '1e-999', '1E400', '9007199254740993', '0.1000000000000000055']
const hostileNumber = fc.constantFrom(...WRONG_NUMBERS, ...ODD_NUMBERS)

/** JSON text of values that no field expects. */
const hostileJson: Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  fc.constantFrom('null', 'true', 'false', '0', '-1', '1.5'),
  hostileNumber,
  fc.constantFrom('[]', '{}', '[[[[]]]]', '[1,"a",null]', '{"__proto__":{"role":"admin"}}', '{"length":1e9}'),
  fc.constant(`${'['.repeat(500)}${']'.repeat(500)}`),
  fc.constant(`{"${MARKER}":["${MARKER}"]}`),
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify([MARKER, value])),
)

/** JSON text of a value that the schema does not take, more or less. */
export const hostileValue = ({ type, anyOf = [] }: Schema = {}): Arbitrary<string> =>
  [type, ...anyOf.map((one) => one.type)].some((one) => one === 'integer' || one === 'number')
    ? fc.oneof(hostileJson, hostileNumber)
    : hostileJson

/** Values that mean something to the shop that is asked, by what they are called. */
export type Known = Record<string, readonly (string | number)[]>

const PRICES = ['0', '0.01', '1.5', '5000.00', '10000.00', '99999999.99']

/** JSON text of a value that the schema takes, more or less: mostly a known one, where there is one by that name. */
export function likelyJson(name: string, schema: Schema, known: Known): Arbitrary<string> {
  const values = known[name]
  if (!values) return anyJson(schema)
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...values).map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: anyJson(schema) },
  )
}

function anyJson(schema: Schema): Arbitrary<string> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(anyJson))
  if (schema.enum) return fc.constantFrom(...schema.enum).map((value) => JSON.stringify(value))
  if (schema.type === 'array') {
    return fc.array(anyJson(schema.items ?? {}), { maxLength: 3 }).map((members) => `[${members.join(',')}]`)
  }
  if (schema.type === 'null') return fc.constant('null')
  if (schema.type === 'boolean') return fc.constantFrom('true', 'false')
  if (schema.type === 'number') return fc.constantFrom(...PRICES)
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = 1_000 } = schema
    return fc.integer({ min: minimum, max: Math.min(maximum, 20) }).map(String)
  }
  return likelyText(schema).map((text) => JSON.stringify(text))
}

function likelyText({ format, pattern = '' }: Schema): Arbitrary<string> {
  if (format === 'email') return fc.integer({ max: 50 }).map((number) => `someone${number}@example.com`)
  if (format === 'password') return fc.constantFrom(PASSWORD, 'another password', 'pässwörd 👗')
  if (pattern.includes('\\d+')) return fc.constantFrom(...PRICES)
  if (pattern.includes('A-Za-z')) return fc.constantFrom('main', 'a-B_9')
  return fc.oneof(
    fc.constantFrom('Silk gown', '12 Mall Road, Lahore', '/images/gown.jpg', 'قمیض', '0300-1234567'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 15 }),
  )
}

export const strangeBody: Arbitrary<string | Uint8Array<ArrayBuffer>> = fc.oneof(
  hostileJson,
  fc.constantFrom(
    '',
    '{',
    '}',
    `{"${MARKER}"`,
    `{'${MARKER}':1}`,
    '{"a":1,}',
    '{"a":01}',
    'NaN',
    `${MARKER}=1`,
    '\uFEFF{}',
  ),
  fc.uint8Array({ maxLength: 60 }).map((bytes) => Uint8Array.from(bytes)),
  hostileText,
)

export const contentTypes: Arbitrary<string | undefined> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      undefined,
      'application/json; charset=utf-8',
      'application/merge-patch+json',
      'application/json, text/html',
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      `application/${MARKER}`,
      MARKER,
    ),
  },
)

/** What a header can carry at all: Latin-1 without line breaks. */
const headerText = fc.oneof(
  fc.constantFrom(MARKER, `"${MARKER}"`, `${MARKER}=`, `${MARKER};`.repeat(40), `${MARKER}\u00FF`),
  fc
    .array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 15 })
    .map((codes) => MARKER + String.fromCharCode(...codes.filter((code) => code < 0x7f || code > 0xa0))),
)

export const strangeHeader: Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom('Idempotency-Key', 'If-None-Match', 'X-Chat-Token', 'Accept', 'Range'),
    headerText,
  ),
  fc.tuple(
    fc.constant('Idempotency-Key'),
    fc.constantFrom('key-1', 'key-2', 'k'.repeat(255), 'k'.repeat(256)),
  ),
  fc.tuple(fc.constant('If-None-Match'), fc.constantFrom('*', 'W/"1"', '"', ',', 'W/')),
  fc.tuple(
    fc.constant('Origin'),
    fc.constantFrom(SITE, FRIENDLY_ORIGIN, 'null', `https://${MARKER}.example`),
  ),
  fc.tuple(fc.constant('Sec-Fetch-Site'), fc.constantFrom('same-origin', 'cross-site', 'none', MARKER)),
  fc.tuple(
    fc.constant('Cookie'),
    fc.constantFrom(
      'session',
      '=',
      ';;',
      '%',
      `session=${MARKER}`,
      `chat=${MARKER}`,
      `chat=%E0%A4%A${MARKER}`,
    ),
  ),
  fc.tuple(
    fc.constant('Authorization'),
    fc.constantFrom(
      '',
      'Bearer',
      'Basic a:b',
      `Bearer ${MARKER}`,
      `Bearer a.b.${MARKER}`,
      'Bearer a b',
      MARKER,
    ),
  ),
  fc.tuple(fc.constant('Content-Length'), fc.constantFrom('0', '-1', 'many', '1048577', '9'.repeat(40))),
  fc.tuple(fc.constant('X-Request-Id'), fc.constantFrom('', 'mine-1', 'x'.repeat(300), 'a b', 'a\u00FF')),
  fc.tuple(fc.constant('X-HTTP-Method-Override'), fc.constantFrom('DELETE', MARKER)),
)
