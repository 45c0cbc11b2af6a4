/**
 * Migrates the database of a deploy: after all of the build has succeeded, before anything is uploaded or published. What
 * fails here fails the deploy. Everything is loaded here and not at import, because `netlify dev` loads the plugin too.
 */
export const onPostBuild = async ({ utils }) => {
  const { commandLineOf } = await import('./command-line.ts')
  const { migrateDeploy } = await import('./migrate-deploy.ts')
  try {
    await migrateDeploy({
      env: process.env,
      commandLine: () => commandLineOf(process.ppid),
      setForFunctions: (name, value) => utils.deploy.env.add(name, value, { isSecret: true }),
      log: console.log,
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error)
    utils.build.failBuild(`The database was not migrated. ${reason}`)
  }
}
