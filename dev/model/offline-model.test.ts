import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCompletion } from './completion.fixture.ts'
import { type OfflineModel, startOfflineModel } from './offline-model.ts'
import { refusals } from './scripted-replies.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const post = (content: string, { apiKey = double.apiKey, ...init }: RequestInit & { apiKey?: string } = {}) =>
  fetch(`${double.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'any', stream: true, messages: [{ role: 'user', content }] }),
    ...init,
  })

test('listens on loopback only', () => {
  expect(new URL(double.baseUrl).hostname).toBe('127.0.0.1')
})

test('streams the scripted answer in several chunks under the name of a scripted double', async () => {
  const stream = await (await post('When are you open?')).text()
  const chunks = stream.split('\n\n').filter((event) => event.includes('"content"'))

  expect(chunks.length).toBeGreaterThan(3)
  expect(chunks.every((chunk) => chunk.includes('"model":"scripted-double"'))).toBe(true)
  expect(stream.endsWith('data: [DONE]\n\n')).toBe(true)
})

test('answers the latest question of the conversation', async () => {
  const messages = [
    { role: 'system', content: 'Be kind' },
    { role: 'user', content: 'Hello' },
    { role: 'assistant', content: 'What do you sell?' },
    { role: 'user', content: [{ type: 'text', text: 'Thank you' }] },
  ]
  const response = await post('', { body: JSON.stringify({ model: 'any', messages }) })

  expect(await response.json()).toMatchObject({
    choices: [{ message: { content: expect.stringContaining('You are welcome') } }],
  })
})

const searchTool = {
  type: 'function',
  function: { name: 'search_products', parameters: { type: 'object' } },
}

test('calls the tools it is offered, in pieces as a model does, and shows what it was sent', async () => {
  const question = { role: 'user', content: 'red sarees' }
  const ask = async (...messages: object[]) => {
    const body = { model: 'any', stream: true, messages, tools: [searchTool] }
    return readCompletion(await (await post('', { body: JSON.stringify(body) })).text())
  }

  const { calls, finish } = await ask(question)
  const [call] = calls
  const answer = await ask(
    question,
    {
      role: 'assistant',
      content: '',
      tool_calls: [
        { id: call?.id, type: 'function', function: { name: call?.name, arguments: call?.arguments } },
      ],
    },
    { role: 'tool', tool_call_id: call?.id, content: '<<<\n{"products":[{"id":7,"name":"Saree"}]}\n>>>' },
  )

  expect(finish).toBe('tool_calls')
  expect(call?.name).toBe('search_products')
  expect(JSON.parse(call?.arguments ?? '')).toMatchObject({ query: 'red', category: 'Sarees' })
  expect(call?.pieces).toBeGreaterThan(3)
  expect(answer).toMatchObject({ finish: 'stop', calls: [], text: expect.stringContaining('[[p:7]]') })
  expect(double.requests().at(-1)?.body).toMatchObject({
    tools: [searchTool],
    messages: [question, { tool_calls: [{ id: call?.id }] }, { role: 'tool', tool_call_id: call?.id }],
  })
})

test('refuses any other key', async () => {
  expect((await post('Hello', { apiKey: 'sk-other' })).status).toBe(401)
})

test('is strict: what it does not play has no answer', async () => {
  const response = await fetch(`${double.baseUrl}/embeddings`, {
    method: 'POST',
    headers: { authorization: `Bearer ${double.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'any', input: 'Hello' }),
  })

  expect(response.status).toBe(503)
})

test('plays scripted replies in order, one a request, then answers by itself again', async () => {
  double.next(refusals.rateLimited(9), refusals.quota(), { steps: ['scripted'] })

  const limited = await post('Hello')
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '9'])
  expect((await post('Hello')).status).toBe(429)
  expect(await (await post('Hello')).text()).toContain('scripted')
  expect(await (await post('Thank you')).text()).toContain('You are')
})

test('cuts a stream after what was written has arrived', async () => {
  double.next({ steps: ['half'], ending: 'cut' })
  const response = await post('Hello')
  let text = ''

  const reading = (async () => {
    for await (const piece of response.body?.pipeThrough(new TextDecoderStream()) ?? []) text += piece
  })()

  await expect(reading).rejects.toThrow('terminated')
  expect(text).toContain('half')
  expect(double.requests().at(-1)?.abandoned).toBe(false)
})

test('keeps the requests without their key, and tells which ones the client abandoned', async () => {
  double.next({ steps: ['half'], ending: 'stall' })
  const controller = new AbortController()
  const response = await post('Hello there', { signal: controller.signal })
  await response.body?.getReader().read()

  const request = double.requests().at(-1)
  expect(request).toMatchObject({ status: 200, abandoned: false })
  expect(request?.body.messages.at(-1)?.content).toBe('Hello there')
  expect(JSON.stringify(request)).not.toContain(double.apiKey)

  controller.abort()
  await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
})

test('closes also while a reply hangs', async () => {
  const another = await startOfflineModel()
  another.next('silence')
  const hanging = fetch(`${another.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${another.apiKey}` },
    body: '{"messages":[]}',
  })
  await expect.poll(() => another.requests().length).toBe(1)

  await Promise.all([expect(hanging).rejects.toThrow('fetch failed'), another.close()])
})
