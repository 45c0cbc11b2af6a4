import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isRealPostgres } from '../test/database.ts'
import { foldersOpenTo, serverAccount } from './postgres/binaries.ts'
import { startPostgres } from './postgres.ts'

const ask = async (url: string, question: string) => {
  const client = new pg.Client(url).on('error', () => {})
  await client.connect()
  try {
    return (await client.query(question)).rows
  } finally {
    await client.end()
  }
}

describe.runIf(isRealPostgres && !process.env.TEST_DATABASE_URL)('the packaged PostgreSQL', () => {
  test('keeps a named folder from one start to the next, under a password', async () => {
    const [parent = ''] = await foldersOpenTo(await serverAccount())
    const folder = path.join(parent, `postgres-kept-${process.pid}`)
    onTestFinished(() => rm(folder, { recursive: true, force: true }))

    const first = await startPostgres({ folder })
    await ask(first.url('postgres'), 'CREATE DATABASE "a kept one"')
    const withoutPassword = first.url('postgres').replace(/:[^:@]*@/, '@')
    await expect(ask(withoutPassword, 'SELECT 1')).rejects.toThrow('password')
    await first.stop()
    await expect(ask(first.url('postgres'), 'SELECT 1')).rejects.toThrow('ECONNREFUSED')

    const second = await startPostgres({ folder, maxConnections: 50 })
    const rows = await ask(second.url('a kept one'), 'SHOW max_connections')
    await second.stop()
    await second.stop()
    expect(rows).toEqual([{ max_connections: '50' }])
  })

  test('has Unicode letters, pg_trgm and unaccent, and sorts by code point, as Neon does', async () => {
    const server = await startPostgres()
    await ask(server.url('postgres'), 'CREATE EXTENSION pg_trgm')
    await ask(server.url('postgres'), 'CREATE EXTENSION unaccent')
    const rows = await ask(
      server.url('postgres'),
      `SELECT lower('ÄÇ') AS lower, 'a' > 'Z' AS by_code_point, cardinality(show_trgm('äç')) AS trigrams`,
    )
    await server.stop()
    expect(rows).toEqual([{ lower: 'äç', by_code_point: true, trigrams: 3 }])
  })

  test('ends, and takes its folder along, when its process is killed', async () => {
    const child = fork(path.join(import.meta.dirname, 'postgres.fixture.ts'), { execArgv: [] })
    const [url] = await once(child, 'message')
    const [{ folder }] = await ask(
      url,
      `SELECT setting AS folder FROM pg_settings WHERE name = 'data_directory'`,
    )

    child.kill('SIGKILL')

    const state = () => ask(url, 'SELECT 1').catch((error: NodeJS.ErrnoException) => error.code)
    await expect.poll(state, { timeout: 10_000 }).toBe('ECONNREFUSED')
    await expect.poll(() => existsSync(path.dirname(folder)), { timeout: 10_000 }).toBe(false)
  })
})
