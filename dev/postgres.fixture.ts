import { startPostgres } from './postgres.ts'

/** A process of its own for `postgres.test.ts`: starts a server and stays until it is killed. */
const server = await startPostgres()
process.send?.(server.url('postgres'))
setInterval(() => {}, 60_000)
