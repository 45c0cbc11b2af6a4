import { describe, expect } from 'vitest'
import { isRealPostgres, openEmptyDatabase, test as base, type TestDatabase } from '../../test/database.ts'
import type { Environment } from './deploy-kind.ts'
import { migrateDeploy } from './migrate-deploy.ts'

const test = base
  .extend('shop', async ({}, { onCleanup }) => {
    const database = await openEmptyDatabase()
    onCleanup(database.close)
    return database
  })
  .extend('branch', async ({}, { onCleanup }) => {
    const database = await openEmptyDatabase()
    onCleanup(database.close)
    return database
  })

/** Ends a build on Netlify; gives what was set for the deploy's functions, and what was said. */
async function build(env: Environment) {
  const variables: Record<string, string> = {}
  const said: string[] = []
  await migrateDeploy({
    env: { NETLIFY: 'true', ...env },
    commandLine: () => Promise.reject(new Error('Netlify says what it builds')),
    setForFunctions: (name, value) => (variables[name] = value),
    log: (line) => said.push(line),
  })
  return { variables, said: said.join('\n') }
}

async function hasTables({ pool }: TestDatabase): Promise<boolean> {
  const { rows } = await pool.query(`select from information_schema.tables where table_schema = 'public'`)
  return rows.length > 0
}

describe.runIf(isRealPostgres)('the end of a build for production', () => {
  test('migrates the database, and a second one finds it up to date', async ({ shop, branch }) => {
    const env = { CONTEXT: 'production', DATABASE_URL: shop.url, PREVIEW_DATABASE_URL: branch.url }

    const { variables, said } = await build(env)

    expect(said).toMatch(/^The database at 127\.0\.0\.1 was migrated: 0001_users, /)
    expect(variables).toEqual({})
    expect(await hasTables(shop)).toBe(true)
    expect(await hasTables(branch)).toBe(false)
    expect((await build(env)).said).toBe('The database at 127.0.0.1 is up to date.')
  })

  test('without DATABASE_URL goes on, and says what is missing', async ({ branch }) => {
    const { said } = await build({
      CONTEXT: 'production',
      DATABASE_URL: '',
      PREVIEW_DATABASE_URL: branch.url,
    })

    expect(said).toContain('DATABASE_URL is not set')
    expect(await hasTables(branch)).toBe(false)
  })

  test('fails when it is given stars for a secret, and says what to do', async () => {
    await expect(build({ CONTEXT: 'production', DATABASE_URL: '****************' })).rejects.toThrow(
      'set it without `--secret`',
    )
  })
})

describe.runIf(isRealPostgres)('the end of a build for a preview', () => {
  const CONTEXT = 'deploy-preview'

  test('leaves the shop’s database alone', async ({ shop }) => {
    const { variables, said } = await build({ CONTEXT, DATABASE_URL: shop.url })

    expect(said).toBe('A preview: nothing is migrated, since PREVIEW_DATABASE_URL is not set.')
    expect(variables).toEqual({})
    expect(await hasTables(shop)).toBe(false)
  })

  test('migrates the previews’ own database, and hands it to the functions', async ({ shop, branch }) => {
    const { variables } = await build({
      CONTEXT,
      DATABASE_URL: shop.url,
      PREVIEW_DATABASE_URL: branch.url,
    })

    expect(variables).toEqual({ DATABASE_URL: branch.url })
    expect(await hasTables(branch)).toBe(true)
    expect(await hasTables(shop)).toBe(false)
  })

  test('fails when the previews’ database is the shop’s, however it is written', async ({ shop }) => {
    const written = new URL(shop.url)
    written.searchParams.set('application_name', 'preview')

    await expect(
      build({ CONTEXT, DATABASE_URL: shop.url, PREVIEW_DATABASE_URL: written.href }),
    ).rejects.toThrow('previews need one of their own')
    expect(await hasTables(shop)).toBe(false)
  })
})
