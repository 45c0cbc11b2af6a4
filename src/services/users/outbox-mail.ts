import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Mail, SendMail } from './mail.ts'

const asText = ({ to, subject, text }: Mail) => `To: ${to}\nSubject: ${subject}\n\n${text}`

/** For development: mail goes nowhere but is shown, on the terminal by default, and kept in a folder, a file each. */
export const outboxMail =
  (folder: string, show: (text: string) => void = console.log): SendMail =>
  async (mail) => {
    const text = asText(mail)
    await mkdir(folder, { recursive: true })
    const time = new Date().toISOString().replaceAll(':', '-')
    await writeFile(path.join(folder, `${time}-${randomUUID().slice(0, 8)}.txt`), text, { mode: 0o600 })
    show(`\n--- mail ---\n${text}------------\n`)
  }
