import pg from 'pg'

/** The largest number of connections that one pool opens, when its maker does not say otherwise. */
const MOST_CONNECTIONS = 100

/** A pool as the endpoint likes it: statements are pipelined, and a lost idle connection is simply replaced. */
export function openPool(connectionString: string, max = MOST_CONNECTIONS): pg.Pool {
  const pool = new pg.Pool({ connectionString, max, pipeline: true, allowExitOnIdle: true })
  pool.on('error', () => {})
  return pool
}

export interface Pools {
  poolFor: (connectionString: string) => pg.Pool
  end: () => Promise<void>
}

/** One pool per database, opened when it is first asked for; callers that differ in name only share it. */
export function createPools(max?: number): Pools {
  const pools = new Map<string, pg.Pool>()
  return {
    poolFor: (connectionString) => {
      const url = new URL(connectionString)
      url.searchParams.delete('application_name')
      const pool = pools.get(url.href) ?? openPool(url.href, max)
      pools.set(url.href, pool)
      return pool
    },
    end: async () => {
      await Promise.all(Array.from(pools.values(), (pool) => pool.end()))
      pools.clear()
    },
  }
}
