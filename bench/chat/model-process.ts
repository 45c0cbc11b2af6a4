import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { tellParent } from '../stage/child.ts'
import { FIRST_WORD, tokenAt } from './tokens.ts'

// A model that writes a word and as many tokens as it is told, at an even pace: each is the time at which it was sent, by the
// machine's monotonic clock, which all its processes share. `model` in the request says both numbers.

const chunk = (delta: object, finish: string | null) =>
  `data: ${JSON.stringify({
    id: 'bench',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'bench',
    choices: [{ index: 0, delta, finish_reason: finish }],
  })}\n\n`

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { model } = JSON.parse(await readText(request)) as { model: string }
  const [tokens = 1, paceMs = 0] = model.split('/').map(Number)
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  response.flushHeaders()
  const say = (content: string) => response.write(chunk({ role: 'assistant', content }, null))
  const first = process.hrtime.bigint()
  say(FIRST_WORD)
  let told = tokenAt(first)
  for (let sent = 1; sent < tokens && !response.destroyed; sent++) {
    if (paceMs > 0) await pause(paceMs)
    say(told + tokenAt(process.hrtime.bigint()))
    told = ''
  }
  if (told !== '') say(told)
  response.end(`${chunk({}, 'stop')}data: [DONE]\n\n`)
}

const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  tellParent({ url: `http://127.0.0.1:${port}/v1` })
})
