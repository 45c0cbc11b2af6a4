/**
 * Before `netlify dev`: makes the site's folder, the local database and the offline model, and tells the functions
 * where they are. Everything is loaded here and not at import, because a build loads the plugin too.
 */
export const onPreDev = async ({ netlifyConfig }) => {
  const { startLocalServices } = await import('../local-services.ts')
  const { settings, report } = await startLocalServices(process.env)
  Object.assign(netlifyConfig.build.environment, settings)
  for (const line of report) console.log(line)
}
