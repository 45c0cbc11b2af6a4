import { readFileSync } from 'node:fs'
import fc, { type Arbitrary } from 'fast-check'
import {
  contentTypes,
  hostileText,
  hostileValue,
  type Known,
  likelyJson,
  MARKER,
  type Schema,
  strangeBody,
  strangeHeader,
} from './fuzz-values.ts'

interface Parameter {
  in: 'path' | 'query' | 'header'
  name: string
  required?: boolean
  schema: Schema
}
interface Documented {
  operationId: string
  parameters?: Parameter[]
  requestBody?: { content: { 'application/json': { schema: Schema } } }
}

export interface Operation {
  id: string
  method: string
  path: string
  parameters: Parameter[]
  /** The schema of the body, where it takes one. */
  body: Schema | undefined
}

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, Record<string, Documented>>
  components: { schemas: Record<string, Schema> }
}

const resolve = (schema: Schema): Schema =>
  schema.$ref ? (document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema

/** Every operation of `openapi.json`. */
export const operations: Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, { operationId, parameters = [], requestBody }]) => ({
    id: operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: requestBody && resolve(requestBody.content['application/json'].schema),
  })),
)

/** A request as it is printed when it fails. */
export interface FuzzedRequest {
  as: 'guest' | 'customer' | 'admin'
  method: string
  path: string
  headers: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
}

const oneOf = (names: readonly string[]) => (names.length > 0 ? fc.constantFrom(...names) : fc.constant(''))

/** The text of a JSON object of likely members, but for the one called `hostile`, and sometimes an unknown one. */
function objectText(
  { properties = {}, required = [] }: Schema,
  known: Known,
  hostile: string,
): Arbitrary<string> {
  const member = ([key, schema]: [string, Schema]) => {
    const value = key === hostile ? hostileValue(resolve(schema)) : likelyJson(key, resolve(schema), known)
    const needed = key === hostile || required.includes(key)
    return fc.oneof(
      { weight: 19, arbitrary: value.map((text) => `${JSON.stringify(key)}:${text}`) },
      { weight: needed ? 1 : 19, arbitrary: fc.constant('') },
    )
  }
  const unknownKey = fc.constantFrom('__proto__', 'constructor', 'user_id', 'role', 'price', MARKER, '')
  const unknown = fc.tuple(unknownKey, hostileValue()).map(([key, text]) => `${JSON.stringify(key)}:${text}`)
  return fc
    .tuple(
      fc.tuple(...Object.entries(properties).map(member)),
      fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: unknown }),
    )
    .map(([members, extra]) => `{${[...members, extra].filter((text) => text !== '').join(',')}}`)
}

const headersWith = (contentType: string | undefined, strange: readonly (readonly [string, string])[]) => ({
  ...(contentType !== undefined && { 'Content-Type': contentType }),
  ...Object.fromEntries(strange),
})

/** Text as one part of a URL; what has no UTF-8 is left out of it. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

const brokenEncoding = fc.constantFrom(
  '%',
  '%zz',
  `%E0%A4%A${MARKER}`,
  '%00',
  '%ED%A0%BD',
  '%2F',
  '%C0%80',
  '+',
)

/** One part of a path, never empty and no dots, which would make it another path. */
const segment = (ids: readonly (string | number)[] = [1]): Arbitrary<string> =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...ids).map(String) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 50 }).map(String) },
    { weight: 1, arbitrary: fc.constantFrom('0', '-1', '-0', '007', '1e3', '2147483648', '9'.repeat(300)) },
    { weight: 1, arbitrary: hostileText.map(encoded).filter((text) => text !== '') },
    { weight: 1, arbitrary: brokenEncoding },
  )

