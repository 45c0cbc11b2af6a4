import { startLocalDatabase } from './local-database.ts'

/** A process of its own for `local-database.test.ts`: opens the named folder and stays until it is killed. */
await startLocalDatabase({ folder: process.argv[2] })
process.send?.('open')
