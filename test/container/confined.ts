import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { type StartedProcess, startProcess } from '../processes.ts'
import type { Image } from './image.ts'

/** Where a container may write. */
const SCRATCH = '/tmp'

/**
 * In a namespace of its own: the root is empty but for what is in the image, this machine's libraries and Node, all of it
 * read-only, and the program runs as the image's user.
 */
const IN_NAMESPACE = `
set -e
image=$1 node=$2 user=$3 workdir=$4
shift 4
mount --make-rprivate /
root="$image.root"
mkdir -p "$root"
mount -t tmpfs none "$root"
show() {
  mkdir -p "$root/$2"
  mount --rbind "$1" "$root/$2"
  mount -o remount,bind,ro "$root/$2"
}
for part in usr lib lib64 bin etc; do [ ! -e "/$part" ] || show "/$part" "$part"; done
for part in "$image"/*; do show "$part" "\${part##*/}"; done
mkdir "$root/opt" "$root/proc" "$root/dev" "$root${SCRATCH}"
touch "$root/opt/node"
mount --bind "$node" "$root/opt/node"
mount --rbind /proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs none "$root${SCRATCH}"
mount -o remount,bind,ro "$root"
exec chroot --userspec="$user" "$root" /bin/sh -c 'cd "$0" && exec "$@"' "$workdir" "$@"`

const canUnshare =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('/bin/sh', ['-c', 'unshare --mount mount --make-rprivate /']).status === 0

/** How programs of an image are kept from writing, and from reading what is not in it. */
export const confinement = canUnshare ? 'a namespace' : 'permissions of Node'

/**
 * Starts a program of the image as a container with a read-only root would: with the image's environment and these
 * settings and no others. Where this user may make no namespaces, Node's own permissions refuse all writing, and all
 * reading outside of the image.
 */
export function startConfined(
  image: Image,
  command: readonly string[],
  settings: Record<string, string> = {},
): StartedProcess {
  const [program, ...args] = command
  if (program !== 'node') throw new Error(`The image has no ${program}`)
  const env = { ...image.env, ...settings }
  if (canUnshare) {
    const parts = [image.folder, process.execPath, image.user, image.workdir, 'node', ...args]
    return startProcess('unshare', ['--mount', '/bin/sh', '-c', IN_NAMESPACE, 'confined', ...parts], {
      settings: { ...env, PATH: '/opt:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', TMPDIR: SCRATCH },
    })
  }
  const permissions = `--permission --disable-warning=SecurityWarning --allow-worker --allow-fs-read=${image.folder}/*`
  return startProcess(process.execPath, args, {
    cwd: path.join(image.folder, image.workdir),
    settings: { ...env, NODE_OPTIONS: permissions },
  })
}
