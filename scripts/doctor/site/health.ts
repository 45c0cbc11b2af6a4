import { type Finding, listed } from '../finding.ts'
import { isOfFunction, type Site } from './ask.ts'

const SERVICES = ['users', 'products', 'orders', 'chat']

/** Finds services that do not run, for want of a setting or otherwise, and those that do not reach their database. */
export async function healthFindings(site: Site): Promise<Finding[]> {
  const states = await Promise.all(
    SERVICES.map(async (service) => ({ service, state: await stateOf(site, service) })),
  )
  const inState = (state: State) =>
    states.filter((each) => each.state === state).map(({ service }) => service)
  const [unset, dead, cutOff] = [inState('not set up'), inState('dead'), inState('without database')]
  return [
    ...told(unset, (services) => ({
      id: 'site-not-set-up',
      problem: `The site lacks a setting, or has a wrong one, for ${services}.`,
      advice:
        'Its log names the setting: on Netlify, `npx netlify logs --function NAME`. After changing settings there, deploy again.',
    })),
    ...told(dead, (services) => ({
      id: 'site-not-live',
      problem: `The site fails to answer for ${services}.`,
      advice: 'Look into its log for the reason, and whether the last deploy went through.',
    })),
    ...told(cutOff, (services) => ({
      id: 'site-without-database',
      problem: `The site does not reach its database from ${services}.`,
      advice:
        'See that the DATABASE_URL of the site is that of a running database; check it here with the same value.',
    })),
  ]
}

type State = 'well' | 'elsewhere' | 'not set up' | 'dead' | 'without database'

async function stateOf({ ask }: Site, service: string): Promise<State> {
  const live = await ask(`/api/${service}/live`)
  await live.body?.cancel()
  // An answer that no function gave is a matter of redirects.
  if (!isOfFunction(live)) return live.status >= 500 ? 'dead' : 'elsewhere'
  if (live.status === 503) return 'not set up'
  if (!live.ok) return 'dead'
  const ready = await ask(`/api/${service}/health`)
  await ready.body?.cancel()
  return ready.ok || !isOfFunction(ready) ? 'well' : 'without database'
}

const told = (services: readonly string[], tell: (services: string) => Finding): Finding[] =>
  services.length > 0 ? [tell(listed(services))] : []
