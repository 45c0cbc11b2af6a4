/**
 * Before `netlify dev`: makes the site's folder, the local database and the offline model, and tells the functions
 * where they are. Everything is loaded here and not at import, because a build loads the plugin too.
 */
export const onPreDev = async ({ netlifyConfig }) => {
  const { startLocalServices } = await import('../local-services.ts')
  const { settings, report, stop } = await startLocalServices(process.env)
  Object.assign(netlifyConfig.build.environment, settings)
  for (const line of report) console.log(line)
  endWithNetlify(stop)
}

const MOST_TO_CLOSE_MS = 8_000

/** Closes everything when `netlify dev` is told to end, and also when it was killed and only its pipe breaks. */
const endWithNetlify = (stop) => {
  let ending
  const end = () => {
    if (ending) return
    setTimeout(() => process.exit(1), MOST_TO_CLOSE_MS).unref()
    ending = stop().finally(() => process.exit())
  }
  for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(event, end)
}
