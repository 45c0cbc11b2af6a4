import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import type pg from 'pg'
import { Refusal } from './command.ts'
import { plain } from './plain.ts'

type Program = 'pg_dump' | 'pg_restore'

/** Parameters of an address that the programs take from a variable of their own. */
const VARIABLES: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  channel_binding: 'PGCHANNELBINDING',
  options: 'PGOPTIONS',
}

/** What the programs need to know of a database. It goes into their environment: others can read their arguments. */
export function connectionVariables(address: string): Record<string, string> {
  const url = new URL(address)
  const variables: Record<string, string> = {
    PGHOST: url.searchParams.get('host') ?? url.hostname.replace(/^\[(.*)\]$/, '$1'),
    PGPORT: url.port || '5432',
    PGUSER: decodeURIComponent(url.username),
    PGPASSWORD: decodeURIComponent(url.password),
    PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
  }
  for (const [parameter, variable] of Object.entries(VARIABLES)) {
    const value = url.searchParams.get(parameter)
    if (value !== null) variables[variable] = value
  }
  return variables
}

/** The major version of an installed program of PostgreSQL's, or `undefined` where there is none. */
export async function versionOf(program: Program): Promise<number | undefined> {
  const { code, stdout } = await run(program, ['--version'], {}).catch(() => ({ code: 1, stdout: '' }))
  const [, major] = /\) (\d+)/.exec(stdout) ?? []
  return code === 0 && major !== undefined ? Number(major) : undefined
}

export async function serverVersion(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ number: number }>(
    `select current_setting('server_version_num')::int / 10000 as number`,
  )
  return rows[0]?.number ?? 0
}

/** Runs a program on a database. Throws a `Refusal` with its own words when it fails. */
export async function runOn(address: string, program: Program, args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(program, args, connectionVariables(address))
  if (code !== 0)
    throw new Refusal(`${program} failed: ${plain(stderr.trim().slice(0, 500)) || `it ended with ${code}`}`)
}

async function run(program: Program, args: readonly string[], variables: Record<string, string>) {
  const child = spawn(program, args, {
    env: { ...process.env, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [stdout, stderr] = await Promise.all([
    textOf(child.stdout),
    textOf(child.stderr),
    once(child, 'close'),
  ])
  return { code: child.exitCode, stdout, stderr }
}

async function textOf(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
