import type { SendMail } from './mail.ts'

const TIMEOUT_MS = 10_000

/**
 * Mail over SMTP: `smtps://user:password@host:465`, or `smtp://…:587`, which goes on only over TLS unless the host is
 * this machine. nodemailer is loaded at the first message. Rejects when the server does not take it within seconds.
 */
export function smtpMail(url: string, from: string): SendMail {
  const { protocol, hostname } = new URL(url)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return async (mail) => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      url,
      requireTLS: protocol === 'smtp:' && !local,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    await transport.sendMail({ from, ...mail }).catch((error: unknown) => {
      throw new Error(`The mail server did not take the message: ${reasonOf(error)}`)
    })
  }
}

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  code?: string
  responseCode?: number
  command?: string
}

/** The codes of a failure: what the server says in words may repeat the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code, responseCode, command }: SmtpError = error
  return [code, responseCode, command].filter((part) => part !== undefined).join(' ')
}
