import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { describe, expect, test as base } from 'vitest'
import { postOffice } from './post-office.ts'

const MAIL = {
  to: 'amina@example.com',
  subject: 'Choose a new password – پاس ورڈ',
  text: 'Dear Amina,\n\nOpen https://shop.test/reset-password#token=abc\n\nFatima Zehra Boutique\n',
}
const SITE_URL = 'https://shop.test'
const MAIL_FROM = 'Fatima Zehra Boutique <shop@example.com>'

interface Received {
  from: string
  to: string[]
  user: string | undefined
  message: string
}

const test = base
  .extend('smtp', async ({}, { onCleanup }) => {
    const received: Received[] = []
    const server = new SMTPServer({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'p@ss' ? done(null, { user: username }) : done(new Error('no such user')),
      onRcptTo: ({ address }, _session, done) =>
        address.startsWith('nobody') ? done(new Error(`no mailbox ${address}`)) : done(),
      onData: (stream, session: SMTPServerSession, done) => {
        const { mailFrom, rcptTo } = session.envelope
        const envelope = {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: String(session.user),
        }
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('end', () => {
          received.push({ ...envelope, message: Buffer.concat(chunks).toString() })
          done()
        })
      },
    })
    const listening = server.listen(0, '127.0.0.1')
    await once(listening, 'listening')
    onCleanup(() => new Promise<void>((resolve) => server.close(resolve)))
    return { received, port: (listening.address() as AddressInfo).port }
  })
  .extend('folder', async ({}, { onCleanup }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'outbox-'))
    onCleanup(() => rm(folder, { recursive: true }))
    return folder
  })

describe('mail over SMTP', () => {
  const officeAt = (port: number, password = 'p%40ss') =>
    postOffice({ SMTP_URL: `smtp://shop:${password}@127.0.0.1:${port}`, MAIL_FROM, SITE_URL })

  test('reaches the server whole, signed in and from the shop’s address', async ({ smtp }) => {
    await officeAt(smtp.port)?.send(MAIL)

    const [mail] = smtp.received
    expect(mail).toMatchObject({ from: 'shop@example.com', to: [MAIL.to], user: 'shop' })
    expect(mail?.message).toMatch(/^From: Fatima Zehra Boutique <shop@example.com>\r$/m)
    expect(mail?.message).toMatch(/^Subject: =\?UTF-8\?/m)
    expect(mail?.message).toContain('https://shop.test/reset-password#token=abc')
  })

  test('goes to one address only, whatever a name or an address contains', async ({ smtp }) => {
    const send = officeAt(smtp.port)?.send
    await send?.({ ...MAIL, subject: 'Hello\r\nBcc: everyone@example.com' })

    expect(smtp.received.map(({ to }) => to)).toEqual([[MAIL.to]])
    expect(smtp.received[0]?.message).not.toMatch(/^Bcc:/m)
  })

  test.for([
    ['the sign-in', 'wrong', MAIL.to, /EAUTH 535/],
    ['the recipient', 'p%40ss', 'nobody@example.com', /EENVELOPE 550 RCPT TO/],
  ] as const)(
    'fails where the server refuses %s, by codes that repeat no secret and no address',
    async ([, password, to, codes], { smtp }) => {
      const refused = officeAt(smtp.port, password)?.send({ ...MAIL, to })

      await expect(refused).rejects.toThrow(codes)
      await expect(refused).rejects.not.toThrow(/wrong|nobody|example/)
      expect(smtp.received).toEqual([])
    },
  )

  test('is not sent in the clear to a host that is not known to be this machine', async ({ smtp }) => {
    const elsewhere = postOffice({
      SMTP_URL: `smtp://shop:p%40ss@LOCALHOST:${smtp.port}`,
      MAIL_FROM,
      SITE_URL,
    })

    await expect(elsewhere?.send(MAIL)).rejects.toThrow(/STARTTLS|TLS/i)
    expect(smtp.received).toEqual([])
  })
})

describe('mail into an outbox', () => {
  test('is shown and kept, a file each that only its owner reads', async ({ folder }) => {
    const outbox = path.join(folder, 'out', 'box')
    const { outboxMail } = await import('./outbox-mail.ts')
    const shown: string[] = []
    const send = outboxMail(outbox, (line) => void shown.push(line))
    await send(MAIL)
    await send({ ...MAIL, to: 'b@example.com' })

    const files = (await readdir(outbox)).toSorted()
    expect(files).toHaveLength(2)
    const kept = await Promise.all(files.map((file) => readFile(path.join(outbox, file), 'utf8')))
    expect(kept).toContain(`To: ${MAIL.to}\nSubject: ${MAIL.subject}\n\n${MAIL.text}`)
    expect(shown.join()).toContain('https://shop.test/reset-password#token=abc')
    const { mode } = await stat(path.join(outbox, files[0] ?? ''))
    expect(mode & 0o077).toBe(0)
  })
})

describe('the post office', () => {
  test('has no way to send without SMTP_URL or MAIL_OUTBOX', () => {
    expect(postOffice({ SITE_URL })).toBeUndefined()
    expect(postOffice({ MAIL_FROM, SITE_URL })).toBeUndefined()
  })

  test('leads links to SITE_URL, and else to the address that Netlify tells', ({ folder }) => {
    const address = (settings: object) => postOffice({ MAIL_OUTBOX: folder, ...settings })?.siteUrl
    expect(address({ SITE_URL, URL: 'https://other.test' })).toBe(SITE_URL)
    expect(address({ URL: 'https://other.test' })).toBe('https://other.test')
  })
})
