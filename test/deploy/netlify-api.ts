import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { RecordedDeploy, Refusal } from './recorded-deploy.ts'

/** A variable of the site, with a value for each deploy context that has one. */
export interface SiteVariable {
  key: string
  is_secret?: boolean
  values: { context: string; value: string }[]
}

export interface NetlifyApi {
  /** What `NETLIFY_API_URL` is to be. */
  url: string
  /** Where it is, for what is not under the API's path. */
  origin: string
  deploys: RecordedDeploy[]
  /** What was asked for that it does not know, or that was wrong: a test is to see that it is empty. */
  refused: string[]
  close: () => Promise<void>
}

/** The only site that there is. */
export const SITE_ID = '11111111-2222-4333-8444-555555555555'

const PREFIX = '/api/v1'
const ACCOUNT = { id: 'a0000000000000000000000a', slug: 'shop-team', name: 'Shop', type_slug: 'free' }
const ADDRESSES = {
  url: 'http://shop.netlify.app',
  ssl_url: 'https://shop.netlify.app',
  admin_url: 'https://app.netlify.com/projects/shop',
}
const SITE = {
  id: SITE_ID,
  name: 'shop',
  account_id: ACCOUNT.id,
  account_slug: ACCOUNT.slug,
  ...ADDRESSES,
  build_settings: {},
  feature_flags: {},
  plugins: [],
  use_envelope: true,
}

/**
 * Plays the part of Netlify's API that a deploy of the command line needs, for one site of one account, on a loopback
 * port. It takes what real deploys send and nothing else: a wrong token, an unknown address, content that is not what was
 * declared or that nobody waits for are refused, and kept in `refused`.
 */
export async function startNetlifyApi(token: string, variables: SiteVariable[]): Promise<NetlifyApi> {
  const deploys: RecordedDeploy[] = []
  const refused: string[] = []
  const find = (id: string): RecordedDeploy => {
    const found = deploys.find((deploy) => deploy.id === id)
    if (!found) throw new Refusal('there is no such deploy')
    return found
  }

  const app = new Hono()
    .use(`${PREFIX}/*`, (c, next) => {
      if (c.req.header('Authorization') !== `Bearer ${token}`) throw new Refusal('the token is wrong')
      return next()
    })
    .get(`${PREFIX}/sites/${SITE_ID}`, (c) => c.json(SITE))
    .get(`${PREFIX}/accounts`, (c) => c.json([ACCOUNT]))
    .get(`${PREFIX}/accounts/${ACCOUNT.slug}/env`, (c) => c.json(variables.map(asOthersSeeIt)))
    .get(`/team/${ACCOUNT.id}/integrations/installations/meta/${SITE_ID}`, (c) => c.json([]))
    .post(`${PREFIX}/sites/${SITE_ID}/deploys`, async (c) => {
      const { draft } = await c.req.json<{ draft: boolean }>()
      const deploy = new RecordedDeploy((deploys.length + 1).toString(16).padStart(24, '0'), draft)
      deploys.push(deploy)
      return c.json(shown(deploy))
    })
    .get(`${PREFIX}/sites/${SITE_ID}/deploys/:id`, (c) => c.json(shown(find(c.req.param('id')))))
    .put(`${PREFIX}/sites/${SITE_ID}/deploys/:id`, async (c) => {
      const deploy = find(c.req.param('id'))
      deploy.declare(await c.req.json())
      return c.json(shown(deploy))
    })
    .put(`${PREFIX}/deploys/:id/:kind{files|functions}/:name{.+}`, async (c) => {
      const { id, kind, name } = c.req.param()
      const body = Buffer.from(await c.req.arrayBuffer())
      find(id).take(kind === 'files' ? 'files' : 'functions', name, { body, query: c.req.query() })
      return c.json({})
    })
    .post(`${PREFIX}/deploys/:id/cancel`, (c) => {
      const deploy = find(c.req.param('id'))
      deploy.state = 'cancelled'
      return c.json(shown(deploy))
    })
  app.notFound(() => {
    throw new Refusal('nothing is known at this address')
  })
  app.onError((error, c) => {
    refused.push(`${c.req.method} ${c.req.url}: ${error.message}`)
    return c.json({ message: error.message }, 422)
  })

  const listener = getRequestListener(app.fetch)
  const server = createServer((request, response) => void listener(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    url: origin + PREFIX,
    deploys,
    refused,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** Netlify shows what a secret is to nobody but its own builds and functions. */
const asOthersSeeIt = ({ key, is_secret = false, values }: SiteVariable) => ({
  key,
  is_secret,
  scopes: ['builds', 'functions', 'runtime'],
  values: values.map((each) => (is_secret ? { ...each, value: '*'.repeat(16) } : each)),
})

const shown = ({ id, state, manifest }: RecordedDeploy) => ({
  id,
  site_id: SITE_ID,
  name: SITE.name,
  state,
  required: [...new Set(Object.values(manifest?.files ?? {}))],
  required_functions: [...new Set(Object.values(manifest?.functions ?? {}))],
  ...ADDRESSES,
  deploy_url: `http://${id}--shop.netlify.app`,
  deploy_ssl_url: `https://${id}--shop.netlify.app`,
})
