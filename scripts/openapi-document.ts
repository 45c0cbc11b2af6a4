import { Hono } from 'hono'
import { describeRoute, generateSpecs, resolver, validator } from 'hono-openapi'
import { findTargetHandler } from 'hono/utils/handler'
import type { OpenAPIV3_1 } from 'openapi-types'
import * as v from 'valibot'
import {
  type Answer,
  type AnswerHeader,
  type Contribution,
  OPENAPI,
  type Operation,
} from '../src/http/openapi.ts'
import { createChatApp } from '../src/services/chat/app.ts'
import { createOrdersApp } from '../src/services/orders/app.ts'
import { createProductsApp } from '../src/services/products/app.ts'
import { createUsersApp } from '../src/services/users/app.ts'
import { addExamples } from './openapi-examples.ts'

const Problem = v.pipe(
  v.strictObject({
    type: v.pipe(v.string(), v.metadata({ format: 'uri-reference' })),
    title: v.string(),
    status: v.pipe(v.number(), v.integer()),
    detail: v.pipe(v.string(), v.description('One readable sentence.')),
    request_id: v.string(),
    errors: v.optional(
      v.pipe(
        v.array(v.strictObject({ path: v.string(), message: v.string() })),
        v.description('With 422: each field that cannot be accepted.'),
      ),
    ),
    in_stock: v.optional(
      v.pipe(v.number(), v.integer(), v.description('With 409 of the cart: how many can be had.')),
    ),
    lines: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            product_id: v.pipe(v.number(), v.integer()),
            product_name: v.string(),
            requested: v.pipe(v.number(), v.integer()),
            in_stock: v.pipe(v.number(), v.integer()),
          }),
        ),
        v.description('With 409 of a checkout: the lines that cannot be delivered.'),
      ),
    ),
    total_amount: v.optional(
      v.pipe(v.string(), v.description('With 409 of a checkout: what the cart costs now.')),
    ),
  }),
  v.metadata({ ref: 'Problem' }),
)

const HEADERS: Record<AnswerHeader | 'X-Request-Id' | 'WWW-Authenticate', string> = {
  'X-Request-Id': 'Names the request in the log.',
  'WWW-Authenticate': 'How to sign in.',
  Location: 'Where the new resource is.',
  ETag: 'Weak validator for `If-None-Match`.',
  'X-Total-Count': 'How many rows match, whatever the page.',
  'X-Chat-Token': 'The guest’s credential, to be sent back in the same header by clients without cookies.',
  'Set-Cookie': 'An HttpOnly cookie for pages of this site.',
  'Retry-After': 'Seconds to wait before another try.',
}

const UNAVAILABLE = { 503: 'The database, or the model behind the assistant, cannot be reached.' }

const TAGS = [
  { name: 'sessions', description: 'Registering, signing in and out.' },
  { name: 'account', description: "The caller's own account." },
  { name: 'users', description: 'Accounts as others and admins see them.' },
  { name: 'products', description: 'The catalogue.' },
  { name: 'categories', description: 'The catalogue’s categories.' },
  { name: 'cart', description: "The caller's cart." },
  { name: 'orders', description: 'Checkout and orders.' },
  { name: 'chat', description: 'The shopping assistant.' },
  { name: 'health', description: 'Whether the services run and reach their database.' },
]

const SIGN_IN: Record<'required' | 'optional' | 'none', OpenAPIV3_1.SecurityRequirementObject[]> = {
  required: [{ bearer: [] }, { session: [] }],
  optional: [{}, { bearer: [] }, { session: [] }],
  none: [{}],
}

/** The OpenAPI 3.1 document of all services, from the schemas and notes that their routes carry. */
export async function openApiDocument(): Promise<OpenAPIV3_1.Document> {
  const documented = new Hono()
  for (const { method, path, contributions } of operationsOf(allRoutes())) {
    documented.on(method, path, describeRoute(specOf(contributions)), ...inputsOf(contributions))
  }
  const document = await generateSpecs(documented, {
    defaultValidationErrorResponse: false,
    documentation: {
      info: {
        title: 'Fatima Zehra Boutique',
        version: '1.0.0',
        description:
          'The API of an online fashion boutique: accounts, catalogue, cart, orders and a shopping assistant. Amounts are decimal strings, times are UTC, errors are `application/problem+json` (RFC 9457). Every answer carries `X-Request-Id`.',
        contact: { name: 'Fatima Zehra Boutique' },
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'The site that serves this document.' }],
      tags: TAGS,
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
          session: { type: 'apiKey', in: 'cookie', name: 'session' },
        },
      },
    },
  })
  const plain = JSON.parse(JSON.stringify(document, typedDefaults)) as OpenAPIV3_1.Document
  await addExamples(plain)
  return plain
}

