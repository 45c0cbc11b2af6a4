import type { Context, MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { AppError, invalid } from '../lib/errors.ts'
import { readBody } from './body.ts'
import { documented } from './openapi.ts'

type Target = 'json' | 'query' | 'param' | 'header'

interface Validated<T extends Target, S extends v.GenericSchema> {
  in: { [K in T]: v.InferInput<S> }
  out: { [K in T]: v.InferOutput<S> }
}

/**
 * Parses one part of the request with a schema and puts the result where `c.req.valid(target)` finds it. What does
 * not fit is a 422 that names the fields and never repeats what was sent; before that a body is refused with 413
 * over 1 MiB, 415 when it is not JSON and 400 when it cannot be read as JSON, so a route names its body first. Keys the
 * schema does not know are dropped.
 */
export const input = <T extends Target, S extends v.GenericSchema>(
  target: T,
  schema: S,
): MiddlewareHandler<object, string, Validated<T, S>> => {
  const middleware: MiddlewareHandler<object, string, Validated<T, S>> = async (c, next) => {
    const result = v.safeParse(schema, await readers[target](c), {
      abortPipeEarly: true,
      message: plainMessage,
    })
    if (!result.success) throw invalid(result.issues.map(fieldError))
    c.req.addValidatedData(target, result.output as object)
    await next()
  }
  return documented(middleware, {
    input: { target, schema },
    refusals: {
      422: 'A field is missing or cannot be accepted; `errors` names each.',
      ...(target === 'json' && {
        400: 'The body is not well-formed JSON.',
        413: 'The body is over 1 MiB.',
        415: 'The body is not `application/json`.',
      }),
    },
  })
}

/** Each part as an object; of a query's key given twice the last counts, as with a body's. */
const readers: Record<Target, (c: Context) => unknown> = {
  json: readJsonObject,
  query: (c) =>
    Object.fromEntries(Object.entries(c.req.queries()).map(([key, values]) => [key, values.at(-1)])),
  param: (c) => c.req.param(),
  header: (c) => c.req.header(),
}

const JSON_TYPE = /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i

async function readJsonObject(c: Context): Promise<unknown> {
  const bytes = await readBody(c)
  if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '')) {
    throw new AppError('unsupported_type', 'Send the body as application/json.')
  }
  const body = parseJson(bytes)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalid([{ path: '', message: 'The body must be a JSON object.' }])
  }
  return body
}

function parseJson(bytes: ArrayBuffer | Uint8Array): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const body: unknown = JSON.parse(text)
    return LONG_NUMBER.test(text) ? JSON.parse(text.replace(STRINGS_AND_LONG_NUMBERS, exactly)) : body
  } catch (cause) {
    throw new AppError('malformed', 'The body is not well-formed JSON in UTF-8.', { cause })
  }
}

const LONG_NUMBER = /[\d.]{17}/
/** Strings are matched so as to be left alone: only in text that is known to be JSON do they end where they should. */
const STRINGS_AND_LONG_NUMBERS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.]{16,}(?:e[+-]?\d+)?/gi

/**
 * A fraction with more digits than a double holds would silently become another number: it is read as a list, which no
 * field takes for a number. A whole number that long is over every limit anyway, and as an id it is one that no row has.
 */
function exactly(token: string): string {
  if (token.startsWith('"') || /^-?\d+$/.test(token)) return token
  const digits = token.replace(/e.*$/i, '').replace(/[-.]/g, '').replace(/^0+/, '')
  return digits.length > 15 ? '[]' : token
}

/** Valibot's own messages quote what was received; these only say what was expected. */
function plainMessage(issue: v.BaseIssue<unknown>): string {
  if (issue.received === 'undefined') return 'This field is required.'
  return issue.expected ? `Expected ${issue.expected}.` : 'This value cannot be accepted.'
}

const fieldError = (issue: v.BaseIssue<unknown>) => ({
  path: v.getDotPath(issue) ?? '',
  message: issue.message,
})
