import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import { SECURITY_HEADERS } from '../src/http/security-headers.ts'

interface MediaType {
  schema: object
}
interface DocumentedAnswer {
  headers?: Record<string, object>
  content?: Record<string, MediaType>
}
interface DocumentedOperation {
  operationId: string
  responses: Record<string, DocumentedAnswer>
}
interface OpenApi {
  paths: Record<string, Record<string, DocumentedOperation>>
  components: object
}

const document = JSON.parse(readFileSync(new URL('../openapi.json', import.meta.url), 'utf8')) as OpenApi

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'shop', components: document.components })

const validators = new WeakMap<object, ValidateFunction>()

function validatorOf(schema: object): ValidateFunction {
  const known = validators.get(schema)
  if (known) return known
  const text = JSON.stringify(schema).replaceAll('"#/components/', '"shop#/components/')
  const validator = ajv.compile(JSON.parse(text) as object)
  validators.set(schema, validator)
  return validator
}

/** Finds a literal path before a templated one, as the routers do. */
function pathItemOf(pathname: string) {
  const literal = document.paths[pathname]
  if (literal) return literal
  return Object.entries(document.paths).find(([template]) =>
    new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  )?.[1]
}

/** Headers that an answer has in some cases only: for one who had none, or who could not prove to be the same. */
const OCCASIONAL = new Set(['Set-Cookie', 'X-Chat-Token'])

const problemSchema = { $ref: '#/components/schemas/Problem' }

/** The operation a request is of, as the OpenAPI document names it, or undefined where it has none. */
export const operationIdOf = (method: string, pathname: string): string | undefined =>
  pathItemOf(pathname)?.[method.toLowerCase()]?.operationId

/**
 * Fails unless the answer is one that `openapi.json` tells of: its status, its content type, its headers and its body.
 * Where the document has no such path or method the answer must be a 404 or 405 problem. Every answer has a request id
 * and the security headers.
 */
export function expectDocumented(method: string, pathname: string, response: Response, body: unknown): void {
  const where = `${method} ${pathname} → ${response.status}`
  expect(response.headers.get('X-Request-Id'), `${where}: X-Request-Id`).toBeTruthy()
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
    expect(response.headers.get(name), `${where}: ${name}`).toBe(value)
  }

  const contentType = response.headers.get('Content-Type')?.split(';')[0] ?? ''
  const item = pathItemOf(pathname)
  const operation = item?.[method === 'HEAD' ? 'get' : method.toLowerCase()]
  if (!operation) {
    expect([item ? 405 : 404], where).toContain(response.status)
    if (method !== 'HEAD') expectValid(where, problemSchema, body)
    return
  }
  const answer = operation.responses[response.status]
  expect(answer, `${where} is not in openapi.json`).toBeDefined()
  for (const name of Object.keys(answer?.headers ?? {}).filter((each) => !OCCASIONAL.has(each))) {
    expect(response.headers.get(name), `${where}: ${name}`).toBeTruthy()
  }
  if (method === 'HEAD') return
  if (!answer?.content) {
    expect(body, `${where} has a body`).toBe('')
    return
  }
  const media = answer.content[contentType]
  expect(media, `${where}: content type ${contentType} is not in openapi.json`).toBeDefined()
  if (media && contentType.endsWith('json')) expectValid(where, media.schema, body)
}

function expectValid(where: string, schema: object, body: unknown): void {
  const validate = validatorOf(schema)
  if (!validate(body)) {
    expect.fail(`${where}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body).slice(0, 600)}`)
  }
}
