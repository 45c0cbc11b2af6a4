import type { MiddlewareHandler } from 'hono'
import type { GenericSchema } from 'valibot'

/** Where a middleware keeps what it contributes to the OpenAPI document; `scripts/openapi.ts` reads it. */
export const OPENAPI = Symbol('openapi')

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503

export interface Answer {
  description: string
  schema?: GenericSchema
  contentType?: string
  headers?: readonly AnswerHeader[]
}

export type AnswerHeader =
  | 'Location'
  | 'ETag'
  | 'X-Total-Count'
  | 'X-Chat-Token'
  | 'Set-Cookie'
  | 'Retry-After'

export interface Operation {
  id: string
  tag: string
  summary: string
  description?: string
  answers: Readonly<Record<number, Answer>>
  /** Refusals that the operation's own rules make, each with when. Those of its middleware come from them. */
  refusals?: Readonly<Partial<Record<ErrorStatus, string>>>
}

/** What one middleware says about the routes that use it. */
export interface Contribution {
  operation?: Operation
  input?: { target: 'json' | 'query' | 'param' | 'header'; schema: GenericSchema }
  signIn?: 'required' | 'optional'
  refusals?: Readonly<Partial<Record<ErrorStatus, string>>>
}

/** Attaches a contribution to a middleware and returns the same middleware. */
export const documented = <M extends object>(middleware: M, contribution: Contribution): M =>
  Object.assign(middleware, { [OPENAPI]: contribution })

/** Documents a route; at run time it only passes on. */
export const operation = (described: Operation): MiddlewareHandler =>
  documented((_c, next) => next(), { operation: described })
