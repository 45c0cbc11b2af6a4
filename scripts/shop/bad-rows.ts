import { Refusal } from './command.ts'
import { count, counted } from './plain.ts'
import type { Problem } from './read-product.ts'

const LISTED = 50

/** Collects what is wrong with rows: the first of it to be told, the rest only to be counted. */
export class BadRows {
  readonly #listed: Problem[] = []
  #rows = 0
  #problems = 0

  /** Takes all problems of some rows; a row's come in one call. */
  add(problems: readonly Problem[]): void {
    this.#rows += new Set(problems.map(({ line }) => line)).size
    this.#problems += problems.length
    this.#listed.push(...problems.toSorted((a, b) => a.line - b.line).slice(0, LISTED - this.#listed.length))
  }

  get rows(): number {
    return this.#rows
  }

  /** Throws the report, in the order of the file, when there is something to report. */
  refuse(rowsRead: number): void {
    if (this.#rows === 0) return
    const lines = this.#listed.map(
      ({ line, column, message }) => `  line ${line}${column === null ? '' : `, ${column}`}: ${message}`,
    )
    const more = this.#problems - lines.length
    if (more > 0) lines.push(`  … and ${count(more)} more like these`)
    const bad = this.#rows === 1 ? 'is bad' : 'are bad'
    throw new Refusal(
      `Nothing was imported: ${count(this.#rows)} of ${counted(rowsRead, 'row')} ${bad}.\n${lines.join('\n')}`,
    )
  }
}
