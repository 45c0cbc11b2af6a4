/** bcrypt with one cost for all new hashes. */
export interface Passwords {
  hash(password: string): Promise<string>
  /**
   * Whether the password is that of the hash. Without a hash, and for a password too long for bcrypt, the answer is
   * no after the same work, so that time does not tell which accounts exist.
   */
  matches(password: string, hash: string | undefined): Promise<boolean>
  /** True when the hash was made with another cost and should be made again. */
  isOutdated(hash: string): boolean
}

/** Salt and digest of a hash that nobody's password has; its cost is put before it. */
const NOBODY = 'PnnBNgxsTcWKPNuyIb0TMuDgoL1ZTIlqYqcrJUChOqHBG5VaR9oFi'

/** bcryptjs is loaded at the first use: most requests to the users service need no password. */
export function bcryptPasswords(cost: number): Passwords {
  const prefix = `$2b$${String(cost).padStart(2, '0')}$`
  const nobody = prefix + NOBODY
  return {
    async hash(password) {
      const { hash } = await import('bcryptjs')
      return hash(password, cost)
    },
    async matches(password, hash) {
      const { compare, truncates } = await import('bcryptjs')
      if (hash === undefined || truncates(password)) {
        await compare('', nobody)
        return false
      }
      return compare(password, hash)
    },
    isOutdated: (hash) => !hash.startsWith(prefix),
  }
}
