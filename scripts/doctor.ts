import { existsSync, readFileSync } from 'node:fs'
import { parseArgs, parseEnv } from 'node:util'
import { runChecks } from './doctor/run-checks.ts'
import { inJson, inWords, summary } from './doctor/report.ts'
import { redacting } from './doctor/redact.ts'
import type { Environment } from './doctor/settings.ts'

const HELP = `Looks for what is wrong with the settings and with a live shop, and says what to do about it.

  npm run doctor [-- --site https://shop.example] [--env .env] [--no-chat] [--no-site] [--json]

It reads .env and the environment, which wins: the settings themselves, then the database (reached, migrated, its clock),
the model and the mail server that they name. It changes nothing. Then it looks at the site of --site, or else of SITE_URL,
from outside: https, health, clock, redirects, security headers, and whether the assistant's answers stream.

  --site URL   the site to look at
  --env FILE   settings of another file than .env
  --no-chat    asks neither the model nor the assistant for an answer; else that costs a few tokens and one turn of the chat
  --no-site    looks at no site
  --json       for machines

It ends with 0 when all is well, 1 when something is wrong, and 2 when it was called wrongly.`

class UsageError extends Error {}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(`${error.message}\n\n${HELP}`)
  process.exitCode = 2
}

async function main(): Promise<number> {
  const options = readArguments()
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const environment = readSettings(options.env)
  const clean = redacting(environment)
  const results = []
  for await (const result of runChecks(environment, {
    site: siteOf(options, environment),
    chat: !options['no-chat'],
  })) {
    results.push(result)
    if (!options.json) console.log(clean(inWords(result)))
  }
  console.log(options.json ? clean(inJson(results)) : `\n${summary(results)}`)
  return results.every(({ findings }) => findings.length === 0) ? 0 : 1
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        site: { type: 'string' },
        env: { type: 'string' },
        'no-chat': { type: 'boolean' },
        'no-site': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return values
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function readSettings(file: string | undefined): Environment {
  if (file !== undefined && !existsSync(file)) throw new UsageError(`There is no file ${file}.`)
  const kept = file ?? '.env'
  return { ...(existsSync(kept) && parseEnv(readFileSync(kept, 'utf8'))), ...process.env }
}

function siteOf(options: ReturnType<typeof readArguments>, { SITE_URL }: Environment): URL | undefined {
  if (options.site !== undefined) {
    if (!URL.canParse(options.site) || !/^https?:$/.test(new URL(options.site).protocol)) {
      throw new UsageError('--site takes an address such as https://shop.example.')
    }
    return new URL(options.site)
  }
  if (options['no-site'] || !SITE_URL || !URL.canParse(SITE_URL)) return undefined
  return new URL(SITE_URL)
}
