import type pg from 'pg'

/** Runs `work` in one transaction of one session. Nothing of it stays when it throws. */
export async function inTransaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (session: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const session = await pool.connect()
  let broken = false
  try {
    await session.query(begin)
    const result = await work(session)
    await session.query('commit')
    return result
  } catch (error) {
    await session.query('rollback').catch(() => (broken = true))
    throw error
  } finally {
    session.release(broken)
  }
}
