import type { Result } from './finding.ts'

const WIDTH = 18

/** One check as lines for people. */
export function inWords({ check, findings, skipped }: Result): string {
  const name = check.padEnd(WIDTH)
  if (skipped !== undefined) return `  –   ${name}not looked at: ${skipped}`
  if (findings.length === 0) return ` ok   ${name}`.trimEnd()
  const indent = ' '.repeat(6 + WIDTH)
  return findings
    .map(({ problem, advice }, index) => {
      const head = index === 0 ? `WRONG ${name}` : indent
      return `${head}${problem}\n${indent}${advice}`
    })
    .join('\n')
}

/** What all checks came to, in a sentence. */
export function summary(results: readonly Result[]): string {
  const count = results.flatMap(({ findings }) => findings).length
  if (count === 0) return 'All is well.'
  return count === 1 ? 'One thing is wrong.' : `${count} things are wrong.`
}

/** The same for machines: what was found, and by name what was well and what was not looked at. */
export const inJson = (results: readonly Result[]): string =>
  JSON.stringify(
    {
      ok: results.every(({ findings }) => findings.length === 0),
      findings: results.flatMap(({ check, findings }) => findings.map((finding) => ({ check, ...finding }))),
      well: results
        .filter(({ findings, skipped }) => findings.length === 0 && skipped === undefined)
        .map(({ check }) => check),
      skipped: results.flatMap(({ check, skipped }) =>
        skipped === undefined ? [] : [{ check, why: skipped }],
      ),
    },
    null,
    2,
  )
