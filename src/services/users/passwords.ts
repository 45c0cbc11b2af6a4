import { workerData } from 'node:worker_threads'
import type { PasswordThread } from './password-thread.ts'

/** bcrypt with one cost for all new hashes, off the event loop: other requests go on while it works. */
export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Whether the password is that of the hash. Without a hash, and for a password too long for bcrypt, the answer is
   * no after the same work, so that time does not tell which accounts exist. A wrong password costs as much where the hash is of a lower cost.
   */
  matches(password: string, hash: string | undefined): Promise<boolean>
  /** True when the hash was made with another cost and should be made again. */
  isOutdated(hash: string): boolean
  /** Says that a password is about to come, so that it need not wait for the start. Never fails. */
  warm(): void
}

/** Salt and digest of a hash that nobody's password has; its cost is put before it. */
const NOBODY = 'PnnBNgxsTcWKPNuyIb0TMuDgoL1ZTIlqYqcrJUChOqHBG5VaR9oFi'

/** bcrypt reads no more of a password. */
const BCRYPT_BYTES = 72

let thread: Promise<PasswordThread> | undefined

/** One thread for the process, loaded and started at the first use: most requests to the users service need no password. */
const theThread = () => (thread ??= import('./password-thread.ts').then((module) => module.passwordThread()))

const prefixOf = (cost: number) => `$2b$${String(cost).padStart(2, '0')}$`

const costOf = (hash: string) => Number(/^\$2[aby]\$(\d\d)\$/.exec(hash)?.[1])

export function bcryptPasswords(cost: number): Passwords {
  const prefix = prefixOf(cost)
  const nobody = prefix + NOBODY
  return {
    hash: async (password) => (await theThread()).hash(password, cost),
    async matches(password, hash) {
      const bcrypt = await theThread()
      if (hash === undefined || Buffer.byteLength(password) > BCRYPT_BYTES) {
        await bcrypt.compare('', nobody)
        return false
      }
      if (await bcrypt.compare(password, hash)) return true
      // A step of cost doubles the work: what a cheaper hash took less is made up for.
      for (let step = costOf(hash); step < cost; step += 1) await bcrypt.compare('', prefixOf(step) + NOBODY)
      return false
    },
    isOutdated: (hash) => !hash.startsWith(prefix),
    warm: () =>
      void theThread()
        .then((bcrypt) => bcrypt.start())
        .catch(() => {}),
  }
}

// Where a bundler has put the thread's file into this very one, as that of `netlify dev` does, the thread begins here.
if (workerData === import.meta.url) void import('./password-thread.ts')
