import { createHash } from 'node:crypto'
import { expect, test as base } from 'vitest'
import { SITE_ID, startNetlifyApi } from './netlify-api.ts'

const test = base.extend('api', async ({}, { onCleanup }) => {
  const api = await startNetlifyApi('token', [])
  onCleanup(api.close)
  const ask = async (method: string, path: string, body?: string, token = 'token') => {
    const headers = { Authorization: `Bearer ${token}` }
    return (await fetch(api.url + path, { method, headers, body })).status
  }
  return { ...api, ask }
})

test('the stand-in of Netlify refuses what it does not know, and remembers it', async ({ api }) => {
  expect(await api.ask('GET', '/sites/another')).toBe(422)
  expect(await api.ask('GET', '/user')).toBe(422)
  expect(await api.ask('GET', `/sites/${SITE_ID}`, undefined, 'other')).toBe(422)
  expect(await api.ask('GET', `/sites/${SITE_ID}`)).toBe(200)

  expect(api.refused).toHaveLength(3)
})

test('the stand-in of Netlify takes only what was declared, and is ready when all of it has come', async ({
  api,
}) => {
  const digest = createHash('sha1').update('page').digest('hex')
  const manifest = { files: { 'a/index.html': digest }, functions: {}, functions_config: {} }
  await api.ask('POST', `/sites/${SITE_ID}/deploys`, '{"draft":false}')
  const [deploy] = api.deploys
  const upload = (name: string, content: string) =>
    api.ask('PUT', `/deploys/${deploy?.id}/files/${encodeURIComponent(name)}`, content)

  expect(await upload('a/index.html', 'page')).toBe(422)
  await api.ask('PUT', `/sites/${SITE_ID}/deploys/${deploy?.id}`, JSON.stringify(manifest))
  expect(await upload('a/index.html', 'another page')).toBe(422)
  expect(await upload('.env', 'page')).toBe(422)
  expect(deploy?.state).toBe('uploading')
  expect(await upload('a/index.html', 'page')).toBe(200)

  expect(deploy?.state).toBe('ready')
})
