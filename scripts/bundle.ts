import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { build, type BuildResult, type Metafile } from 'esbuild'
import { leftOut } from './left-out.ts'

const ROOT = path.join(import.meta.dirname, '..')
const ENTRIES = 'netlify/functions'

/** The names of the functions: one file each in `netlify/functions`. */
export async function functionNames(): Promise<string[]> {
  const files = await readdir(path.join(ROOT, ENTRIES))
  return files.filter((file) => file.endsWith('.ts')).map((file) => path.basename(file, '.ts'))
}

/**
 * Bundles a function into minified ESM files in `<outdir>/<name>/`: `<name>.mjs`, and beside it a file for each import
 * that is made only when it is needed, so that a request that does not need it never reads it. With `write: false` only
 * the metafile is made, which tells what is inside. No source maps: the files are all that is deployed.
 */
export const bundleFunction = (
  name: string,
  { outdir, write }: { outdir: string; write: boolean },
): Promise<BuildResult<{ metafile: true }>> =>
  build({
    entryPoints: [`${ENTRIES}/${name}.ts`],
    outdir: path.join(outdir, name),
    outExtension: { '.js': '.mjs' },
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    legalComments: 'none',
    plugins: [leftOut],
    metafile: true,
    logLevel: 'error',
    write,
  })

/** Of a bundled function's files, those that every start reads; the others wait until they are needed. */
export function filesAtStart(name: string, { outputs }: Metafile): Set<string> {
  const files = new Set<string>()
  const read = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    for (const { kind, external, path: imported } of outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && !external) read(imported)
    }
  }
  const entry = `${ENTRIES}/${name}.ts`
  for (const [file, { entryPoint }] of Object.entries(outputs)) {
    if (entryPoint === entry) read(file)
  }
  return files
}

/** What a function weighs, in bytes: what every start reads, and what waits until it is needed. */
export function weightOf(name: string, metafile: Metafile): { atStart: number; later: number } {
  const first = filesAtStart(name, metafile)
  const weight = { atStart: 0, later: 0 }
  for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
    weight[first.has(file) ? 'atStart' : 'later'] += bytes
  }
  return weight
}
