import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type TestDatabase } from '../database.ts'
import { startProcess } from '../processes.ts'
import { copyProject } from '../project-copy.ts'
import { type NetlifyApi, SITE_ID, type SiteVariable, startNetlifyApi } from './netlify-api.ts'

/** Neon's two names for one database. Only the direct one is a name of this machine: the other cannot be reached. */
const DIRECT = 'ep-quiet-shop-123456.eu-central-1.aws.neon.tech'
const POOLED = DIRECT.replace('.', '-pooler.')

const LOOPBACK_ONLY = path.join(import.meta.dirname, 'loopback-only.ts')

export interface NetlifyDeploy {
  code: number | null
  output: string
  /** The checkout that was deployed from, with what was built in it. */
  folder: string
  api: NetlifyApi
  /** What must not be in anything that is uploaded. */
  secrets: Record<string, string>
  /** Names of other machines that anything tried to reach. */
  reached: string[]
  remove: () => Promise<void>
}

/**
 * Runs `netlify deploy` in a fresh checkout, which has a `.env`, for a site whose production has the three settings; the
 * database is known to it by Neon's pooled address. Netlify is played here, and no other machine can be reached.
 */
export async function netlifyDeploy(args: readonly string[], database: TestDatabase): Promise<NetlifyDeploy> {
  const secret = (name: string) => `${name}-${randomBytes(24).toString('hex')}`
  const url = new URL(database.url)
  url.hostname = POOLED
  const secrets = {
    DATABASE_URL: url.href,
    JWT_SECRET: secret('jwt'),
    OPENAI_API_KEY: secret('sk'),
    token: secret('nfp'),
    dotEnv: secret('env'),
  }
  const variables: SiteVariable[] = [
    production('DATABASE_URL', secrets.DATABASE_URL),
    { ...production('JWT_SECRET', secrets.JWT_SECRET), is_secret: true },
    { ...production('OPENAI_API_KEY', secrets.OPENAI_API_KEY), is_secret: true },
  ]
  const { folder, home, remove } = await copyProject()
  await writeFile(path.join(folder, '.env'), `JWT_SECRET=${secrets.dotEnv}\nDATABASE_URL=${secrets.dotEnv}\n`)
  const api = await startNetlifyApi(secrets.token, variables)
  const log = path.join(home, 'reached')
  const deploy = startProcess('netlify', ['deploy', ...args], {
    cwd: folder,
    settings: {
      HOME: home,
      // No telemetry, no look-out for a newer version, no questions.
      CI: 'true',
      NETLIFY_API_URL: api.url,
      NETLIFY_AUTH_TOKEN: secrets.token,
      NETLIFY_SITE_ID: SITE_ID,
      NODE_OPTIONS: `--import ${LOOPBACK_ONLY}`,
      LOOPBACK_NAMES: DIRECT,
      LOOPBACK_SITES: `https://api.netlifysdk.com=${api.origin}`,
      LOOPBACK_LOG: log,
    },
  })
  const code = await deploy.ended()
  await api.close()
  const reached = await readFile(log, 'utf8').catch(() => '')
  return {
    code,
    output: deploy.output(),
    folder,
    api,
    secrets,
    reached: reached.split('\n').filter(Boolean),
    remove,
  }
}

const production = (key: string, value: string): SiteVariable => ({
  key,
  values: [{ context: 'production', value }],
})
