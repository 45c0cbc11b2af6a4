import type { ClientResponse } from 'hono/client'

/** What the shop says of a request that it refuses (RFC 9457), with what the refusal of a checkout or cart tells beside. */
export interface Problem {
  status: number
  title: string
  /** One sentence, fit for the customer to read. */
  detail: string
  request_id: string
  /** For 422: what is wrong with each field. */
  errors?: { path: string; message: string }[]
  [member: string]: unknown
}

/** A request that the shop refused, or that never got an answer: then `status` is 0. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed'
  readonly problem: Problem
  /** In how many seconds to try again, where the shop says so. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail)
    this.problem = problem
    this.retryAfter = retryAfter
  }

  get status(): number {
    return this.problem.status
  }
}

const UNREACHABLE: Problem = {
  status: 0,
  title: 'Unreachable',
  detail: 'The shop cannot be reached. Check your connection and try again.',
  request_id: '',
}

/** Waits for an answer and gives it when it is a success; throws `RequestFailed` when it is a refusal, or when none comes. */
export async function answered<R extends ClientResponse<unknown, number>>(request: Promise<R>): Promise<R> {
  let response: R
  try {
    response = await request
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new RequestFailed(UNREACHABLE)
  }
  if (response.ok) return response
  throw await failureOf(response)
}

/** The JSON of a successful answer, typed as the route answers it. Throws as `answered` does. */
export async function answerOf<T>(request: Promise<ClientResponse<T, number, 'json'>>): Promise<T> {
  return bodyOf(await answered(request))
}

/** The JSON of an answer that has come; throws `RequestFailed` when it breaks off. */
export async function bodyOf<T>(response: ClientResponse<T, number, 'json'>): Promise<T> {
  try {
    return await response.json()
  } catch {
    throw new RequestFailed(UNREACHABLE)
  }
}

/** What an answer that is no success says. */
export async function failureOf(response: {
  status: number
  headers: Headers
  json(): Promise<unknown>
}): Promise<RequestFailed> {
  const retryAfter = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const problem = await response.json().then(
    (body) => (isProblem(body) ? body : undefined),
    () => undefined,
  )
  return new RequestFailed(
    problem ?? {
      status: response.status,
      title: 'Failed',
      detail: 'Something went wrong in the shop. Please try again.',
      request_id: response.headers.get('X-Request-Id') ?? '',
    },
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  )
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'status' in body && 'detail' in body
