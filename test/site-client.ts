import { expect } from 'vitest'
import { expectDocumented } from './conformance.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked against openapi.json, and asserted on freely
type Body = any

export interface SiteAnswer {
  status: number
  headers: Headers
  /** Parsed where it is JSON, else text. */
  body: Body
}

export interface SiteRequest {
  token?: string
  json?: unknown
  body?: BodyInit
  headers?: Record<string, string>
}

/** What functions answer; all else are files of the site, which are exempt from the rules for functions. */
const OF_FUNCTIONS = /^\/(?:health|api(?!\/docs|\/openapi\.json))/

/** A client of a served shop. What a function answers is checked against `openapi.json`. */
export class SiteClient {
  readonly url: string

  constructor(url: string) {
    this.url = url
  }

  fetch(
    method: string,
    path: string,
    { token, json, body, headers = {} }: SiteRequest = {},
  ): Promise<Response> {
    return fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: json === undefined ? body : JSON.stringify(json),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
    })
  }

  async request(method: string, path: string, options: SiteRequest = {}): Promise<SiteAnswer> {
    const response = await this.fetch(method, path, options)
    const text = await response.text()
    const isJson = response.headers.get('Content-Type')?.includes('json') && text !== ''
    const body: Body = isJson ? JSON.parse(text) : text
    if (OF_FUNCTIONS.test(path)) expectDocumented(method, new URL(path, this.url).pathname, response, body)
    return { status: response.status, headers: response.headers, body }
  }

  get = (path: string, options?: SiteRequest) => this.request('GET', path, options)
  post = (path: string, json?: unknown, options?: SiteRequest) =>
    this.request('POST', path, { json, ...options })
  delete = (path: string, options?: SiteRequest) => this.request('DELETE', path, options)

  /** Asks the assistant and gives the pieces of its answer, each with when it came. */
  async say(text: string, options: SiteRequest = {}): Promise<{ headers: Headers; pieces: Piece[] }> {
    const json = { text, session_id: 'main' }
    const response = await this.fetch('POST', '/api/chat/messages', { json, ...options })
    expect(response.status).toBe(200)
    expectDocumented('POST', '/api/chat/messages', response, '')
    const pieces: Piece[] = []
    for await (const piece of piecesOf(response)) pieces.push(piece)
    return { headers: response.headers, pieces }
  }
}

export interface Piece {
  text: string
  at: number
}

/** The pieces of an answer as they come. */
export async function* piecesOf({ body }: Response): AsyncGenerator<Piece> {
  if (!body) return
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    yield { text: chunk, at: performance.now() }
  }
}
