import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { build, type BuildResult } from 'esbuild'

const ROOT = path.join(import.meta.dirname, '..')
const ENTRIES = path.join(ROOT, 'netlify', 'functions')

/** The names of the functions: one file each in `netlify/functions`. */
export async function functionNames(): Promise<string[]> {
  const files = await readdir(ENTRIES)
  return files.filter((file) => file.endsWith('.ts')).map((file) => path.basename(file, '.ts'))
}

/**
 * Bundles a function with all it imports into one minified ESM file, `<outdir>/<name>.mjs`; with `write: false` only
 * the metafile is made, which tells what is inside. No source map: the file is all that is deployed.
 */
export const bundleFunction = (
  name: string,
  { outdir, write }: { outdir: string; write: boolean },
): Promise<BuildResult<{ metafile: true }>> =>
  build({
    entryPoints: [path.join(ENTRIES, `${name}.ts`)],
    outfile: path.join(outdir, `${name}.mjs`),
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
    write,
  })
