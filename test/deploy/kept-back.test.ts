import { describe, expect } from 'vitest'
import { isRealPostgres, openEmptyDatabase, test as base } from '../database.ts'
import { netlifyDeploy } from './netlify-deploy.ts'

const test = base
  .extend('empty', async ({}, { onCleanup }) => {
    const database = await openEmptyDatabase()
    onCleanup(database.close)
    return {
      ...database,
      tables: async () => {
        const { rows } = await database.pool.query<{ name: string }>(
          `select table_name as name from information_schema.tables where table_schema = 'public' order by name`,
        )
        return rows.map(({ name }) => name)
      },
    }
  })
  .extend('deploy', ({ empty }, { onCleanup }) => async (...args: string[]) => {
    const run = await netlifyDeploy(args, empty)
    onCleanup(run.remove)
    expect(run.api.refused, run.output).toEqual([])
    expect(run.reached).toEqual([])
    return { ...run, deploys: run.api.deploys }
  })

describe.runIf(isRealPostgres)('netlify deploy', () => {
  test('--prod fails when the database cannot be migrated: it stays as it was, and nothing is uploaded', async ({
    empty,
    deploy,
  }) => {
    await empty.pool.query('create table chat_messages (id integer)')

    const { code, output, deploys, secrets } = await deploy('--prod')

    expect(code, output).not.toBe(0)
    expect(output).toContain('The database was not migrated. relation "chat_messages" already exists')
    expect(deploys).toMatchObject([{ state: 'cancelled', files: new Map(), functions: new Map() }])
    expect(deploys[0]?.manifest).toBeUndefined()
    const { rows } = await empty.pool.query('select name from kysely_migration')
    expect(rows).toEqual([])
    expect((await empty.tables()).filter((name) => !name.startsWith('kysely_'))).toEqual(['chat_messages'])
    expect(Object.entries(secrets).filter(([, text]) => output.includes(text))).toEqual([])
  })

  test('without --prod makes a preview and leaves the shop’s database alone', async ({ empty, deploy }) => {
    const { code, output, deploys } = await deploy()

    expect(code, output).toBe(0)
    expect(output).toContain('A preview: nothing is migrated')
    expect(deploys).toMatchObject([{ draft: true, state: 'ready' }])
    expect(await empty.tables()).toEqual([])
  })
})
