import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Plugin } from 'esbuild'

// What the functions' packages bring along and no function ever uses. A file that is not there any more, or does not
// look as it did, fails the build: then a package has changed, and what may be left out is to be looked up again.

const PACKAGES = path.join(import.meta.dirname, '..', 'node_modules')

/** Files of which only the names are kept: what makes tables, other dialects' statements, and schemas by name. */
const KYSELY = [
  'dialect/postgres/postgres-introspector.js',
  'plugin/with-schema/with-schema-plugin.js',
  'query-builder/json-path-builder.js',
  'query-builder/merge-query-builder.js',
  'schema/schema-module.js',
].map((file) => `kysely/dist/${file}`)

/**
 * All of OpenAI's API but the chat's completions, of which the client makes an object each that nobody asks; and of those,
 * what gathers a stream or runs tools by itself.
 */
const OPENAI = [
  'auth/workload-identity-auth',
  'lib/ChatCompletionRunner',
  'lib/ChatCompletionStream',
  'lib/ChatCompletionStreamingRunner',
  'resources/admin/admin',
  'resources/audio/audio',
  'resources/batches',
  'resources/beta/beta',
  'resources/completions',
  'resources/containers/containers',
  'resources/content-provenance-checks',
  'resources/conversations/conversations',
  'resources/decisions',
  'resources/embeddings',
  'resources/evals/evals',
  'resources/files',
  'resources/fine-tuning/fine-tuning',
  'resources/graders/graders',
  'resources/images',
  'resources/live/live',
  'resources/models',
  'resources/moderations',
  'resources/realtime/realtime',
  'resources/responses/responses',
  'resources/safety/safety',
  'resources/skills/skills',
  'resources/uploads/uploads',
  'resources/vector-stores/vector-stores',
  'resources/videos',
  'resources/webhooks/webhooks',
].map((name) => `openai/${name}.mjs`)

const NEON = '@neondatabase/serverless/index.mjs'

const PACKAGE_FILE = /[\\/]node_modules[\\/]((?:kysely|openai|@neondatabase)[\\/].*\.m?js)$/

/** For the functions' bundles: leaves out of kysely, openai and Neon's driver what the functions never use. */
export const leftOut: Plugin = {
  name: 'left-out',
  setup(build) {
    const hollow = new Set([...KYSELY, ...OPENAI])
    build.onStart(async () => {
      await Promise.all([...hollow, NEON].map((file) => access(path.join(PACKAGES, file))))
    })
    build.onLoad({ filter: PACKAGE_FILE }, async (args) => {
      const file = PACKAGE_FILE.exec(args.path)?.[1]?.replaceAll('\\', '/') ?? ''
      const change = file === NEON ? httpDriver : hollow.has(file) ? namesOnly : undefined
      return change && { contents: change(await readFile(args.path, 'utf8')) }
    })
  },
}

/** A module with the same exports: empty classes, and functions that throw. Throws where it exports something else. */
export function namesOnly(source: string): string {
  const exported = Array.from(
    source.matchAll(/^export (?:(class|function) (\w+))?.*/gm),
    ([line, kind, name]) => {
      if (!kind || !name) throw new Error(`Cannot be left out for what it exports: ${line}`)
      return kind === 'class'
        ? `export class ${name} {}`
        : `export function ${name}() { throw new Error('${name} was left out of the bundle') }`
    },
  )
  if (exported.length === 0) throw new Error('Cannot be left out, for it exports nothing')
  return exported.join('\n')
}

/** The end of Neon's driver: its `Client` and `Pool`, which speak PostgreSQL's protocol over WebSockets, and all exports. */
const SOCKETS =
  /var \w+=\w+\((\w+)\(\)\);h\(\);var \w+=\w+\(\1\(\)\);var (\w+)=class \2 extends \w+\.Client\{.*$/s
const KEPT = ['NeonDbError', 'neon', 'neonConfig']

/** What reads the connection string, anew at every request though it never changes: four URLs and eight promises. */
const readOnce = (resolve: string, name: string) =>
  `${resolve}{const read=${name},known=new Map;${name}=(url,given,added)=>{` +
  `if(typeof url!="string"||Object.keys(given).some(key=>!${JSON.stringify(HARMLESS)}.includes(key)))` +
  'return read(url,given,added);let found=known.get(url);' +
  'if(!found)known.set(url,found=read(url,given,added));return found}};'
/** Options of a query that say nothing of where it goes. */
const HARMLESS = ['fullResults', 'fetchOptions', 'isolationLevel']

type Change = readonly [what: string, pattern: RegExp, replacement: string | ((...match: string[]) => string)]

const CHANGES: readonly Change[] = [
  ['buffers for where there are none', /(globalThis\.Buffer:)\w+\(\)\.Buffer/, '$1void 0'],
  [
    'hashes for the passwords of the WebSocket half',
    /(=T\(\(\w+,\w+\)=>\{"use strict";h\(\);var \w+=)\(\w+\(\),O\(\w+\)\)(?=,\w+=\w+\(\);function )/,
    '$1{}',
  ],
  ['reading the connection string', /\w+\((\w+),"resolveConnectionParams"\);/, readOnce],
  ['modules in functions of their own', /([\s,;]\w+)=(?=[TV]\()/g, '$1=/* @__PURE__ */'],
]

/**
 * Neon's driver with its HTTP half alone, which reads a connection string once. The package is one minified file,
 * which holds each module of its own in a function that a bundler cannot know to be free of effects: with that said,
 * and what uses them gone, a bundler drops those that are not reached. Throws where the file does not look as expected.
 */
export function httpDriver(source: string): string {
  const [end = ''] = SOCKETS.exec(source) ?? []
  const exports = /export\{([^}]*)\}/.exec(end)?.[1]?.split(',') ?? []
  const names = KEPT.map((name) => exports.find((each) => each.trim().endsWith(` as ${name}`)))
  const missing = CHANGES.find(([, pattern]) => source.search(pattern) < 0)?.[0]
  if (names.includes(undefined) || missing) {
    throw new Error(`Neon's driver is built in another way than expected: ${missing ?? 'its end'}`)
  }
  let kept = source.slice(0, -end.length)
  for (const [, pattern, replacement] of CHANGES) {
    kept =
      typeof replacement === 'string'
        ? kept.replace(pattern, replacement)
        : kept.replace(pattern, (...match: string[]) => replacement(...match))
  }
  return `${kept}export{${names.join(',')}};`
}
