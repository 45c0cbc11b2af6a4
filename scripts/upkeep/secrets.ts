import { lintSource } from '@secretlint/core'
import { creator as preset } from '@secretlint/secretlint-rule-preset-recommend'
import { lineAt, type ProjectFile } from './files.ts'

/** The preset knows the keys of services by their looks. */
const CONFIG = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: preset }] }

/** What begins the comments that would switch the preset off. */
const COMMENT = 'secretlint-'

/** Secrets of this shop that the preset does not know. */
const OURS = [
  ['JWT_SECRET', /\bJWT_SECRET(?:_PREVIOUS)?["']?\s*[=:]\s*["']?[A-Za-z0-9+/_-]{32,}={0,2}/g],
  ['a password of Neon', /\bnpg_(?=\w*\d)[A-Za-z0-9]{12,}\b/g],
  ['a key of Neon', /\bnapi_[a-z0-9]{32,}\b/g],
  ['a token of Netlify', /\bnf[a-z]_[A-Za-z0-9]{36,}\b/g],
  ['the password of a mail server', /\bsmtps?:\/\/[^\s:@/"'`]+:(?!\$\{)[^\s@/"'`]{4,}@/g],
] as const

/** Passwords in addresses that are none: of tests, examples and the database on one's own machine. */
const MADE_UP = new Set([
  'hunter2-of-the-shop',
  'local', // of the local database, which asks nobody for one
  'npg_password',
  'npg_secret',
  'npg_secret#',
  'p%2Fw%20d',
  'p%40ss',
  'p%40ss%2Fword',
  'p%40x',
  'pass%2Fword',
  'password',
  'secret',
  'x-pooler.y',
])

/** An example leaves the password out, as `npg_…`. */
const isLeftOut = (password: string) => password.endsWith('…')

const passwordIn = (address: string) => /^[a-z][\w+.-]*:\/\/[^\s:@/]*:([^\s@]+)@/.exec(address)?.[1]

export interface SecretsFound {
  /** Where files hold a secret, and of which kind; not the secret. */
  faults: string[]
  /** Made-up passwords that no file has. */
  unused: string[]
}

/** Looks for secrets in files. A file `.env` is one, whatever is in it. */
export async function findSecrets(files: readonly ProjectFile[]): Promise<SecretsFound> {
  const unused = new Set(MADE_UP)
  const faults: string[] = []
  for (const { path, content } of files) {
    if (/(?:^|\/)\.env(?:\.(?!example$)[\w.]+)?$/.test(path)) faults.push(`${path} is for nobody but you`)
    for (const { kind, index, text } of [...(await byPreset(path, content)), ...byUs(content)]) {
      const password = passwordIn(text)
      const isHarmless = password !== undefined && (MADE_UP.has(password) || isLeftOut(password))
      if (isHarmless) unused.delete(password)
      else faults.push(`${path}:${lineAt(content, index)} looks like a secret: ${kind}`)
    }
  }
  return { faults, unused: [...unused] }
}

interface Finding {
  kind: string
  index: number
  text: string
}

async function byPreset(path: string, text: string): Promise<Finding[]> {
  const content = text.replaceAll(COMMENT, COMMENT.replace('-', '_'))
  const { messages } = await lintSource({
    source: { filePath: path, content, ext: path.slice(path.lastIndexOf('.')), contentType: 'text' },
    options: { config: CONFIG, noPhysicFilePath: true },
  })
  return messages.map(({ messageId, range }) => ({
    kind: messageId,
    index: range[0],
    text: content.slice(...range),
  }))
}

const byUs = (content: string): Finding[] =>
  OURS.flatMap(([kind, pattern]) =>
    Array.from(content.matchAll(pattern), ({ index, 0: text }) => ({ kind, index, text })),
  )
