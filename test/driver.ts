import { neon, neonConfig } from '@neondatabase/serverless'
import type { NeonEndpoint } from '../dev/neon/endpoint.ts'
import { test as databaseTest } from './database.ts'

/**
 * The test function for the local Neon endpoint itself: `sql` is the bare driver before this file's database,
 * and `post` a request made by hand.
 */
export const test = databaseTest
  .extend('sql', ({ database, databaseUrl }) => {
    neonConfig.fetchFunction = database.endpoint.fetch
    return neon(databaseUrl)
  })
  .extend('post', ({ database, databaseUrl }) => {
    return (body: string, headers: Record<string, string> = {}) =>
      postTo(database.endpoint, body, { 'Neon-Connection-String': databaseUrl, ...headers })
  })

/** Sends a body to an endpoint as the driver would, with `headers` on top of those it always sends. */
export async function postTo(
  endpoint: Pick<NeonEndpoint, 'fetch'>,
  body: string,
  headers: Record<string, string>,
) {
  const response = await endpoint.fetch('https://api.neon.test/sql', {
    method: 'POST',
    headers: { 'Neon-Raw-Text-Output': 'true', 'Neon-Array-Mode': 'true', ...headers },
    body,
  })
  return { status: response.status, body: await response.json() }
}
