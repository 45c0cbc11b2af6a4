import { pathToFileURL } from 'node:url'
import { neon, neonConfig } from '@neondatabase/serverless'
import { tellParent } from '../stage/child.ts'
import type { Endpoint } from './endpoints.ts'
import { startRecorder } from './recorder.ts'
import { type Handler, measurePairs, type Round } from './pairs.ts'

// The process that is measured: the built functions, and beside each endpoint the floor under it. Started with the
// endpoints, where the bundles are, and how many rounds of how many requests to make.

export interface Assignment {
  endpoints: Endpoint[]
  bundles: Record<string, string>
  rounds: number
  perRound: number
}

/** Of one endpoint, what crosses the wires, and how long floor and handler took in each round. */
export interface Outcome {
  path: string
  /** Bytes of the one request to the database, and of the answer's body. */
  sentBytes: number
  answerBytes: number
  rounds: Round[]
}

/** Pairs of requests before the clock starts. */
const WARM_UP = 100
const SITE = 'https://shop.example'

const { endpoints, bundles, rounds, perRound } = JSON.parse(process.argv[2] ?? '') as Assignment
const database = process.env.NEON_HTTP_ENDPOINT ?? ''
neonConfig.fetchEndpoint = database
const sql = neon(process.env.DATABASE_URL ?? '')

type NetlifyFunction = (request: Request, context: object) => Promise<Response>

/** A function reads its settings at its first request and keeps them: each of these is a copy of its own. */
async function copyOf(name: string, copy: string): Promise<NetlifyFunction> {
  const file = pathToFileURL(bundles[name] ?? '')
  file.search = copy
  return ((await import(file.href)) as { default: NetlifyFunction }).default
}

const recorder = await startRecorder(database)
const subjects: Subject[] = []
for (const endpoint of endpoints) subjects.push(await prepare(endpoint))
recorder.close()
if (rounds > 0) for (const { measure } of subjects) await measure(WARM_UP)
for (let round = 0; round < rounds; round++) {
  for (const { outcome, measure } of subjects) outcome.rounds.push(await measure(perRound))
}
tellParent(subjects.map(({ outcome }) => outcome))

interface Subject {
  outcome: Outcome
  measure: (pairs: number) => Promise<Round>
}

async function prepare(endpoint: Endpoint): Promise<Subject> {
  const { method, path, headers, body, reset } = endpoint
  const answerOf =
    (run: NetlifyFunction): Handler =>
    (request) =>
      run(request, { requestId: crypto.randomUUID(), ip: '192.0.2.1', waitUntil: () => {} })
  const request = () => new Request(SITE + path, { method, headers, body })
  const putBack = reset && (() => sql.query(reset.text, reset.params))

  await putBack?.()
  process.env.NEON_HTTP_ENDPOINT = recorder.url
  const recorded = answerOf(await copyOf(endpoint.function, 'recorded'))
  const { init, answerBytes } = await recorder.captured(() => recorded(request()))
  process.env.NEON_HTTP_ENDPOINT = database

  const handler = answerOf(await copyOf(endpoint.function, 'measured'))
  const floor: Handler = async () => {
    const response = await fetch(database, init)
    return Response.json(await response.json())
  }
  return {
    outcome: {
      path: `${method} ${path}`,
      sentBytes: Buffer.byteLength(init.body),
      answerBytes,
      rounds: [],
    },
    measure: (pairs) => measurePairs({ floor, handler }, request, putBack, pairs),
  }
}
