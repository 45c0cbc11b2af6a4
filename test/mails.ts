import { expect } from 'vitest'
import type { Mail } from '../src/services/users/mail.ts'

/** The token of the link in the latest mail to an address. */
export function tokenIn(mails: readonly Mail[], to: string): string {
  const mail = mails.findLast((each) => each.to === to)
  const token = /#token=([\w-]{43})\n/.exec(mail?.text ?? '')?.[1]
  expect(token, `a link in a mail to ${to}`).toBeDefined()
  return token ?? ''
}
