export type Environment = Readonly<Record<string, string | undefined>>

/** What becomes of a build: the shop itself, a preview of it, or nothing that is deployed. */
export type DeployKind = 'production' | 'preview' | 'none'

interface Build {
  env: Environment
  /** How the program was started that builds. */
  commandLine: () => Promise<readonly string[] | undefined>
}

/** What `DEPLOY_ID` is where a build makes no deploy. */
const NO_DEPLOY = '0'

const BY_HAND =
  'Migrate with `npm run db:migrate`, then deploy with `npx netlify build && npx netlify deploy --prod --no-build`.'

/**
 * Says what a build is for. Netlify's own builds tell it by `CONTEXT`. The command line's do not: to `netlify deploy`
 * every build is one for production, drafts too, so that only `--prod` among its arguments counts. Throws where a deploy
 * may be for production and nobody can say.
 */
export async function deployKind({ env, commandLine }: Build): Promise<DeployKind> {
  const { NETLIFY, CONTEXT, DEPLOY_ID } = env
  if (NETLIFY === 'true') return CONTEXT === 'production' ? 'production' : 'preview'
  if (!DEPLOY_ID || DEPLOY_ID === NO_DEPLOY) return 'none'

  const args = await commandLine()
  if (!args) throw new Error(`This system does not tell whether the deploy is for production. ${BY_HAND}`)
  if (args.some(isAmbiguous)) throw new Error('To deploy to production say `--prod` and nothing shorter.')
  if (!args.includes('--prod') && !args.includes('-p')) return 'preview'
  if (CONTEXT !== 'production') {
    throw new Error(`The deploy is for production, but was built with the settings of ${CONTEXT}.`)
  }
  return 'production'
}

/** `--prod-if-unlocked` leaves it to the site; `-pO` is two flags in one. */
const isAmbiguous = (arg: string) =>
  arg === '--prod-if-unlocked' || /^-[A-Za-z]*p[A-Za-z]*$/.test(arg.replace(/^-p$/, ''))