function queryPart({ name, required, schema }: Parameter, known: Known, hostile: string): Arbitrary<string> {
  const likely = likelyJson(name, resolve(schema), known).map((json) => encoded(String(JSON.parse(json))))
  if (name !== hostile) {
    const given = likely.map((text) => `${name}=${text}`)
    return required ? given : fc.oneof({ weight: 2, arbitrary: fc.constant('') }, given)
  }
  const value = fc.oneof(
    { weight: 3, arbitrary: hostileText.map(encoded) },
    { weight: 2, arbitrary: brokenEncoding },
    { weight: 1, arbitrary: likely },
  )
  return fc.oneof(
    { weight: 6, arbitrary: value.map((text) => `${name}=${text}`) },
    { weight: 2, arbitrary: fc.tuple(value, value).map(([a, b]) => `${name}=${a}&${name}=${b}`) },
    { weight: 1, arbitrary: fc.constantFrom(name, `${name}[]=1`, `${name}=`) },
  )
}

/** All that follows the path's question mark. */
function queryText(parameters: readonly Parameter[], known: Known): Arbitrary<string> {
  const inQuery = parameters.filter((one) => one.in === 'query')
  const names = inQuery.map(({ name }) => name)
  return fc
    .oneof(fc.constant(''), oneOf(names))
    .chain((hostile) =>
      fc
        .tuple(...inQuery.map((parameter) => queryPart(parameter, known, hostile)), strangeQuery)
        .map((parts) => parts.filter((part) => part !== '').join('&')),
    )
}

const strangeQuery = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '&&',
      '=',
      `${MARKER}=${MARKER}`,
      '__proto__=1',
      'constructor=1',
      '%=%',
      '?',
      'a=1;b=2',
    ),
  },
)

function bodyText(body: Schema, known: Known): Arbitrary<string | Uint8Array<ArrayBuffer>> {
  const hostile = oneOf(Object.keys(body.properties ?? {})).chain((key) => objectText(body, known, key))
  return fc.oneof(
    { weight: 6, arbitrary: objectText(body, known, '') },
    { weight: 5, arbitrary: hostile },
    { weight: 2, arbitrary: strangeBody },
  )
}

const uncalledFor = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: strangeBody },
)

/** What stands for an id, or a term, in a path. */
const PARAMETER = /\{\w+\}/

/** Requests of one operation, likely and hostile. */
export function requestsOf(operation: Operation, known: Known): Arbitrary<FuzzedRequest> {
  const { method, parameters, body } = operation
  const ids = known[/(\w+)\/\{\w+\}/.exec(operation.path)?.[1] ?? '']
  const path = fc
    .tuple(segment(ids), queryText(parameters, known))
    .map(([id, query]) => operation.path.replace(PARAMETER, () => id) + (query && `?${query}`))
  const content = body ? bodyText(body, known) : method === 'GET' ? fc.constant(undefined) : uncalledFor
  return fc
    .record({
      as: fc.constantFrom<FuzzedRequest['as'][]>('guest', 'customer', 'customer', 'admin', 'admin', 'admin'),
      path,
      contentType: contentTypes,
      strange: fc.oneof(
        { weight: 4, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(strangeHeader, { minLength: 1, maxLength: 2 }) },
      ),
      content,
    })
    .map(({ as, path, contentType, strange, content }) => ({
      as,
      method,
      path,
      headers: headersWith(content === undefined ? undefined : contentType, strange),
      ...(content !== undefined && { body: content }),
    }))
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', MARKER.toUpperCase()]

/** A path to which something can be added without it becoming that of another function. */
const DEEP = /^\/api\/[^/]+\/./

/** Requests to paths and with methods that the document does not name, among others. */
export const strayRequests: Arbitrary<FuzzedRequest> = fc
  .record({
    as: fc.constantFrom<FuzzedRequest['as'][]>('guest', 'admin'),
    method: fc.constantFrom(...METHODS),
    path: fc.constantFrom(...operations.map(({ path }) => path).filter((path) => DEEP.test(path))),
    id: segment(),
    more: fc.oneof(
      fc.constant(''),
      segment().map((text) => `/${text}`),
      fc.constantFrom('x', ';a=1', '%00'),
    ),
  })
  .map(({ as, method, path, id, more }) => ({
    as,
    method,
    path: path.replace(PARAMETER, () => id) + more,
    headers: {},
  }))
