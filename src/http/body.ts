import type { Context } from 'hono'
import { AppError } from '../lib/errors.ts'

const MAX_BODY_BYTES = 1024 * 1024

/**
 * The request's body, refused with 413 over 1 MiB: by its `Content-Length`, which a server reads no further than, else
 * as soon as that much has come, so that no more is ever held.
 */
export async function readBody(c: Context): Promise<ArrayBuffer | Uint8Array> {
  const declared = c.req.header('Content-Length') ?? ''
  const isDeclared = /^\d+$/.test(declared) && c.req.header('Transfer-Encoding') === undefined
  if (!isDeclared) return countedBody(c.req.raw.body)
  if (Number(declared) > MAX_BODY_BYTES) throw tooLarge()
  const body = await c.req.arrayBuffer()
  if (body.byteLength > MAX_BODY_BYTES) throw tooLarge()
  return body
}

async function countedBody(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  let bytes = new Uint8Array(0)
  let size = 0
  for await (const chunk of body ?? []) {
    const end = size + chunk.length
    if (end > MAX_BODY_BYTES) throw tooLarge()
    if (end > bytes.length) bytes = grown(bytes, Math.max(end, 2 * bytes.length))
    bytes.set(chunk, size)
    size = end
  }
  return bytes.subarray(0, size)
}

function grown(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(length, MAX_BODY_BYTES))
  larger.set(bytes)
  return larger
}

const tooLarge = () => new AppError('too_large', 'The body is larger than 1 MiB.')
