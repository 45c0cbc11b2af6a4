import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'
import { writeNotices } from './upkeep/notices.ts'
import { filesIn, packageFolders } from './upkeep/served.ts'

const ROOT = path.join(import.meta.dirname, '..')
const SERVER = path.join(ROOT, 'dist', 'server')

/** What a container needs to run, each bundled with its packages so that there is nothing to install. */
const PROGRAMS = ['serve', 'healthy', 'migrate', 'neon-endpoint', 'clean-up', 'shop', 'db-seed']

/** A container has no database of its own: commands that would start one say what they lack. */
const withoutLocalDatabase: Plugin = {
  name: 'without local database',
  setup(build) {
    build.onLoad({ filter: /[\\/]dev[\\/]local-database\.ts$/ }, () => ({
      contents: `export const startLocalDatabase = () =>
        Promise.reject(new Error('DATABASE_URL is not set: it names the database to work on.'))`,
    }))
  },
}

/** PostgreSQL's driver is CommonJS, and asks for parts of Node with the `require` that modules do not have. */
const REQUIRE = `import { createRequire } from 'node:module'
const require = createRequire(import.meta.url)`

const migrations = await readdir(path.join(ROOT, 'db', 'migrations'))

await rm(SERVER, { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: Object.fromEntries([
    ...PROGRAMS.map((name) => [name, `scripts/${name}.ts`]),
    ...migrations.map((file) => [`migrations/${path.parse(file).name}`, `db/migrations/${file}`]),
  ]),
  outdir: SERVER,
  outExtension: { '.js': '.mjs' },
  absWorkingDir: ROOT,
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  banner: { js: REQUIRE },
  external: ['pg-native'],
  plugins: [withoutLocalDatabase],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
await writeNotices(path.join(SERVER, 'licences.txt'), packageFolders(filesIn(metafile)))

const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0)
console.log(`server     ${(bytes / 1024).toFixed(0).padStart(5)} KiB: ${PROGRAMS.join(', ')}`)
