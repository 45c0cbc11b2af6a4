import type { Post, SendMail } from './mail.ts'
import { outboxMail } from './outbox-mail.ts'
import { smtpMail } from './smtp-mail.ts'

interface MailSettings {
  SMTP_URL?: string | undefined
  MAIL_FROM?: string | undefined
  MAIL_OUTBOX?: string | undefined
  SITE_URL?: string | undefined
  URL?: string | undefined
}

/** How the shop of these settings sends mail: over SMTP where that is set, else into a folder, else not at all. */
export function postOffice({
  SMTP_URL,
  MAIL_FROM,
  MAIL_OUTBOX,
  SITE_URL,
  URL,
}: MailSettings): Post | undefined {
  const send = senderOf(SMTP_URL, MAIL_FROM, MAIL_OUTBOX)
  const siteUrl = SITE_URL ?? URL
  return send && siteUrl !== undefined ? { send, siteUrl } : undefined
}

function senderOf(smtpUrl?: string, from?: string, outbox?: string): SendMail | undefined {
  if (smtpUrl !== undefined && from !== undefined) return smtpMail(smtpUrl, from)
  return outbox === undefined ? undefined : outboxMail(outbox)
}
