import { AppError } from '../../lib/errors.ts'

/** A message in plain text to one person. */
export interface Mail {
  to: string
  subject: string
  text: string
}

/** Hands a message over for delivery; rejects when it is not taken. */
export type SendMail = (mail: Mail) => Promise<void>

/** How the shop writes to its customers, and where its links lead. */
export interface Post {
  send: SendMail
  /** Where the shop's pages are; never taken from a request, whose `Host` its sender chooses. */
  siteUrl: string
}

/** The way to send mail; 503 where the shop has none. */
export function postOf({ post }: { post?: Post | undefined }): Post {
  if (post) return post
  throw new AppError('unavailable', 'This shop cannot send mail at the moment.', {
    headers: { 'Retry-After': '3600' },
  })
}
