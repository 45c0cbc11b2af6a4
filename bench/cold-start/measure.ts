import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startModel } from '../chat/start-model.ts'
import type { Figure, Measure } from '../figure.ts'
import { type Stage, setStage } from '../stage/stage.ts'
import { median } from '../statistics.ts'
import { packageFunctions } from './package.ts'

const FUNCTIONS = ['users', 'products', 'orders', 'chat']
const ROUNDS = 21

interface FirstRequest {
  function: string
  method: string
  path: string
  token?: string
  body?: string
  /** As a multiple of a function that says hello. */
  atMost?: number
}

const HELLO: FirstRequest = { function: 'hello', method: 'GET', path: '/' }

const firstRequests = ({ people: { customer, products } }: Stage): FirstRequest[] => {
  const { token } = customer
  return [
    { function: 'users', method: 'GET', path: '/api/users/me', token, atMost: 1.6 },
    { function: 'products', method: 'GET', path: `/api/products/${products[0]}`, atMost: 1.6 },
    { function: 'orders', method: 'GET', path: '/api/cart', token, atMost: 1.6 },
    { function: 'chat', method: 'GET', path: '/api/chat/history?session_id=main', token, atMost: 2 },
    {
      function: 'chat',
      method: 'POST',
      path: '/api/chat/messages',
      token,
      body: JSON.stringify({ text: 'Salam', session_id: 'cold' }),
      atMost: 2,
    },
  ]
}

/**
 * How long a fresh process takes from its start to the first answer's first bytes, as a multiple of what a function takes
 * that only says hello, both with Netlify's bootstrap. They take turns.
 */
export const measure: Measure = async ({ effort, progress }) => {
  const stage = await setStage(FUNCTIONS)
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-cold-'))
  const model = await startModel()
  try {
    const bundles = Object.fromEntries(FUNCTIONS.map((name) => [name, stage.bundle(name)]))
    const { entry, runner } = await packageFunctions(bundles, folder)
    const settings = { ...stage.settings, ...model.settings }
    const start = (request: FirstRequest) =>
      timeToAnswer([runner, entry(request.function), eventOf(request)], settings)

    const requests = firstRequests(stage)
    const rounds = Math.max(5, Math.round(ROUNDS * effort))
    progress(`${rounds} rounds of ${requests.length} fresh processes, and of as many that say hello`)
    const pairs = requests.map((): Pair[] => [])
    for (let round = -1; round < rounds; round++) {
      for (const [index, request] of requests.entries()) {
        const pair = await inTurn(
          round % 2 === 0,
          () => start(HELLO),
          () => start(request),
        )
        if (round >= 0) pairs[index]?.push(pair)
      }
    }
    return requests.map((request, index) => figureOf(request, pairs[index] ?? []))
  } finally {
    await model.stop()
    await rm(folder, { recursive: true, force: true })
    await stage.stop()
  }
}

interface Pair {
  hello: number
  own: number
}

async function inTurn(
  helloFirst: boolean,
  sayHello: () => Promise<number>,
  answer: () => Promise<number>,
): Promise<Pair> {
  if (helloFirst) return { hello: await sayHello(), own: await answer() }
  const own = await answer()
  return { hello: await sayHello(), own }
}

/** The event by which Netlify calls a function. */
const eventOf = ({ method, path, token, body }: FirstRequest) =>
  JSON.stringify({
    rawUrl: `https://shop.example${path}`,
    path,
    httpMethod: method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body,
    isBase64Encoded: false,
  })

async function timeToAnswer(args: string[], settings: Record<string, string>): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { env: settings, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const answered = once(child.stdout, 'data').then(([chunk]) => String(chunk))
  const answer = await Promise.race([answered, exited.then(() => 'missing: the process ended')])
  const ms = performance.now() - started
  await exited
  if (!answer.startsWith('200 ')) throw new Error(`The first answer was ${answer}`)
  return ms
}

function figureOf({ function: name, method, path, atMost }: FirstRequest, pairs: Pair[]): Figure {
  const ms = (read: (pair: Pair) => number) => median(pairs.map(read)).toFixed(0)
  return {
    part: 'cold',
    name: `${name}: ${method} ${path}`,
    value: median(pairs.map(({ hello, own }) => own / hello)),
    unit: 'x',
    ...(atMost !== undefined && { atMost }),
    note: `${ms(({ own }) => own)} over ${ms(({ hello }) => hello)} ms`,
  }
}
