import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { expect, test as base } from 'vitest'
import { startProcess } from '../processes.ts'

/** Asks for addresses in a program that is kept on this machine, and in one that it starts. */
const test = base
  .extend('site', async ({}, { onCleanup }) => {
    const server = createServer((request, response) => response.end(`here: ${request.url}`)).listen(
      0,
      '127.0.0.1',
    )
    onCleanup(() => void server.close())
    await once(server, 'listening')
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  .extend('ask', async ({ site }, { onCleanup }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'loopback-'))
    onCleanup(() => rm(folder, { recursive: true }))
    const log = path.join(folder, 'log')
    return async (address: string) => {
      const ask = `fetch('${address}').then((r) => r.text(), (e) => e.cause.message).then(console.log)`
      const program = startProcess('sh', ['-c', `node -e "${ask}"`], {
        settings: {
          NODE_OPTIONS: `--import ${path.join(import.meta.dirname, 'loopback-only.ts')}`,
          LOOPBACK_NAMES: 'shop.test',
          LOOPBACK_SITES: `https://played.test=${site}`,
          LOOPBACK_LOG: log,
        },
      })
      await program.ended()
      return { said: program.output().trim(), log: await readFile(log, 'utf8').catch(() => '') }
    }
  })

test('other machines cannot be reached, and are told', async ({ ask }) => {
  for (const address of ['https://example.com/', 'http://192.0.2.1/']) {
    const { hostname } = new URL(address)
    const { said, log } = await ask(address)
    expect(said).toBe(`${hostname} is another machine`)
    expect(log).toContain(`${hostname}\n`)
  }
})

test('this machine can, by its own names and by those it was given', async ({ ask, site }) => {
  const { port } = new URL(site)

  for (const host of ['127.0.0.1', 'localhost', 'shop.test']) {
    expect(await ask(`http://${host}:${port}/page`), host).toEqual({ said: 'here: /page', log: '' })
  }
})

test('a site that is played here is asked here', async ({ ask }) => {
  expect(await ask('https://played.test/page?of=site')).toEqual({ said: 'here: /page?of=site', log: '' })
})
