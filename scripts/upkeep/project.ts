import { readFile } from 'node:fs/promises'
import path from 'node:path'

type Versions = Readonly<Record<string, string>>

/** What `package.json` says of packages. */
export interface Manifest {
  name: string
  version: string
  dependencies?: Versions
  devDependencies?: Versions
  optionalDependencies?: Versions
  engines?: Versions
  /** Whose install scripts npm runs, and whose it leaves. */
  allowScripts?: Readonly<Record<string, boolean>>
}

/** A package of the lockfile. */
export interface LockedPackage {
  version?: string
  license?: string
  integrity?: string
  resolved?: string
  /** Another folder of the project. */
  link?: boolean
  /** Comes inside of the package that it stands in. */
  inBundle?: boolean
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
  extraneous?: boolean
  hasInstallScript?: boolean
  dependencies?: Versions
  optionalDependencies?: Versions
  peerDependencies?: Versions
  peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>
}

export interface Lockfile {
  lockfileVersion: number
  /** By their folders, as `node_modules/hono`; the project itself is `''`. */
  packages: Readonly<Record<string, LockedPackage & Partial<Manifest>>>
}

export interface Project {
  manifest: Manifest
  lockfile: Lockfile
}

export const ROOT = path.join(import.meta.dirname, '..', '..')

/** Reads a project's `package.json` and `package-lock.json`. */
export async function readProject(folder: string): Promise<Project> {
  const read = async (file: string) => JSON.parse(await readFile(path.join(folder, file), 'utf8')) as unknown
  return {
    manifest: (await read('package.json')) as Manifest,
    lockfile: (await read('package-lock.json')) as Lockfile,
  }
}

/** The packages of a lockfile by their folders, without the project itself and other folders of it. */
export const packagesOf = ({ packages }: Lockfile) =>
  Object.entries(packages).filter(([folder, { link }]) => folder !== '' && !link)

const MODULES = 'node_modules/'

/** The name of the package in a folder of `node_modules`. */
export const nameIn = (folder: string): string => folder.slice(folder.lastIndexOf(MODULES) + MODULES.length)

/** Whether a package is there for development alone: `npm ci --omit dev` leaves it out. */
export const isForDevelopment = ({ dev, extraneous }: LockedPackage): boolean =>
  dev === true || extraneous === true

/** Writes down what is wrong, if anything is, and fails the process then. */
export function report(faults: readonly string[]): void {
  for (const fault of faults) console.error(fault)
  process.exitCode = faults.length === 0 ? 0 : 1
}
