import { expect, test } from 'vitest'
import { RequestFailed } from '../../src/client/answer.ts'
import { AnswerLost, type ChatEvent } from '../../src/client/read-chat.ts'
import { after, failed, newTurn } from './turn.ts'

const turnOf = (...events: ChatEvent[]) => events.reduce(after, newTurn('1', 'Which gowns?'))

const text = (words: string): ChatEvent => ({ type: 'text', text: words })
const done = (finish: string): ChatEvent => ({ type: 'done', finish, message_id: 7 })
const failure = (retryable: boolean): ChatEvent => ({
  type: 'failure',
  code: 'cut',
  retryable,
  message: 'Broken off.',
})
const refusal = (status: number) =>
  new RequestFailed({ status, title: '', detail: 'Not now.', request_id: '' })

test('an answer that ends well is whole', () => {
  expect(turnOf(text('These'), text(' two.'), done('stop'))).toMatchObject({
    answer: 'These two.',
    messageId: 7,
    trouble: undefined,
  })
})

test('a broken answer is asked for as a new message, since it would be given again under its name', () => {
  expect(turnOf(text('These'), failure(true), done('error')).trouble).toEqual({
    message: 'Broken off.',
    retry: 'anew',
    needsNew: false,
  })
})

test('one of which nothing has come is asked for under its name', () => {
  expect(turnOf(failure(true), done('error')).trouble?.retry).toBe('same')
})

test('a failure that trying again does not mend offers none', () => {
  expect(turnOf(text('These'), failure(false), done('stop')).trouble?.retry).toBeUndefined()
})

test('half an answer, given again, says that it is half', () => {
  expect(turnOf(text('These'), done('aborted')).trouble?.retry).toBe('anew')
})

test('an answer that is lost or refused for now is asked for under its name', () => {
  for (const error of [new AnswerLost(), refusal(0), refusal(409), refusal(429), refusal(503)])
    expect(failed(turnOf(text('These')), error)).toMatchObject({ ended: true, trouble: { retry: 'same' } })
})

test('a message that is refused itself is not sent again, and is given back', () => {
  for (const status of [413, 422])
    expect(failed(turnOf(), refusal(status)).trouble).toMatchObject({ retry: undefined, isRefused: true })
})
