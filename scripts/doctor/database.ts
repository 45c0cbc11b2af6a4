import { neon, neonConfig } from '@neondatabase/serverless'
import * as v from 'valibot'
import { databaseSettings, OrdersEnv } from '../../src/env.ts'
import { readEnv } from '../../src/lib/read-env.ts'
import { offBy } from './clock.ts'
import { type Finding, type Result, skipped } from './finding.ts'
import { type Ask, migrationFindings } from './migrations.ts'
import { reasonOf } from './reason.ts'
import type { Environment } from './settings.ts'

const DatabaseEnv = v.pick(OrdersEnv, ['DATABASE_URL', 'DATABASE_TIMEOUT_MS', 'NEON_HTTP_ENDPOINT'])

/** Asks the database as the shop does, over Neon's protocol: whether it answers, how far it is migrated, what time it is. */
export async function checkDatabase(environment: Environment): Promise<Result[]> {
  const env = readEnv(DatabaseEnv, environment)
  if (!env.success) return [skipped('database', 'its settings are not right yet')]
  const { url, timeoutMs, endpoint } = databaseSettings(env.settings)
  if (endpoint) neonConfig.fetchEndpoint = endpoint
  const client = neon(url)
  const ask: Ask = async <Row>(statement: string) =>
    (await client.query(statement, [], { fetchOptions: { signal: AbortSignal.timeout(timeoutMs) } })) as Row[]

  try {
    await ask('select 1')
  } catch (error) {
    const where = new URL(endpoint ?? url).host
    return [{ check: 'database', findings: [refusal(error, where)] }]
  }
  return [
    { check: 'database', findings: [] },
    { check: 'migrations', findings: await migrationFindings(ask) },
    { check: "database's clock", findings: await clockFindings(ask) },
  ]
}

function refusal(error: unknown, where: string): Finding {
  const { code, text } = reasonOf(error)
  if (
    code.startsWith('28') ||
    /password authentication failed|no pg_hba|role .* does not exist/i.test(text)
  ) {
    return {
      id: 'database-refuses',
      problem: `The database at ${where} does not let us in: user or password are not right.`,
      advice: 'Copy the connection string into DATABASE_URL again; Neon shows it whole under "Connect".',
    }
  }
  if (code === '3D000' || /database .* does not exist/i.test(text)) {
    return {
      id: 'database-not-there',
      problem: `The server at ${where} has no database of the name in DATABASE_URL.`,
      advice: 'Correct the last part of the connection string, or create that database.',
    }
  }
  return {
    id: 'database-unreachable',
    problem: `The database at ${where} cannot be reached${code && ` (${code})`}.`,
    advice:
      'See that it runs, that the host in DATABASE_URL is right, and that nothing on the way blocks it.',
  }
}

async function clockFindings(ask: Ask): Promise<Finding[]> {
  const before = Date.now()
  const [row] = await ask<{ now: string }>(
    'select round(extract(epoch from clock_timestamp()) * 1000)::bigint::text as now',
  )
  const off = offBy(Number(row?.now), { before, after: Date.now() })
  if (!off) return []
  return [
    {
      id: 'database-clock',
      problem: `The database's clock is ${off} this machine's. Limits, links in mail and reports count by it.`,
      advice: 'Set the clock that is wrong by NTP; compare both with another machine.',
    },
  ]
}
