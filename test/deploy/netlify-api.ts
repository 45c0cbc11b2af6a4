import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A variable of the site, with a value for each deploy context that has one. */
export interface SiteVariable {
  key: string
  is_secret?: boolean
  values: { context: string; value: string }[]
}

interface Upload {
  body: Buffer
  query: URLSearchParams
}

/** What a deploy declares before anything of it is uploaded. */
export interface Manifest {
  files: Record<string, string>
  functions: Record<string, string>
  functions_config: Record<string, { traffic_rules?: unknown; build_data?: { runtimeAPIVersion: number } }>
  function_schedules?: { name: string; cron: string }[]
  edge_functions?: unknown
  environment?: unknown
}

export interface Deploy {
  id: string
  draft: boolean
  state: 'new' | 'uploading' | 'ready' | 'cancelled'
  manifest?: Manifest
  files: Map<string, Upload>
  functions: Map<string, Upload>
}

export interface NetlifyApi {
  /** What `NETLIFY_API_URL` is to be. */
  url: string
  /** Where it is, for what is not under the API's path. */
  origin: string
  deploys: Deploy[]
  /** What was asked for that it does not know, or that was wrong: a test is to see that it is empty. */
  refused: string[]
  close: () => Promise<void>
}

export const SITE = {
  id: '11111111-2222-4333-8444-555555555555',
  name: 'shop',
  account: 'a0000000000000000000000a',
}
const TEAM = 'shop-team'
const PREFIX = '/api/v1'

interface Asked {
  params: string[]
  query: URLSearchParams
  body: Buffer
}

class Refusal extends Error {}

/**
 * Plays the part of Netlify's API that a deploy of the command line needs, for one site of one account, on a loopback
 * port. It takes what real deploys send and nothing else: a wrong token, an unknown address, content that is not what was
 * declared or that nobody waits for are refused, and kept in `refused`.
 */
export async function startNetlifyApi(token: string, variables: SiteVariable[]): Promise<NetlifyApi> {
  const deploys: Deploy[] = []
  const refused: string[] = []

  const routes: [method: string, path: RegExp, answer: (asked: Asked) => unknown][] = [
    ['GET', /^\/api\/v1\/sites\/([^/]+)$/, ({ params: [id] }) => (same(id, SITE.id), site())],
    [
      'GET',
      /^\/api\/v1\/accounts$/,
      () => [{ id: SITE.account, slug: TEAM, name: 'Shop', type_slug: 'free' }],
    ],
    [
      'GET',
      /^\/api\/v1\/accounts\/([^/]+)\/env$/,
      ({ params: [team] }) => (same(team, TEAM), masked(variables)),
    ],
    ['GET', /^\/team\/([^/]+)\/integrations\/installations\/meta\/([^/]+)$/, () => []],
    ['POST', /^\/api\/v1\/sites\/([^/]+)\/deploys$/, ({ body }) => shown(create(deploys, body))],
    [
      'PUT',
      /^\/api\/v1\/sites\/[^/]+\/deploys\/([^/]+)$/,
      ({ params: [id], body }) => declare(find(id), body),
    ],
    ['GET', /^\/api\/v1\/sites\/[^/]+\/deploys\/([^/]+)$/, ({ params: [id] }) => shown(find(id))],
    ['POST', /^\/api\/v1\/deploys\/([^/]+)\/cancel$/, ({ params: [id] }) => shown(cancel(find(id)))],
    [
      'PUT',
      /^\/api\/v1\/deploys\/([^/]+)\/files\/(.+)$/,
      (asked) => upload(find(asked.params[0]), 'files', asked),
    ],
    [
      'PUT',
      /^\/api\/v1\/deploys\/([^/]+)\/functions\/([^/]+)$/,
      (asked) => upload(find(asked.params[0]), 'functions', asked),
    ],
  ]

  const find = (id: string | undefined): Deploy => {
    const found = deploys.find((deploy) => deploy.id === id)
    if (!found) throw new Refusal(`there is no deploy ${id}`)
    return found
  }

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
    const body = Buffer.concat(await request.toArray())
    if (pathname.startsWith(PREFIX)) same(request.headers.authorization, `Bearer ${token}`)
    for (const [method, path, act] of routes) {
      const match = path.exec(pathname)
      if (method !== request.method || !match) continue
      return act({ params: match.slice(1).map(decodeURIComponent), query: searchParams, body })
    }
    throw new Refusal('nothing is known at this address')
  }

  const server = createServer((request, response) => {
    void answer(request).then(
      (body) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body)),
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error)
        refused.push(`${request.method} ${request.url}: ${message}`)
        response.writeHead(422, { 'Content-Type': 'application/json' }).end(JSON.stringify({ message }))
      },
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: origin + PREFIX,
    deploys,
    refused,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const same = (given: string | undefined, expected: string) => {
  if (given !== expected) throw new Refusal(`${given} is not ${expected}`)
}

