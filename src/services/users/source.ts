import type { Context } from 'hono'
import { afterAnswer, type Answering } from '../../http/after-answer.ts'
import { tokenIdsOf } from '../../http/auth.ts'
import { logToConsole } from '../../http/log.ts'
import { networkOf } from '../../http/network.ts'
import type { ServiceEnv } from '../../http/service.ts'
import type { UsersDeps } from './app.ts'

/** Where a request comes from, as limits and the audit trail know it, and what it leaves to be done after its answer. */
export interface Source {
  /** Pseudonym of the network. */
  client: string
  /** The same, and what it was while the secret before was in use. */
  knownAs: readonly string[]
  requestId: string
  /** Does something that the answer does not wait for; a failure is logged as that of `what`. */
  later: (what: string, work: () => Promise<unknown>) => void
}

type SourceDeps = Pick<UsersDeps, 'pseudonym' | 'formerPseudonym' | 'log'>

export function sourceOf(
  c: Answering,
  { pseudonym, formerPseudonym, log = logToConsole }: SourceDeps,
): Source {
  const network = `network ${networkOf(c.env?.context?.ip)}`
  const client = pseudonym(network)
  return {
    client,
    knownAs: formerPseudonym ? [client, formerPseudonym(network)] : [client],
    requestId: c.var.requestId,
    later: (what, work) => afterAnswer(c, log, what, work),
  }
}

/** The same, with the tokens that a new session of the same browser or client replaces. */
export interface SignInSource extends Source {
  replaces: readonly string[]
}

export const signInSourceOf = async (
  c: Context<ServiceEnv>,
  deps: SourceDeps & Pick<UsersDeps, 'verifyToken'>,
): Promise<SignInSource> => ({ ...sourceOf(c, deps), replaces: await tokenIdsOf(c, deps.verifyToken) })
