import { afterAll, beforeAll, expect, test } from 'vitest'
import { deltasOf, readCompletion } from './completion.fixture.ts'
import { type OfflineModel, startOfflineModel } from './offline-model.ts'
import type { ScriptedStream } from './scripted-replies.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel()
})
afterAll(() => double.close())

const SEARCH = { name: 'search_products', arguments: { query: 'red', limit: 5 } }
const CART = { id: 'call_cart', name: 'get_cart', arguments: '{}' }

const played = async (reply: ScriptedStream): Promise<string> => {
  double.next(reply)
  const response = await fetch(`${double.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${double.apiKey}`, 'content-type': 'application/json' },
    body: '{"model":"any","stream":true,"messages":[]}',
  })
  return response.text()
}

/** The pieces of all tool calls, in the order in which they came. */
const callDeltas = (stream: string) => deltasOf(stream).flatMap(({ delta }) => delta.tool_calls ?? [])

test('a call comes in several pieces after the text, and ends the answer as tool_calls', async () => {
  const read = readCompletion(await played({ steps: ['One moment. ', { call: SEARCH }] }))

  expect(read).toMatchObject({ text: 'One moment. ', finish: 'tool_calls' })
  expect(read.calls).toMatchObject([{ name: 'search_products', arguments: '{"query":"red","limit":5}' }])
  expect(read.calls[0]?.id).toMatch(/^call_/)
  expect(read.calls[0]?.pieces).toBeGreaterThan(2)
})

test('calls one after the other have an index each', async () => {
  const stream = await played({ steps: [{ call: SEARCH }, { call: CART }] })

  expect(readCompletion(stream).calls).toMatchObject([SEARCH, CART].map(({ name }) => ({ name })))
  expect(callDeltas(stream).map(({ index }) => index)).toEqual([0, 0, 0, 0, 1, 1, 1])
})

test('the pieces of calls at once alternate', async () => {
  const stream = await played({ steps: [{ calls: [SEARCH, { ...SEARCH, id: 'call_2' }] }] })
  const { calls } = readCompletion(stream)

  expect(callDeltas(stream).map(({ index }) => index)).toEqual([0, 1, 0, 1, 0, 1, 0, 1])
  expect(calls.map((call) => call.arguments)).toEqual(Array(2).fill('{"query":"red","limit":5}'))
  expect(calls[1]?.id).toBe('call_2')
})

test('arguments are written as they are, JSON or not', async () => {
  const { calls } = readCompletion(await played({ steps: [{ call: { name: 'x', arguments: '{"a":' } }] }))

  expect(calls[0]?.arguments).toBe('{"a":')
})

test.for([
  ['whole calls', { whole: true }, 'index', [0, 1]],
  ['no index', { index: 'none', whole: true }, 'index', [undefined, undefined]],
  ['no index, in pieces', { index: 'none' }, 'index', Array(7).fill(undefined)],
  ['one index for all', { index: 'zero', whole: true }, 'index', [0, 0]],
  ['empty ids', { id: 'empty', whole: true }, 'id', ['', '']],
  ['no ids', { id: 'none', whole: true }, 'id', [undefined, undefined]],
] as const)('other servers send %s', async ([, dialect, key, values]) => {
  const stream = await played({ steps: [{ calls: [SEARCH, CART] }], dialect })

  expect(callDeltas(stream).map((delta) => delta[key])).toEqual(values)
})

test('an answer may end as stop although it calls', async () => {
  expect(readCompletion(await played({ steps: [{ call: CART }], ending: 'stop' }))).toMatchObject({
    finish: 'stop',
    calls: [{ id: 'call_cart' }],
  })
})
