import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import type { ScriptedStream } from '../../../dev/model/scripted-replies.ts'
import type { ModelEvent, ModelMessage, ToolDefinition } from './model.ts'
import { openAiModel } from './openai-model.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const tool: ToolDefinition = {
  name: 'get_product',
  description: 'Reads a product',
  parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
}

/** What the model gives for a reply of the provider, and what the provider was sent. */
async function played(
  reply: ScriptedStream,
  messages: readonly ModelMessage[] = [{ role: 'user', content: 'Hi' }],
) {
  double.next(reply)
  const model = openAiModel({ ...double, maxOutputTokens: 600, stallMs: 1_000 })
  const events: ModelEvent[] = []
  const { signal } = new AbortController()
  for await (const event of model.reply(messages, { signal, tools: [tool] })) events.push(event)
  return { events, sent: double.requests().at(-1)?.body }
}

const product = (id: string, written = '{"product_id":12}') => ({
  call: { id, name: 'get_product', arguments: written },
})
const call = (id: string, written = '{"product_id":12}'): ModelEvent => ({
  type: 'call',
  call: { id, name: 'get_product', arguments: written },
})

test('a call comes whole, after the text and before the end', async () => {
  const { events } = await played({ steps: ['Let me see', product('a')], ending: 'tool_calls' })

  expect(events).toMatchObject([
    { type: 'text', text: 'Let me see' },
    call('a'),
    { type: 'end', finish: 'tool_calls', usage: { prompt_tokens: 11 } },
  ])
})

test('calls whose pieces come in turns are each put together', async () => {
  const { events } = await played({
    steps: [{ calls: [product('a', '{"product_id":1}').call, product('b', '{"product_id":2}').call] }],
    ending: 'tool_calls',
  })

  expect(events.slice(0, 2)).toEqual([call('a', '{"product_id":1}'), call('b', '{"product_id":2}')])
})

test.each<[string, ScriptedStream['dialect']]>([
  ['sends each call whole', { whole: true }],
  ['numbers no calls', { index: 'none' }],
  ['numbers all calls alike', { index: 'zero' }],
])('a server that %s is understood', async (_, dialect) => {
  const steps = [product('a', '{"product_id":1}'), product('b', '{"product_id":2}')]
  const { events } = await played({ steps, dialect, ending: 'tool_calls' })

  expect(events.slice(0, 2)).toEqual([call('a', '{"product_id":1}'), call('b', '{"product_id":2}')])
})

test.each(['none', 'empty'] as const)('calls without an id (%s) get one each', async (id) => {
  const { events } = await played({
    steps: [product('a'), product('b')],
    dialect: { id, whole: true },
    ending: 'stop',
  })

  const ids = events.flatMap((event) => (event.type === 'call' ? event.call.id : []))
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(2)
  expect(ids.every((each) => each !== '')).toBe(true)
})

test('the provider is told the tools in strict mode, and what they answered', async () => {
  const { sent } = await played({ steps: ['Ok'] }, [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'get_product', arguments: '{}' }] },
    { role: 'tool', callId: 'a', content: 'a result' },
  ])

  expect(sent).toMatchObject({
    store: false,
    max_tokens: 600,
    tools: [{ type: 'function', function: { ...tool, strict: true } }],
    messages: [
      { role: 'user', content: 'Hi' },
      {
        role: 'assistant',
        content: null,
        tool_calls: [{ id: 'a', type: 'function', function: { name: 'get_product', arguments: '{}' } }],
      },
      { role: 'tool', tool_call_id: 'a', content: 'a result' },
    ],
  })
})

test('without tools the provider is told of none', async () => {
  double.next({ steps: ['Ok'] })
  const model = openAiModel({ ...double, maxOutputTokens: 600 })
  const { signal } = new AbortController()
  for await (const _ of model.reply([{ role: 'user', content: 'Hi' }], { signal })) continue

  expect(double.requests().at(-1)?.body).not.toHaveProperty('tools')
})

test('the calls of a stream that breaks off are not given', async () => {
  double.next({ steps: [product('a')], ending: 'cut' })
  const model = openAiModel({ ...double, maxOutputTokens: 600 })
  const events: ModelEvent[] = []
  const read = async () => {
    const { signal } = new AbortController()
    for await (const event of model.reply([{ role: 'user', content: 'Hi' }], { signal, tools: [tool] })) {
      events.push(event)
    }
  }

  await expect(read()).rejects.toMatchObject({ kind: 'cut' })
  expect(events).toEqual([])
})

test.each([
  ['lacks a count', { prompt_tokens: 5 }],
  ['counts below nothing', { prompt_tokens: -50_000, completion_tokens: 1 }],
  ['counts what cannot be', { prompt_tokens: 5e12, completion_tokens: 1 }],
  ['counts in parts', { prompt_tokens: 1.5, completion_tokens: 1 }],
])('usage that %s is as good as none', async (_, usage) => {
  const raw = `data: ${JSON.stringify({ choices: [], model: 'a\0b', usage })}\n\n`

  const { events } = await played({ steps: ['Ok', { raw }], usage: false })

  expect(events.at(-1)).toMatchObject({ type: 'end', finish: 'stop', usage: undefined })
})

test('a model’s name is kept as far as it can be read', async () => {
  const raw = `data: ${JSON.stringify({ choices: [], model: `a\0b\ud800${'c'.repeat(200)}` })}\n\n`

  const { events } = await played({ steps: ['Ok', { raw }] })
  const end = events.at(-1)

  expect(end?.type === 'end' && end.model).toMatch(/^[\x20-\x7e]{1,100}$/)
})
