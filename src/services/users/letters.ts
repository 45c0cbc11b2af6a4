import type { Mail } from './mail.ts'

const SHOP = 'Fatima Zehra Boutique'

/** The token is in the link's fragment, which browsers send to no server and in no `Referer`. */
const link = (siteUrl: string, page: string, token: string) => `${new URL(page, siteUrl).href}#token=${token}`

/** Without the account's name: whoever registers somebody else's address could write to its owner by it. */
const letter = (to: string, subject: string, paragraphs: readonly string[]): Mail => ({
  to,
  subject,
  text: ['Hello,', ...paragraphs, SHOP].join('\n\n') + '\n',
})

export const verificationMail = (to: string, siteUrl: string, token: string): Mail =>
  letter(to, `Confirm your email address for ${SHOP}`, [
    'Please confirm that this address is yours by opening this link within the hour:',
    link(siteUrl, '/verify-email', token),
    'If you did not make an account with us, ignore this message.',
  ])

export const passwordResetMail = (to: string, siteUrl: string, token: string): Mail =>
  letter(to, `Choose a new password for ${SHOP}`, [
    'Somebody, probably you, asked to choose a new password for your account. Open this link within the hour to do so:',
    link(siteUrl, '/reset-password', token),
    'The link works once. If it was not you, ignore this message: your password stays as it is.',
  ])

export const passwordChangedMail = (to: string, siteUrl: string): Mail =>
  letter(to, `Your password for ${SHOP} was changed`, [
    'The password of your account was changed just now, and you are signed out everywhere else.',
    `If it was not you, choose a new one at once on ${new URL('/forgot-password', siteUrl).href}.`,
  ])
