import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { describe, expect } from 'vitest'
import { test } from './served.ts'

/** Building takes seconds, on a busy machine many. */
const PATIENT = { timeout: 120_000 }

/**
 * Sends a request whose body does not end, as fast as the server takes it, until that hangs up, and gives all that it
 * said.
 */
async function flood(url: string, head: string, length: string, piece: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  socket.on('error', () => {})
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()))
  const pour = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', pour)
  socket.write(`${head} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`)
  pour()
  await closed
  return answer
}

const PIECE = 64 * 1024
const CHUNK = `${PIECE.toString(16)}\r\n${' '.repeat(PIECE)}\r\n`
const BLANKS = ' '.repeat(PIECE)
const CHUNKED = 'Transfer-Encoding: chunked'
const HUGE = `Content-Length: ${2 ** 50}`

describe('a client that does not stop sending', PATIENT, () => {
  test.for([
    ['in chunks', 'POST /api/users/login', CHUNKED, CHUNK, 413],
    ['in chunks of one byte', 'POST /api/users/login', CHUNKED, '1\r\n \r\n'.repeat(1_000), 413],
    ['by a length far too large', 'POST /api/users/login', HUGE, BLANKS, 413],
    ['where nobody reads a body', 'POST /api/users/logout', CHUNKED, CHUNK, 204],
    ['to a path that leads nowhere', 'POST /api/nothing', HUGE, BLANKS, 404],
    ['with a method that is not taken', 'DELETE /api/products', CHUNKED, CHUNK, 405],
    ['without signing in', 'POST /api/checkout', HUGE, BLANKS, 401],
  ] as const)('%s is answered and cut off', async ([, head, length, piece, status], { shop }) => {
    const answer = await flood(shop.site.url, head, length, piece)

    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect((await shop.site.get('/api/users/live')).status).toBe(200)
  })

  test('does not make the server grow', async ({ serve }) => {
    const { site, server } = await serve()
    const one = (index: number) =>
      flood(site.url, 'POST /api/users/login', index % 2 ? CHUNKED : HUGE, index % 2 ? CHUNK : BLANKS)
    for (let times = 0; times < 5; times += 1)
      await Promise.all(Array.from({ length: 4 }, (_, index) => one(index)))

    expect((await site.get('/api/users/live')).status).toBe(200)
    const peak = await peakMegabytes(server.pid)
    if (peak !== undefined) expect(peak).toBeLessThan(400)
  })
})

/** The most memory that a process has had so far, where the system tells (Linux). */
async function peakMegabytes(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}
