import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** A line of a `.dockerignore`; a later one wins over an earlier. */
interface Rule {
  pattern: string
  keeps: boolean
}

/** Reads a `.dockerignore`, which says in which order what stays outside and what comes along after all. */
export async function readIgnored(root: string): Promise<(file: string) => boolean> {
  const lines = (await readFile(path.join(root, '.dockerignore'), 'utf8')).split('\n')
  const rules = lines
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line): Rule =>
      line.startsWith('!') ? { pattern: line.slice(1), keeps: true } : { pattern: line, keeps: false },
    )
  return (file) => rules.reduce((ignored, rule) => (fits(rule.pattern, file) ? !rule.keeps : ignored), false)
}

/** A pattern means what it matches, files with a leading dot among it, and all that is in it. */
function fits(pattern: string, file: string): boolean {
  const source = pattern
    .split(/(\*\*\/|\*)/)
    .map((part) =>
      part === '**/' ? '(?:.*/)?' : part === '*' ? '[^/]*' : part.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
  return new RegExp(`^${source}(?:/|$)`).test(file)
}

/** Copies what a build of the folder gets to see. */
export async function copyContext(root: string, into: string): Promise<void> {
  const isIgnored = await readIgnored(root)
  await mkdir(into, { recursive: true })
  for (const entry of await readdir(root)) {
    if (SELDOM_WANTED.has(entry)) continue
    for (const file of await filesIn(root, entry)) {
      if (!isIgnored(file)) await cp(path.join(root, file), path.join(into, file))
    }
  }
}

/** Too large to go through, and refused as a whole by a test of its own. */
const SELDOM_WANTED = new Set(['node_modules', '.git', 'dist', '.local', '.netlify', 'artifacts'])

async function filesIn(root: string, entry: string): Promise<string[]> {
  const entries = await readdir(path.join(root, entry), { recursive: true, withFileTypes: true }).catch(
    () => undefined,
  )
  if (!entries) return [entry]
  return entries
    .filter((each) => each.isFile())
    .map((each) => path.relative(root, path.join(each.parentPath, each.name)))
}
