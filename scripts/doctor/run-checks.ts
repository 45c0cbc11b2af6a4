import { unfitAddresses } from './addresses.ts'
import { checkDatabase } from './database.ts'
import { type Finding, type Result, skipped } from './finding.ts'
import { checkMail } from './mail.ts'
import { checkModel } from './model.ts'
import { reasonOf } from './reason.ts'
import { weakSecrets } from './secrets.ts'
import { type Environment, refusedSettings } from './settings.ts'
import { checkSite } from './site/check-site.ts'

/** Addresses at which whatever answers is not the shop's database. */
const LEADS_ELSEWHERE = new Set(['database-not-neon', 'endpoint-left-over'])

interface Wanted {
  /** The site to look at, if any. */
  site: URL | undefined
  /** Whether the model and the assistant may be asked for an answer, which costs something. */
  chat: boolean
}

/** Runs all checks, one after the other, and gives the result of each as soon as it is there. It never throws. */
export async function* runChecks(environment: Environment, { site, chat }: Wanted): AsyncGenerator<Result> {
  const refused = refusedSettings(environment)
  const accepted = ({ subject }: Finding) => refused.every((other) => other.subject !== subject)
  yield { check: 'settings', findings: refused }
  yield { check: 'secrets', findings: weakSecrets(environment).filter(accepted) }
  const unfit = unfitAddresses(environment).filter(accepted)
  yield { check: 'addresses', findings: unfit }
  if (unfit.some(({ id }) => LEADS_ELSEWHERE.has(id)))
    yield skipped('database', 'its address is not right yet')
  else yield* safely('database', () => checkDatabase(environment))
  yield* safely('model', async () => [await checkModel(environment, { answer: chat })])
  yield* safely('mail', async () => [await checkMail(environment)])
  if (!site) yield skipped('site', 'neither --site nor SITE_URL names one')
  else yield* safely('site', () => checkSite(site, { chat }))
}

/** A check that fails by itself is something wrong too, and does not keep the others from being made. */
async function* safely(
  check: string,
  run: () => Promise<readonly Result[]> | AsyncIterable<Result>,
): AsyncGenerator<Result> {
  try {
    const results = run()
    yield* results instanceof Promise ? await results : results
  } catch (error) {
    const { code } = reasonOf(error)
    const reason = code || (error instanceof Error ? error.name : 'unknown')
    yield {
      check,
      findings: [
        {
          id: 'check-failed',
          subject: check,
          problem: `Looking at this failed half-way (${reason}).`,
          advice: 'Try again. If it stays so, what is looked at breaks off or answers what nobody expects.',
        },
      ],
    }
  }
}
