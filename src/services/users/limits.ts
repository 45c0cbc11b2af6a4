import { sql } from 'kysely'
import type { Throttle } from '../../db/throttle.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/**
 * Failed sign-ins. The limit of an account as a whole spares networks in which its owner registered, signed in or used a
 * mailed link within 90 days, so that strangers cannot lock the owner out there.
 */
export const signInThrottle = (email: string, knownAs: readonly string[]): Throttle => ({
  action: 'sign_in',
  limits: [
    { by: ['client', 'subject'], most: 10, seconds: 15 * MINUTE },
    { by: ['client'], most: 100, seconds: 15 * MINUTE },
    {
      by: ['subject'],
      most: 100,
      seconds: 15 * MINUTE,
      unless: sql`exists (
        select from audit_log join users on users.id = audit_log.subject_id
        where users.email = ${email} and audit_log.event in ('signed_in', 'registered', 'password_reset')
          and audit_log.subject = 'user' and audit_log.client = any(${knownAs}::text[])
          and audit_log.at > now() - interval '90 days')`,
    },
  ],
})

/** Registrations from one network, taken emails included; many people may share an address. */
export const registrationThrottle = (perHour: number): Throttle => ({
  action: 'registration',
  limits: [{ by: ['client'], most: perHour, seconds: HOUR }],
})

/** Changes of password by somebody who is signed in, right or wrong: each may send a mail. */
export const PASSWORD_CHECK: Throttle = {
  action: 'password_check',
  limits: [{ by: ['subject'], most: 10, seconds: 15 * MINUTE }],
}

/** Mails that let a password be set: few to one address, whether or not it has an account. */
export const PASSWORD_RESET: Throttle = {
  action: 'password_reset',
  limits: [
    { by: ['subject'], most: 3, seconds: HOUR },
    { by: ['client'], most: 30, seconds: HOUR },
  ],
}

/** Mails that verify an address. */
export const EMAIL_VERIFICATION: Throttle = {
  action: 'email_verification',
  limits: [{ by: ['subject'], most: 5, seconds: HOUR }],
}
