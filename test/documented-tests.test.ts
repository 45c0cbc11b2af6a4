import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = path.join(import.meta.dirname, '..')

const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')

/** The rows of a page's tables, cell by cell, without their headings. */
function rowsOf(page: string): string[][] {
  const lines = read(page).split('\n')
  const isRow = (line: string | undefined) => line?.startsWith('|') === true
  const cells = (line: string) => line.slice(1, line.lastIndexOf('|')).split('|')
  return lines
    .filter((line, index) => isRow(line) && isRow(lines[index - 1]) && !/^\|[ :|-]+$/.test(line))
    .map((line) => cells(line).map((cell) => cell.trim()))
}

/** Evidence is `file`: title of a test in it, or a `file` alone; several are parted by line breaks. */
const evidenceOf = (row: readonly string[]) => row.at(-1)?.split('<br>') ?? []

function isTitleIn(source: string, title: string): boolean {
  return ["'", '"', '`'].some((quote) => {
    const literal = quote + title.replaceAll(quote, `\\${quote}`) + quote
    const found = source.split(literal)
    return found.some((before, index) => /\(\s*$/.test(before) && /^\s*,/.test(found[index + 1] ?? ''))
  })
}

function isShown(evidence: string): boolean {
  const [, file = '', title] = /^`([^`]+)`(?:: (.+))?$/.exec(evidence) ?? []
  if (!file || !existsSync(path.join(ROOT, file))) return false
  return title === undefined ? !file.endsWith('.test.ts') : isTitleIn(read(file), title)
}

const NEEDS_EVIDENCE = /^(?:\d+|\d+\.\d+\.\d+)$/

/** The requirements of OWASP ASVS 5.0.0: all of level 1, then those of level 2 in V2.3, V2.4, V7, V8 and V9. */
const ASVS = `
  1.2.1 1.2.2 1.2.3 1.2.4 1.2.5 1.3.1 1.3.2 1.5.1 2.1.1 2.2.1 2.2.2 2.3.1 3.2.1 3.2.2 3.3.1 3.4.1 3.4.2 3.5.1 3.5.2
  3.5.3 4.1.1 4.4.1 5.2.1 5.2.2 5.3.1 5.3.2 6.1.1 6.2.1 6.2.2 6.2.3 6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.3.1 6.3.2 6.4.1
  6.4.2 7.2.1 7.2.2 7.2.3 7.2.4 7.4.1 7.4.2 8.1.1 8.2.1 8.2.2 8.3.1 9.1.1 9.1.2 9.1.3 9.2.1 10.4.1 10.4.2 10.4.3
  10.4.4 10.4.5 11.3.1 11.3.2 11.4.1 12.1.1 12.2.1 12.2.2 13.4.1 14.2.1 14.3.1 15.1.1 15.2.1 15.3.1

  2.3.2 2.3.3 2.3.4 2.4.1 7.1.1 7.1.2 7.1.3 7.3.1 7.3.2 7.4.3 7.4.4 7.4.5 7.5.1 7.5.2 7.6.1 7.6.2 8.1.2 8.2.3 8.4.1
  9.2.2 9.2.3 9.2.4`
  .trim()
  .split(/\s+/)

describe.for(['docs/asvs.md', 'docs/production-readiness.md'])('%s', (page) => {
  const claims = rowsOf(page).filter(([id = '', ...rest]) => NEEDS_EVIDENCE.test(id) && rest.length > 1)

  test('names tests that exist, by file and title', () => {
    const missing = claims.flatMap((row) =>
      evidenceOf(row).filter((evidence) => !evidence.startsWith('PENDING ') && !isShown(evidence)),
    )

    expect(claims.length).toBeGreaterThan(0)
    expect(missing).toEqual([])
  })

  test('leaves nothing to be shown later', () => {
    const pending = claims.flatMap((row) =>
      evidenceOf(row).filter((evidence) => evidence.includes('PENDING')),
    )

    expect(pending).toEqual([])
  })
})

test('docs/asvs.md speaks of each requirement once', () => {
  const ids = rowsOf('docs/asvs.md').flatMap(([id = '']) => id.split(', '))

  expect(ids.toSorted()).toEqual(ASVS.toSorted())
})

test('docs/production-readiness.md has forty-five checks, in order', () => {
  const numbers = rowsOf('docs/production-readiness.md').map(([number]) => Number(number))

  expect(numbers).toEqual(Array.from({ length: 45 }, (_, index) => index + 1))
})

test('a title counts only where a test or a group of tests has it', () => {
  const source = `test('of one quote', () => {})\ntest.for([1])(\n  "of %s", () => {})\nconst other = 'elsewhere'`

  for (const title of ['of one quote', 'of %s']) expect(isTitleIn(source, title), title).toBe(true)
  for (const title of ['elsewhere', 'of one', 'nowhere']) expect(isTitleIn(source, title), title).toBe(false)
})
