import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseEnv } from 'node:util'
import { neon, neonConfig } from '@neondatabase/serverless'
import { expect } from 'vitest'
import { isRealPostgres, test } from '../test/database.ts'

test.runIf(isRealPostgres)(
  'serves the named PostgreSQL, prints the settings, and ends on a signal',
  async ({ database }) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'db-local.ts')], {
      env: { ...process.env, LOCAL_DATABASE_URL: database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const printed: string[] = []
    for await (const line of createInterface(child.stdout)) {
      printed.push(line)
      if (line === 'Ctrl-C ends it.') break
    }
    const settings = parseEnv(printed.join('\n'))
    neonConfig.fetchEndpoint = settings.NEON_HTTP_ENDPOINT ?? ''
    const rows = await neon(settings.DATABASE_URL ?? '')`SELECT current_database() AS name`
    child.kill('SIGTERM')
    const [code] = await once(child, 'exit')

    expect(rows).toEqual([{ name: new URL(database.url).pathname.slice(1) }])
    expect(code).toBe(0)
  },
)
