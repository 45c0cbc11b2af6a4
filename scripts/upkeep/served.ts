import os from 'node:os'
import path from 'node:path'
import type { Metafile } from 'esbuild'
import { bundleFunction, functionNames } from '../bundle.ts'
import { PUBLISHED_PACKAGES } from '../site.ts'
import { buildStorefront } from '../storefront.ts'

/** Packages of which there is code in what the shop serves, by their folders, each with the parts that hold it. */
export type Served = ReadonlyMap<string, readonly string[]>

/** The folder of the package that a file is of, as the lockfile names it. */
const packageFolder = (file: string): string | undefined =>
  /(?:^|[\\/])(node_modules[\\/](?:.*[\\/]node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/
    .exec(file)?.[1]
    ?.replaceAll('\\', '/')

/** The folders of the packages that files are of, each once. */
export const packageFolders = (files: Iterable<string>): string[] => [
  ...new Set([...files].map(packageFolder).filter((folder) => folder !== undefined)),
]

/** The files of which something is in a bundle. */
export const filesIn = ({ outputs }: Metafile): string[] =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  )

/** Bundles the functions and the storefront, writes nothing, and gives the packages of which something is in them. */
export async function servedPackages(): Promise<Served> {
  const nowhere = path.join(os.tmpdir(), 'nothing-is-written')
  const parts = await Promise.all([
    ...(await functionNames()).map(async (name) => {
      const { metafile } = await bundleFunction(name, { outdir: 'dist/functions', write: false })
      return { part: `functions/${name}`, files: filesIn(metafile) }
    }),
    buildStorefront(nowhere, { write: false }).then(({ sources }) => ({
      part: 'storefront',
      files: sources,
    })),
  ])

  const served = new Map<string, string[]>(
    PUBLISHED_PACKAGES.map((name) => [`node_modules/${name}`, ['site']]),
  )
  for (const { part, files } of parts) {
    for (const folder of packageFolders(files)) served.set(folder, [...(served.get(folder) ?? []), part])
  }
  return served
}
