import { writeFile } from 'node:fs/promises'

/** What was answered to each operation: how often with which status. */
export type Tally = Record<string, Record<number, number>>

const tally: Tally = {}

/** Counts one answer. */
export function count(operation: string, status: number): void {
  const statuses = (tally[operation] ??= {})
  statuses[status] = (statuses[status] ?? 0) + 1
}

/** The share of an operation's answers that were 2xx. */
export function successShare(statuses: Record<number, number>): number {
  const entries = Object.entries(statuses)
  const sum = (some: typeof entries) => some.reduce((total, [, times]) => total + times, 0)
  return sum(entries.filter(([status]) => status.startsWith('2'))) / sum(entries)
}

/** The share so far of one operation. */
export const successShareOf = (operation: string): number => successShare(tally[operation] ?? {})

/** Writes what was counted where `npm run fuzz` finds it. */
export const writeTally = (file: string): Promise<void> => writeFile(file, JSON.stringify(tally))
