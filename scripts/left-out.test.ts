import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import * as whole from '@neondatabase/serverless'
import { build } from 'esbuild'
import { test as base, describe, expect } from 'vitest'
import { namesOnly, httpDriver, leftOut } from './left-out.ts'

type Driver = Pick<typeof whole, 'neon' | 'neonConfig' | 'NeonDbError'>
type Sql = whole.NeonQueryFunction<false, false>

const test = base.extend('trimmed', { scope: 'file' }, async ({}, { onCleanup }) => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'left-out-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  const outfile = path.join(folder, 'driver.mjs')
  await build({
    stdin: {
      contents: `export { neon, neonConfig, NeonDbError } from '@neondatabase/serverless'`,
      resolveDir: import.meta.dirname,
    },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    plugins: [leftOut],
  })
  const driver = (await import(pathToFileURL(outfile).href)) as Driver
  return { driver, bytes: (await readFile(outfile)).length }
})

/** What a driver posts for some work, and what the work gives when it is answered so. */
async function exchange(
  { neon, neonConfig }: Driver,
  work: (sql: Sql) => Promise<unknown>,
  [status, body]: readonly [number, object | string],
) {
  const posted: unknown[] = []
  neonConfig.fetchFunction = async (url: string, init: RequestInit) => {
    posted.push([url, init])
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status })
  }
  const sql = neon('postgresql://shop:secret@ep-quiet-1.eu.aws.neon.tech/shop?sslmode=require')
  const results = []
  for (let time = 0; time < 2; time++) {
    results.push(await work(sql).catch((error: unknown) => ({ ...(error as object), text: String(error) })))
  }
  return { posted, results }
}

const fields = ([23, 16, 1700, 114, 1184, 1007, 25] as const).map((dataTypeID, index) => ({
  name: `column_${index}`,
  dataTypeID,
}))
const rows = [
  ['7', 't', '5000.00', '{"a":1}', '2026-11-22 10:00:00+00', '{1,2}', 'kurta'],
  Array.from({ length: 7 }, () => null),
]
const result = { command: 'SELECT', rowCount: 2, rowAsArray: true, fields, rows }
const PARAMETERS = [1, 'two', null, true, ['a', 'b'], new Date(0), { json: true }, Buffer.from('bytes')]
const signal = new AbortController().signal

describe("Neon's driver without what the functions never use", () => {
  test('is a third as large', async ({ trimmed }) => {
    expect(trimmed.bytes).toBeLessThan(50_000)
  })

  test.for<[string, (sql: Sql) => Promise<unknown>, readonly [number, object | string]]>([
    [
      'query',
      (sql) => sql.query('select $1', PARAMETERS, { fullResults: true, fetchOptions: { signal } }),
      [200, result],
    ],
    [
      'batch',
      (sql) =>
        sql.transaction([sql.query('select 1'), sql.query('select $1', PARAMETERS)], {
          isolationLevel: 'ReadCommitted',
          fetchOptions: { signal },
        }),
      [200, { results: [result, result] }],
    ],
    [
      'refused query',
      (sql) => sql.query('select'),
      [400, { message: 'no', code: '23505', constraint: 'users_email_key' }],
    ],
    ['query of a server in trouble', (sql) => sql.query('select 1'), [503, 'away']],
  ])('sends and reads the same: a %s', async ([, work, answer], { trimmed }) => {
    const expected = await exchange(whole, work, answer)
    const { posted, results } = await exchange(trimmed.driver, work, answer)

    expect(posted).toEqual(expected.posted)
    expect(JSON.stringify(results)).toBe(JSON.stringify(expected.results))
  })

  test('refuses what is no connection string in the same words', async ({ trimmed }) => {
    const failure = ({ neon }: Driver) => neon('postgresql//nowhere').query('select 1').catch(String)

    expect(await failure(trimmed.driver)).toBe(await failure(whole))
  })
})

describe('a package that is built in another way than expected', () => {
  test('fails the build: the driver', () => {
    expect(() => httpDriver('export const neon = () => {}')).toThrow(/driver/)
  })

  test('fails the build: a module of which more than names would be missed', () => {
    expect(namesOnly('export class A {\n}\nexport function b(c) {\n}')).toMatch(
      /^export class A \{\}\nexport function b\(\) \{ throw .*b was left out/,
    )
    expect(() => namesOnly('export class A {}\nexport const b = 1')).toThrow(/export const b/)
    expect(() => namesOnly('const a = 1')).toThrow(/nothing/)
  })
})
