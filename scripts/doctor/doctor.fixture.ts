import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { randomBytes } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { listen } from '../../dev/neon/server.ts'
import { openTestDatabase, type TestDatabase } from '../../test/database.ts'
import { runScript } from '../../test/processes.ts'
import { test as served } from '../../test/served.ts'
import { type Interposed, interpose, type Meddling } from './interposed.fixture.ts'

const DOCTOR = path.join(import.meta.dirname, '..', 'doctor.ts')

interface Found {
  check: string
  id: string
  subject?: string
  problem: string
  advice: string
}

export interface Diagnosis {
  code: number
  /** Each as `id`, or `id subject`. */
  found: string[]
  findings: Found[]
  well: string[]
  skipped: string[]
  stderr: string
  /** All that was printed. */
  output: string
}

type Settings = Record<string, string | undefined>

/** Settings as the lines of a `.env` file. */
const asFile = (settings: Settings): string =>
  Object.entries(settings)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}='${value}'\n`]))
    .join('')

/**
 * The test function for the doctor: a whole shop that is well, with settings that fit it, and ways to spoil them.
 * `diagnose` runs the real command on a `.env` of these settings, changed by those given; undefined takes one out.
 */
export const test = served
  .extend('secret', { scope: 'file' }, () => randomBytes(32).toString('base64url'))
  .extend('diagnose', { scope: 'file' }, ({ database, neon, model, secret }, { onCleanup }) => {
    const folders: string[] = []
    onCleanup(async () => {
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true })))
    })
    const healthy = {
      DATABASE_URL: database.url,
      NEON_HTTP_ENDPOINT: neon.url,
      JWT_SECRET: secret,
      OPENAI_API_KEY: model.apiKey,
      OPENAI_BASE_URL: model.baseUrl,
      AI_MODEL: model.model,
    }
    return async (changed: Settings = {}, ...args: string[]): Promise<Diagnosis> => {
      const folder = await mkdtemp(path.join(os.tmpdir(), 'doctor-'))
      folders.push(folder)
      await writeFile(path.join(folder, '.env'), asFile({ ...healthy, ...changed }))
      const { code, stdout, stderr } = await runScript(DOCTOR, ['--json', ...args], { cwd: folder })
      const report = JSON.parse(stdout) as {
        ok: boolean
        findings: Found[]
        well: string[]
        skipped: { check: string }[]
      }
      return {
        code,
        found: report.findings.map(({ id, subject }) => (subject === undefined ? id : `${id} ${subject}`)),
        findings: report.findings,
        well: report.well,
        skipped: report.skipped.map(({ check }) => check),
        stderr,
        output: stdout + stderr,
      }
    }
  })
  .extend('anotherDatabase', { scope: 'test' }, ({}, { onCleanup }) => {
    const closing: (() => Promise<void>)[] = []
    onCleanup(async () => {
      for (const close of closing.toReversed()) await close()
    })
    return async (spoil: (database: TestDatabase) => Promise<unknown>): Promise<Settings> => {
      const database = await openTestDatabase()
      closing.push(database.close)
      await spoil(database)
      const server = await listen({ endpoint: database.endpoint })
      closing.push(server.close)
      return { DATABASE_URL: database.url, NEON_HTTP_ENDPOINT: server.url }
    }
  })
  .extend('interposed', { scope: 'test' }, ({}, { onCleanup }) => {
    const started: Interposed[] = []
    onCleanup(async () => {
      await Promise.all(started.map(({ close }) => close()))
    })
    return async (target: string, meddling: Meddling): Promise<string> => {
      const interposed = await interpose(target, meddling)
      started.push(interposed)
      return interposed.url
    }
  })
