import pg from 'pg'
import type { Statement } from './every-operation.ts'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

/** A table that is read from end to end. */
export interface Scan {
  table: string
  /** It feeds a bare count: there is an aggregate above it, and no limit that a better plan would stop at. */
  counts: boolean
}

/** Carries statements out, takes them back, and gives the scans that it took, those inside functions and triggers too. */
export interface Rehearsal {
  scansOf: (statements: readonly Statement[]) => Promise<Scan[]>
  close: () => Promise<void>
}

const TELL_EVERYTHING = {
  log_min_duration: 0,
  log_nested_statements: 'on',
  log_format: 'json',
  log_level: 'notice',
}

/** Gives undefined where the server does not let us look: that takes a superuser, and its module `auto_explain`. */
export async function openRehearsal(url: string): Promise<Rehearsal | undefined> {
  const session = new pg.Client(url)
  await session.connect()
  try {
    await session.query("load 'auto_explain'")
  } catch {
    await session.end()
    return undefined
  }
  for (const [name, value] of Object.entries(TELL_EVERYTHING)) {
    await session.query(`set auto_explain.${name} = ${value}`)
  }
  let scans: Scan[] = []
  session.on('notice', ({ message = '' }) => {
    const told = /^duration: .* plan:\n(.*)$/s.exec(message)?.[1]
    if (told !== undefined) scans.push(...scansIn((JSON.parse(told) as { Plan: PlanNode }).Plan))
  })
  return {
    scansOf: async (statements) => {
      scans = []
      await session.query('begin')
      try {
        for (const { query, params } of statements) await session.query(query, params)
      } finally {
        await session.query('rollback')
      }
      return scans
    },
    close: () => session.end(),
  }
}

function scansIn(node: PlanNode, above: readonly string[] = []): Scan[] {
  const table = node['Relation Name']
  const counts = above.includes('Aggregate') && !above.includes('Limit')
  const own = node['Node Type'] === 'Seq Scan' && table !== undefined ? [{ table, counts }] : []
  return [...own, ...(node.Plans ?? []).flatMap((child) => scansIn(child, [...above, node['Node Type']]))]
}
