import { isMet } from './licence-expression.ts'
import { isForDevelopment, type Lockfile, nameIn, packagesOf } from './project.ts'
import type { Served } from './served.ts'

/** Licences of code that we serve or host, and what they ask for. */
const SERVED = new Map([
  ['0BSD', 'nothing'],
  ['Apache-2.0', 'its notice, and that of a NOTICE file; it grants patents'],
  ['BlueOak-1.0.0', 'its text or a link to it'],
  ['BSD-2-Clause', 'its notice'],
  ['BSD-3-Clause', 'its notice, and no advertising with its authors’ names'],
  ['ISC', 'its notice'],
  ['MIT', 'its notice'],
  ['MIT-0', 'nothing'],
])

/** Licences of tools that we use as they come and pass on to nobody, and why not of more. */
const DEVELOPMENT = new Map([
  ['CC-BY-3.0', 'made for texts and lists, not for code'],
  ['CC0-1.0', 'keeps patents back'],
  ['LGPL-3.0-or-later', 'whoever gets it must be able to replace it, which a bundle does not let them'],
  ['MPL-2.0', 'whoever gets it must get the source of its files, changed or not'],
  ['Unlicense', 'gives everything up, which not every law knows'],
])

/** Packages that name no licence in SPDX's words. Their next version is looked at anew. */
const LOOKED_UP = new Map([
  ['@netlify/binary-info@1.0.0', { licence: 'Apache-2.0', by: 'its LICENSE_APACHE' }],
  ['callsite@1.0.0', { licence: 'MIT', by: 'its Readme.md' }],
  ['fuzzy@0.1.3', { licence: 'MIT', by: 'its LICENSE-MIT' }],
  ['gitconfiglocal@2.1.0', { licence: 'BSD-3-Clause', by: 'its LICENSE' }],
  ['precond@0.2.3', { licence: 'MIT', by: 'its README.md' }],
  ['reserved@0.1.2', { licence: 'MIT', by: 'its LICENSE-MIT' }],
])

/**
 * What is wrong with the licences of a lockfile's packages: an unknown one, one that is for development alone in a
 * package that is not, and what is served without being named in `dependencies`.
 */
export function licenceFaults(lockfile: Lockfile, served: Served): string[] {
  const packages = packagesOf(lockfile)
  const known = new Set(packages.map(([folder, { version }]) => `${nameIn(folder)}@${version}`))
  return [
    ...packages.flatMap(([folder, locked]) => {
      const parts = served.get(folder)
      const licence = LOOKED_UP.get(`${nameIn(folder)}@${locked.version}`)?.licence ?? locked.license
      const strictly = parts !== undefined || !isForDevelopment(locked)
      const isAllowed = (id: string) => SERVED.has(id) || (!strictly && DEVELOPMENT.has(id))
      const fault = (what: string) => [
        `${folder} ${locked.version}${parts ? `, in ${parts.join(', ')}` : ''}: ${what}`,
      ]
      if (licence === undefined) return fault('names no licence: look it up')
      if (!isMet(licence, isAllowed)) {
        return fault(`${licence} is not allowed ${strictly ? 'in what is served' : 'even for development'}`)
      }
      return parts && isForDevelopment(locked) ? fault('is served, and belongs into dependencies') : []
    }),
    ...[...served.keys()]
      .filter((folder) => !(folder in lockfile.packages))
      .map((folder) => `${folder} is served and is not in the lockfile`),
    ...[...LOOKED_UP.keys()]
      .filter((name) => !known.has(name))
      .map((name) => `${name} is not in the lockfile any more: take it off the list of those looked up`),
  ]
}
