import { createTransport } from 'nodemailer'
import { UsersEnv } from '../../src/env.ts'
import { readEnv } from '../../src/lib/read-env.ts'
import { type Finding, type Result, skipped } from './finding.ts'
import { isLocal } from './addresses.ts'
import { reasonOf } from './reason.ts'
import type { Environment } from './settings.ts'

const PATIENCE_MS = 10_000

/** Signs in at the mail server as the shop does, and sends nothing. */
export async function checkMail(environment: Environment): Promise<Result> {
  const { SMTP_URL } = environment
  if (!SMTP_URL?.trim()) return skipped('mail', 'SMTP_URL is not set, and the shop sends none')
  const env = readEnv(UsersEnv, environment)
  const refused = env.success ? [] : env.problems.map(({ variable }) => variable)
  if (refused.includes('SMTP_URL') || refused.includes('MAIL_FROM')) {
    return skipped('mail', 'its settings are not right yet')
  }
  const { protocol, hostname, host } = new URL(SMTP_URL)
  const transport = createTransport({
    url: SMTP_URL,
    requireTLS: protocol === 'smtp:' && !isLocal(hostname),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  })
  try {
    await transport.verify()
    return { check: 'mail', findings: [] }
  } catch (error) {
    return { check: 'mail', findings: [findingOf(error, host)] }
  } finally {
    transport.close()
  }
}

function findingOf(error: unknown, host: string): Finding {
  const { code } = reasonOf(error)
  if (code === 'EAUTH' || code === 'ENOAUTH') {
    return {
      id: 'mail-refuses',
      problem: `The mail server at ${host} does not take the user or the password in SMTP_URL.`,
      advice: 'Set them anew; characters such as @ and / in a password are written as %40 and %2F.',
    }
  }
  if (code === 'ETLS') {
    return {
      id: 'mail-without-tls',
      problem: `The mail server at ${host} offers no TLS, and the shop sends nothing in the open.`,
      advice: 'Use its port for TLS: smtps://…:465.',
    }
  }
  return {
    id: 'mail-unreachable',
    problem: `The mail server at ${host} cannot be reached${code && ` (${code})`}.`,
    advice: 'See that host and port in SMTP_URL are right; many networks block port 25.',
  }
}
