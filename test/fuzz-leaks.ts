import { expect } from 'vitest'
import { MARKER } from './fuzz-values.ts'
import { type Answer, JWT_SECRET, type Shop } from './shop.ts'

/** What no answer and no line of the log may hold: a stack, a path of the sources, SQL, PostgreSQL's words, a hash. */
const INSIDE = [
  /\bat \S+ \(/,
  /node_modules|file:\/\/|\.m?[jt]s:\d/,
  /\bselect .+ from\b|\binsert into\b|\bdelete from\b|\bupdate "/i,
  /\bpg_|relation "|syntax error|SQLSTATE|NeonDbError|violates/i,
  /\$2[aby]\$|password_hash|token_hash/,
  /postgres(?:ql)?:\/\//,
]

/** The names that only the database has for its rules. */
async function namesInside(shop: Shop): Promise<string[]> {
  const rows = await shop.sql<{ name: string }>(
    `select conname as name from pg_constraint
     join pg_namespace on pg_namespace.oid = connamespace where nspname = 'public'
     union select indexname from pg_indexes where schemaname = 'public'`,
  )
  return rows.map(({ name }) => name)
}

/** A check that fails when an answer, or what was logged of it, tells something from inside or repeats what was hostile. */
export async function leakCheck(shop: Shop, databaseUrl: string) {
  const { password, host } = new URL(databaseUrl)
  const names = await namesInside(shop)
  const secrets = [JWT_SECRET, host, ...(password.length > 8 ? [password] : []), ...names]
  return (answer: Answer): void => {
    const headers = JSON.stringify([...answer.headers])
    const log = JSON.stringify(shop.log)
    const everything = `${headers}\n${JSON.stringify(answer.body)}\n${log}`.replaceAll(String.raw`\"`, '"')
    for (const pattern of INSIDE) expect(everything).not.toMatch(pattern)
    for (const secret of secrets) expect(everything).not.toContain(secret)

    expect(headers, 'headers').not.toContain(MARKER)
    expect(log, 'log').not.toContain(MARKER)
    // The lines of a refused checkout name products as the catalogue does.
    if (answer.status >= 400) {
      expect(JSON.stringify({ ...answer.body, lines: [] }), 'problem').not.toContain(MARKER)
    }
  }
}
