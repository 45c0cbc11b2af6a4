import semver from 'semver'
import {
  type LockedPackage,
  type Lockfile,
  type Manifest,
  nameIn,
  packagesOf,
  type Project,
} from './project.ts'

/**
 * What is wrong with a project's lockfile: it is not what `package.json` and its packages ask for, a package in it could
 * be another one tomorrow, or it may run a script that nobody has decided about.
 */
export function lockfileFaults({ manifest, lockfile }: Project): string[] {
  return [
    ...(lockfile.lockfileVersion === 3
      ? []
      : [`package-lock.json is of version ${lockfile.lockfileVersion}`]),
    ...unpinned(manifest),
    ...outOfStep(manifest, lockfile),
    ...packagesOf(lockfile).flatMap(([folder, locked]) => loose(folder, locked)),
    ...Object.keys(lockfile.packages).flatMap((folder) => unmet(folder, lockfile)),
    ...undecided(manifest, lockfile),
  ]
}

const asked = (manifest: Partial<Manifest>) =>
  Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  })

const unpinned = (manifest: Manifest) =>
  asked(manifest)
    .filter(([, version]) => semver.valid(version) !== version)
    .map(([name, version]) => `package.json asks for ${name} ${version}, which is no exact version`)

const COPIED = [
  'name',
  'version',
  'dependencies',
  'devDependencies',
  'optionalDependencies',
  'engines',
] as const

function outOfStep(manifest: Manifest, { packages }: Lockfile): string[] {
  const copy: Partial<Manifest> = packages[''] ?? {}
  const text = (value: unknown) =>
    JSON.stringify(value, typeof value === 'object' ? Object.keys(value ?? {}).sort() : undefined)
  return [
    ...COPIED.filter((key) => text(manifest[key]) !== text(copy[key])).map(
      (key) => `package-lock.json was not written for the ${key} of package.json: run npm install`,
    ),
    ...asked(manifest)
      .map(([name, version]) => ({ name, version, locked: packages[`node_modules/${name}`]?.version }))
      .filter(({ version, locked }) => locked !== version)
      .map(({ name, version, locked }) => `package.json asks for ${name} ${version}, locked is ${locked}`),
  ]
}

function loose(folder: string, { version, integrity, resolved, inBundle }: LockedPackage): string[] {
  const faults = [
    !semver.valid(version) && `has the version ${version}, which is not one of a registry`,
    !inBundle && !/^sha512-[\w+/]{86}==$/.test(integrity ?? '') && 'has no sha512 of its content',
    resolved !== undefined && 'says where it was downloaded from',
  ]
  return faults.filter((fault) => typeof fault === 'string').map((fault) => `${folder} ${fault}`)
}

/** What a package needs and nothing in the lockfile gives it. */
function unmet(folder: string, { packages }: Lockfile): string[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
    packages[folder] ?? {}
  const needs = Object.entries({
    ...peerDependencies,
    ...devDependencies,
    ...dependencies,
    ...optionalDependencies,
  })
  return needs.flatMap(([name, asked]) => {
    const place = placesSeenFrom(folder, name).find((each) => each in packages)
    const locked = place === undefined ? undefined : packages[place]?.version
    const isOptional = name in (optionalDependencies ?? {}) || peerDependenciesMeta?.[name]?.optional
    const isEnough = locked === undefined ? isOptional : satisfies(locked, asked)
    return isEnough ? [] : [`${folder || 'the project'} needs ${name} ${asked}, locked is ${locked}`]
  })
}

/** Where Node looks for a package, from the nearest folder to the farthest. */
function placesSeenFrom(folder: string, name: string): string[] {
  const own = `${folder}${folder && '/'}node_modules/${name}`
  if (folder === '') return [own]
  return [own, ...placesSeenFrom(folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0)), name)]
}

/** A range may be of another name, as `npm:string-width@^4`; a tag such as `latest` is met by any version. */
function satisfies(version: string, asked: string): boolean {
  const range = asked.startsWith('npm:') ? asked.slice(asked.lastIndexOf('@') + 1) : asked
  return semver.validRange(range) === null || semver.satisfies(version, range, { loose: true })
}

function undecided({ allowScripts = {} }: Manifest, lockfile: Lockfile): string[] {
  const packages = packagesOf(lockfile)
  const names = new Set(packages.map(([folder]) => nameIn(folder)))
  return [
    ...packages
      .filter(([folder, { hasInstallScript }]) => hasInstallScript && !(nameIn(folder) in allowScripts))
      .map(([folder]) => `${folder} has an install script, of which allowScripts says nothing`),
    ...Object.keys(allowScripts)
      .filter((name) => !names.has(name))
      .map((name) => `allowScripts speaks of ${name}, which is not in the lockfile`),
  ]
}
