import { lineAt, type ProjectFile } from './files.ts'

/** Addresses that packages are downloaded from, and settings that name one. */
const ADDRESSES = [
  /\bhttps?:\/\/(?:[^\s/"'`]*[@.])?(?:registry|npm|npm\.pkg|artifactory|nexus|verdaccio)\.[^\s"'`]+/gi,
  /\bhttps?:\/\/[^\s"'`]*\/-\/[^\s"'`]*\.tgz\b/gi,
  /\bregistry(?:-url)?["']?\s*[=:]\s*["']?(?:https?:)?\/\/[^\s"'`]+/gi,
]

/** Where files say from which registry packages come: that is for each machine to know. */
export function registryFaults(files: readonly ProjectFile[]): string[] {
  const faults = files.flatMap(({ path, content }) =>
    ADDRESSES.flatMap((address) =>
      Array.from(content.matchAll(address), ({ index }) => `${path}:${lineAt(content, index)}`),
    ),
  )
  return [...new Set(faults)].map((place) => `${place} names the address of a registry`)
}