const site = () => ({
  id: SITE.id,
  name: SITE.name,
  account_id: SITE.account,
  account_slug: TEAM,
  url: `http://${SITE.name}.netlify.app`,
  ssl_url: `https://${SITE.name}.netlify.app`,
  admin_url: `https://app.netlify.com/projects/${SITE.name}`,
  build_settings: {},
  feature_flags: {},
  plugins: [],
  use_envelope: true,
})

/** Nobody but Netlify's own builds and functions is shown what a secret is. */
const masked = (variables: SiteVariable[]) =>
  variables.map(({ key, is_secret = false, values }) => ({
    key,
    is_secret,
    scopes: ['builds', 'functions', 'runtime'],
    values: values.map((each) => (is_secret ? { ...each, value: '*'.repeat(16) } : each)),
  }))

const shown = ({ id, state, manifest }: Deploy) => ({
  id,
  site_id: SITE.id,
  name: SITE.name,
  state,
  required: [...new Set(Object.values(manifest?.files ?? {}))],
  required_functions: [...new Set(Object.values(manifest?.functions ?? {}))],
  url: site().url,
  ssl_url: site().ssl_url,
  admin_url: site().admin_url,
  deploy_url: `http://${id}--${SITE.name}.netlify.app`,
  deploy_ssl_url: `https://${id}--${SITE.name}.netlify.app`,
})

function create(deploys: Deploy[], body: Buffer): Deploy {
  const { draft } = JSON.parse(body.toString()) as { draft: boolean }
  const id = (deploys.length + 1).toString(16).padStart(24, '0')
  const deploy: Deploy = { id, draft, state: 'new', files: new Map(), functions: new Map() }
  deploys.push(deploy)
  return deploy
}

function declare(deploy: Deploy, body: Buffer) {
  if (deploy.state !== 'new') throw new Refusal(`the deploy is ${deploy.state} already`)
  deploy.manifest = JSON.parse(body.toString()) as Manifest
  deploy.state = 'uploading'
  return shown(deploy)
}

function cancel(deploy: Deploy): Deploy {
  deploy.state = 'cancelled'
  return deploy
}

function upload(deploy: Deploy, kind: 'files' | 'functions', { params: [, name = ''], query, body }: Asked) {
  const { manifest, state } = deploy
  if (!manifest || state !== 'uploading') throw new Refusal(`the deploy is ${state} and waits for nothing`)
  const digest = createHash(kind === 'files' ? 'sha1' : 'sha256')
    .update(body)
    .digest('hex')
  same(digest, manifest[kind][name] ?? 'declared')
  deploy[kind].set(name, { body, query })
  const isComplete = (['files', 'functions'] as const).every((each) =>
    Object.keys(manifest[each]).every((declared) => deploy[each].has(declared)),
  )
  if (isComplete) deploy.state = 'ready'
  return { id: digest, path: name }
}
