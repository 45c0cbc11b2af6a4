import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

/** One request that a scanner works on; in its address `*` marks a part that is no parameter. */
export interface Aim {
  /** What is aimed at, in words. */
  name: string
  url: string
  json?: object
  token?: string
}

/** What a scanner found: nothing at all, or names of weaknesses. Undefined where it did not get through. */
export type Findings = readonly string[] | undefined

const MOST_MS = 300_000

/** Whether a program is there to be run. */
export const isInstalled = async (program: string): Promise<boolean> =>
  (await run(program, ['--version'], 30_000)).code === 0

/** Has sqlmap look for SQL injection in every parameter of one request, as PostgreSQL takes it, in all of its ways. */
export async function sqlmap({ url, json, token }: Aim): Promise<Findings> {
  return inFolder(async (folder) => {
    const { output } = await run('sqlmap', [
      ...options({
        '-u': url,
        '--output-dir': folder,
        '--dbms': 'PostgreSQL',
        '--level': '3',
        '--risk': '1',
        '--technique': 'BEUST',
        '--time-sec': '2',
        '--timeout': '15',
        '--retries': '1',
        '--ignore-code': '*',
        '--skip': 'User-Agent,Referer,Host',
      }),
      '--batch',
      '--flush-session',
      '--disable-coloring',
      ...(json ? ['--data', JSON.stringify(json), '-H', 'Content-Type: application/json'] : []),
      ...bearer(token),
    ])
    if (output.includes('identified the following injection point')) {
      return Array.from(output.matchAll(/^Parameter: (.+)$/gm), ([, name = '']) => `injection by ${name}`)
    }
    return /all tested parameters do not appear to be injectable/.test(output) ? [] : undefined
  })
}

/** All modules that ask the site itself: none that lets the site call a third party, and none that only guesses names. */
const MODULES = [
  'blindsql',
  'cookieflags',
  'crlf',
  'csp',
  'exec',
  'file',
  'http_headers',
  'permanentxss',
  'redirect',
  'shellshock',
  'sql',
  'xss',
]

interface WapitiReport {
  vulnerabilities: Record<string, WapitiFinding[]>
  anomalies: Record<string, WapitiFinding[]>
}
interface WapitiFinding {
  path: string
  parameter: string
  info: string
}

/** Wapiti asks for `X-XSS-Protection: 1`, a filter that browsers have dropped and that made holes of its own: it is 0 here. */
const OUTDATED = 'X-XSS-Protection is not set'

/** Has wapiti attack these addresses, and what they link to, and gives its findings. */
export async function wapiti([first, ...others]: readonly [Aim, ...Aim[]]): Promise<Findings> {
  return inFolder(async (folder) => {
    const report = path.join(folder, 'report.json')
    const { code } = await run('wapiti', [
      ...options({
        '-u': first.url,
        '--scope': 'domain',
        '-d': '1',
        '-m': MODULES.join(','),
        '-v': '0',
        '-t': '15',
        '--max-scan-time': '60',
        '--max-attack-time': '60',
        '--store-session': folder,
        '-f': 'json',
        '-o': report,
      }),
      '--flush-session',
      '--no-bugreport',
      ...others.flatMap(({ url }) => ['-s', url]),
      ...bearer(first.token),
    ])
    const text = await readFile(report, 'utf8').catch(() => undefined)
    if (code !== 0 || text === undefined) return undefined
    const { vulnerabilities, anomalies } = JSON.parse(text) as WapitiReport
    return Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, found]) =>
      found
        .filter(({ info }) => info !== OUTDATED)
        .map(({ path, parameter, info }) => `${kind} at ${path}: ${parameter || info}`),
    )
  })
}

const options = (values: Record<string, string>) => Object.entries(values).flat()

const bearer = (token: string | undefined) => (token ? ['-H', `Authorization: Bearer ${token}`] : [])

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'scanner-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Nothing listens here: whatever a scanner would fetch from elsewhere, such as a list of its makers, it does not get. */
const NOWHERE = 'http://127.0.0.1:9'

/** Runs a scanner to its end, by force after five minutes, without the user's own settings or a way off this machine. */
function run(program: string, args: readonly string[], timeout = MOST_MS) {
  const env = {
    PATH: process.env.PATH,
    HOME: os.tmpdir(),
    LANG: 'C.UTF-8',
    http_proxy: NOWHERE,
    https_proxy: NOWHERE,
    no_proxy: '127.0.0.1',
  }
  const limits = { timeout, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 } as const
  return new Promise<{ code: number | undefined; output: string }>((resolve) => {
    execFile(program, args, { env, ...limits }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined
      resolve({ code, output: stdout + stderr })
    })
  })
}
