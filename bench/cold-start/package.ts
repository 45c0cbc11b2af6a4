import { cp, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

interface ZipConfig {
  nodeBundler: 'none'
  includedFiles?: string[]
  includedFilesBasePath?: string
}

interface ZipIt {
  zipFunctions: (
    source: string,
    target: string,
    options: { archiveFormat: 'none'; basePath: string; config: Record<string, ZipConfig> },
  ) => Promise<unknown>
}

export interface Packaged {
  /** The file with which Netlify starts a function. */
  entry: (name: string) => string
  /** What starts it in a fresh process. */
  runner: string
}

const HELLO = `export default () => new Response('Hello')\n`

/**
 * Packages bundled functions, and a function `hello` that only says so, as a deploy does: Netlify's own code puts its
 * bootstrap beside each.
 */
export async function packageFunctions(bundles: Record<string, string>, folder: string): Promise<Packaged> {
  const source = path.join(folder, 'source')
  await mkdir(path.join(source, 'hello'), { recursive: true })
  await writeFile(path.join(source, 'hello', 'hello.mjs'), HELLO)
  for (const [name, file] of Object.entries(bundles)) {
    await cp(path.dirname(file), path.join(source, name), { recursive: true })
  }

  const ofNetlify = createRequire(import.meta.resolve('netlify-cli/package.json'))
  const zipIt = pathToFileURL(ofNetlify.resolve('@netlify/zip-it-and-ship-it')).href
  const { zipFunctions } = (await import(zipIt)) as ZipIt
  const packaged = path.join(folder, 'packaged')
  const config = Object.fromEntries(
    Object.keys(bundles).map((name) => [
      name,
      { nodeBundler: 'none' as const, includedFiles: [`${name}/*`], includedFilesBasePath: source },
    ]),
  )
  await zipFunctions(source, packaged, {
    archiveFormat: 'none',
    basePath: source,
    config: { hello: { nodeBundler: 'none' }, ...config },
  })

  const runner = path.join(folder, 'runner.mjs')
  await build({
    entryPoints: [path.join(import.meta.dirname, 'runner.ts')],
    outfile: runner,
    platform: 'node',
    format: 'esm',
    target: 'node22',
  })
  return { entry: (name) => path.join(packaged, name, '___netlify-entry-point.mjs'), runner }
}