/** The routes as the functions have them; nothing is asked of the dependencies while routes are made. */
function allRoutes() {
  const deps = new Proxy({}, { get: () => undefined }) as never
  return [createUsersApp(deps), createProductsApp(deps), createOrdersApp(deps), createChatApp(deps)].flatMap(
    (app) => app.routes,
  )
}

interface Route {
  method: string
  path: string
  contributions: Contribution[]
}

/** Groups the handlers of each route and keeps the routes that describe themselves; all but middleware must. */
function operationsOf(routes: ReturnType<typeof allRoutes>): Route[] {
  const grouped = new Map<string, Route>()
  for (const { method, path, handler } of routes) {
    if (method === 'ALL') continue
    const key = `${method} ${path}`
    const route = grouped.get(key) ?? { method, path, contributions: [] }
    const target = findTargetHandler(handler) as { [OPENAPI]?: Contribution }
    if (target[OPENAPI]) route.contributions.push(target[OPENAPI])
    grouped.set(key, route)
  }
  for (const { method, path, contributions } of grouped.values()) {
    if (!contributions.some(({ operation }) => operation))
      throw new Error(`${method} ${path} describes no operation`)
  }
  return [...grouped.values()]
}

function specOf(contributions: Contribution[]) {
  const operation = contributions.find((each) => each.operation)?.operation as Operation
  const signIn = contributions.find((each) => each.signIn)?.signIn ?? 'none'
  const refusals = Object.assign(
    {},
    ...contributions.map((each) => each.refusals),
    operation.tag === 'health' ? {} : UNAVAILABLE,
    operation.refusals,
  ) as Record<string, string>
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description ?? `${operation.summary}.`,
    security: SIGN_IN[signIn],
    responses: {
      ...mapValues(operation.answers, answerSpec),
      ...mapValues(refusals, refusalSpec),
    },
  }
}

function answerSpec({ description, schema, contentType = 'application/json', headers = [] }: Answer) {
  return {
    description,
    headers: headersSpec(['X-Request-Id', ...headers]),
    ...(schema && { content: { [contentType]: { schema: resolver(schema, OUTPUT) } } }),
    ...(!schema &&
      contentType === 'text/event-stream' && {
        content: { 'text/event-stream': { schema: { type: 'string' as const } } },
      }),
  }
}

const refusalSpec = (description: string, status: string) => ({
  description,
  headers: headersSpec([
    'X-Request-Id',
    ...(status === '401' ? (['WWW-Authenticate'] as const) : []),
    ...(status === '503' || status === '429' ? (['Retry-After'] as const) : []),
  ]),
  content: { 'application/problem+json': { schema: resolver(Problem, OUTPUT) } },
})

const headersSpec = (names: readonly (keyof typeof HEADERS)[]) =>
  Object.fromEntries(
    names.map((name) => [name, { description: HEADERS[name], schema: { type: 'string' as const } }]),
  )

const OUTPUT = { options: { typeMode: 'output' } }
const INPUT = { options: { typeMode: 'input' } }

const inputsOf = (contributions: Contribution[]) =>
  contributions.flatMap(({ input }) =>
    input ? [validator(input.target, input.schema, undefined, INPUT)] : [],
  )

/** Defaults in a query are text to the parser; the document gives them in the parameter's own type. */
const typedDefaults = (_key: string, value: unknown) =>
  isTextDefaultOfInteger(value) ? { ...value, default: Number(value.default) } : value

const isTextDefaultOfInteger = (value: unknown): value is { type: 'integer'; default: string } =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'integer' &&
  'default' in value &&
  typeof value.default === 'string'

const mapValues = <V, W>(record: Readonly<Record<string, V>>, map: (value: V, key: string) => W) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
