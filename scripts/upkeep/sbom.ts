import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { isForDevelopment, nameIn, packagesOf, type Project } from './project.ts'
import type { Served } from './served.ts'

interface Component {
  name: string
  version: string
  purl: string
  properties?: { name: string; value: string }[]
  [more: string]: unknown
}

/** A document of CycloneDX, of which we look at the packages alone. */
export interface Bill {
  components: Component[]
  [more: string]: unknown
}

const ARGUMENTS = [
  'sbom',
  '--package-lock-only',
  '--sbom-format=cyclonedx',
  '--sbom-type=application',
  '--offline',
]

/**
 * The bill of materials of what ships: what production would install, and for each package the parts of the shop that
 * hold code of it. npm writes it of a lockfile without the rest; asked to omit that by itself, it also omits packages
 * that ship and are used in development too.
 */
export async function billOfMaterials({ manifest, lockfile }: Project, served: Served): Promise<Bill> {
  const shipped = packagesOf(lockfile).filter(
    ([, locked]) => !isForDevelopment(locked) && !locked.devOptional && !locked.optional,
  )
  const { devDependencies: _, ...project } = manifest
  const { devDependencies: __, ...root } = lockfile.packages[''] ?? {}
  const packages = Object.fromEntries([['', root], ...shipped])

  const temporary = await mkdtemp(path.join(os.tmpdir(), 'sbom-'))
  // npm names the project after its folder.
  const folder = path.join(temporary, manifest.name)
  try {
    await mkdir(folder)
    await writeFile(path.join(folder, 'package.json'), JSON.stringify(project))
    await writeFile(path.join(folder, 'package-lock.json'), JSON.stringify({ ...lockfile, packages }))
    const { stdout } = await promisify(execFile)('npm', ARGUMENTS, { cwd: folder })
    const bill = JSON.parse(stdout) as Bill
    const parts = new Map(shipped.map(([at, { version }]) => [`${nameIn(at)}@${version}`, served.get(at)]))
    return { ...bill, components: bill.components.map((component) => withParts(component, parts)) }
  } finally {
    await rm(temporary, { recursive: true })
  }
}

function withParts(
  component: Component,
  parts: ReadonlyMap<string, readonly string[] | undefined>,
): Component {
  const { name, version, properties = [] } = component
  const holders = parts.get(`${name}@${version}`)
  const added = holders ? [{ name: 'fatima-zehra-boutique:in', value: [...holders].sort().join(' ') }] : []
  return { ...component, properties: [...properties, ...added] }
}
