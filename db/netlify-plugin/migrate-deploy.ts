import { directAddress, migrateDatabase } from '../migrate.ts'
import { deployKind, type Environment } from './deploy-kind.ts'

interface Deploy {
  env: Environment
  /** How the program was started that builds. */
  commandLine: () => Promise<readonly string[] | undefined>
  /** Sets a variable for the functions of this deploy alone. Only Netlify's own builds do so. */
  setForFunctions: (name: string, value: string) => void
  log: (line: string) => void
}

const SECRET_OF_NETLIFY =
  'is no connection string. Netlify shows the value of a secret variable to nobody but its own builds and functions: ' +
  'to deploy from your machine, set it without `--secret` (docs/deploy.md).'

/**
 * Migrates the database that the functions of a deploy will use: that of `DATABASE_URL` for production, that of
 * `PREVIEW_DATABASE_URL` for previews, which are given it as their `DATABASE_URL`. Without the variable, and in a build
 * that is not deployed, no database is touched. Throws when it is not migrated as it must be, never with a password.
 */
export async function migrateDeploy({ env, commandLine, setForFunctions, log }: Deploy): Promise<void> {
  const kind = await deployKind({ env, commandLine })
  if (kind === 'none') return log('Nothing is deployed: no database is migrated.')

  if (kind === 'production') {
    if (!env.DATABASE_URL) {
      return log('DATABASE_URL is not set: nothing is migrated, and the functions will answer 503.')
    }
    return migrate('DATABASE_URL', env.DATABASE_URL, log)
  }

  const { DATABASE_URL, PREVIEW_DATABASE_URL } = env
  if (!PREVIEW_DATABASE_URL) {
    return log('A preview: nothing is migrated, since PREVIEW_DATABASE_URL is not set.')
  }
  if (DATABASE_URL && databaseOf(DATABASE_URL) === databaseOf(PREVIEW_DATABASE_URL)) {
    throw new Error('PREVIEW_DATABASE_URL is the database of DATABASE_URL: previews need one of their own.')
  }
  await migrate('PREVIEW_DATABASE_URL', PREVIEW_DATABASE_URL, log)
  setForFunctions('DATABASE_URL', PREVIEW_DATABASE_URL)
}

async function migrate(name: string, url: string, log: (line: string) => void): Promise<void> {
  if (!URL.canParse(url)) throw new Error(`${name} ${SECRET_OF_NETLIFY}`)
  const applied = await migrateDatabase(url)
  const where = `The database at ${new URL(directAddress(url)).hostname}`
  log(applied.length > 0 ? `${where} was migrated: ${applied.join(', ')}.` : `${where} is up to date.`)
}

/** Which database a connection string means, whoever connects and however; the text itself where it is none. */
function databaseOf(connectionString: string): string {
  if (!URL.canParse(connectionString)) return connectionString
  const { host, pathname } = new URL(directAddress(connectionString))
  return host + pathname
}
