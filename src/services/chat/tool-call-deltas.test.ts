import { expect, test } from 'vitest'
import { collectToolCalls, type ToolCallDelta } from './tool-call-deltas.ts'

const collected = (...deltas: ToolCallDelta[]) => {
  const calls = collectToolCalls()
  for (const delta of deltas) calls.add(delta)
  return calls.all()
}

const piece = (text: string, index?: number): ToolCallDelta => ({ index, function: { arguments: text } })
const start = (id: string, name: string, index?: number): ToolCallDelta => ({
  index,
  id,
  function: { name, arguments: '' },
})

test('arguments that come in pieces are put together', () => {
  expect(collected(start('a', 'get_cart', 0), piece('{"x"', 0), piece(':1}', 0))).toEqual([
    { id: 'a', name: 'get_cart', arguments: '{"x":1}' },
  ])
})

test('pieces of several calls may come in turns', () => {
  expect(
    collected(start('a', 'one', 0), start('b', 'two', 1), piece('{1', 0), piece('{2', 1), piece('}', 0)),
  ).toEqual([
    { id: 'a', name: 'one', arguments: '{1}' },
    { id: 'b', name: 'two', arguments: '{2' },
  ])
})

test.each<[string, ToolCallDelta[]]>([
  ['without an index', [start('a', 'one'), piece('{}'), start('b', 'two'), piece('{}')]],
  ['all under the same index', [start('a', 'one', 0), piece('{}', 0), start('b', 'two', 0), piece('{}', 0)]],
])('calls %s are told by their ids', (_, deltas) => {
  expect(collected(...deltas)).toEqual([
    { id: 'a', name: 'one', arguments: '{}' },
    { id: 'b', name: 'two', arguments: '{}' },
  ])
})

test('whole calls without ids are told by their names, and get ids', () => {
  const whole = (name: string): ToolCallDelta => ({ id: '', function: { name, arguments: '{}' } })

  expect(collected(whole('one'), whole('two'))).toEqual([
    { id: 'call_1', name: 'one', arguments: '{}' },
    { id: 'call_2', name: 'two', arguments: '{}' },
  ])
})

test('an id that is repeated with each piece starts no other call', () => {
  expect(collected(start('a', 'one', 0), { index: 0, id: 'a', function: { arguments: '{}' } })).toEqual([
    { id: 'a', name: 'one', arguments: '{}' },
  ])
})

test('two calls never share an id', () => {
  const calls = collected(start('a', 'one', 0), start('a', 'two', 1))

  expect(new Set(calls.map(({ id }) => id)).size).toBe(2)
})

test('what is missing is empty, and a name is one that can be sent back', () => {
  expect(collected({})).toEqual([{ id: 'call_1', name: 'unknown', arguments: '' }])
  expect(collected({ index: null, id: null, function: null })).toHaveLength(1)
  expect(collected()).toEqual([])
  expect(collected(start('a', 'buy now!', 0))[0]?.name).toBe('buy_now_')
})
