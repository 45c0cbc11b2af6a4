import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vitest/config'

const ROOT = path.join(import.meta.dirname, '..', '..')

/** A guard of the assistant, how it is switched off, and the tests that must fail then. */
export interface Guard {
  name: string
  file: string
  /** Text that stands in the file once, and what stands there while the guard is off. */
  on: string
  off: string
  /** Test files, and perhaps the name of the tests in them. */
  tests: string
  named?: string
}

/** For Vitest: the sources as they are, but with one guard switched off. Throws where the file does not look as expected. */
export function switchedOff({ name, file, on, off }: Guard): Plugin {
  const target = path.join(ROOT, file)
  const parts = readFileSync(target, 'utf8').split(on)
  if (parts.length !== 2) throw new Error(`${name}: its text stands ${parts.length - 1} times in ${file}`)
  return {
    name: 'switched-off',
    enforce: 'pre',
    load: (id) => (id.split('?')[0] === target ? parts.join(off) : undefined),
  }
}
