import { describe, expect, test } from 'vitest'
import { plainAnswer } from '../../../dev/model/reply.fixture.ts'
import type { AnswerEvent } from './answer.ts'
import type { Turn } from './assistant.ts'
import type { CatalogueProduct } from './catalogue.ts'
import type { Grounding } from './grounding/grounding.ts'
import { type ChatModel, ModelError, type ModelEvent, type ModelMessage, type ReplyOptions } from './model.ts'
import type { Toolbox, ToolOutcome } from './tools/toolbox.ts'
import { newTurnRecord } from './turn-record.ts'

const gown: CatalogueProduct = {
  id: 12,
  name: 'Gulbahar Gown',
  description: null,
  price: '11500.00',
  category: null,
  stock_quantity: 3,
}
const shawl = { ...gown, id: 13, name: 'Meher Shawl' }

const call = (id: string, name = 'search_products'): ModelEvent => ({
  type: 'call',
  call: { id, name, arguments: '{}' },
})
const end = (finish = 'stop'): ModelEvent => ({
  type: 'end',
  finish,
  model: 'm-1',
  usage: { prompt_tokens: 10, completion_tokens: 2 },
})
const text = (words: string): ModelEvent => ({ type: 'text', text: words })

/** A model that plays these rounds, one each time that it is asked, the last again and again. */
function modelOf(...rounds: (ModelEvent | Error)[][]) {
  const asked: { messages: readonly ModelMessage[]; options: ReplyOptions }[] = []
  const model: ChatModel = {
    async *reply(messages, options) {
      const round = rounds[Math.min(asked.length, rounds.length - 1)] ?? []
      asked.push({ messages: [...messages], options })
      for (const event of round) {
        if (event instanceof Error) throw event
        yield event
      }
    },
  }
  return { model, asked }
}

const toolboxOf = (more: Partial<ToolOutcome> = {}): Toolbox => ({
  definitions: [{ name: 'search_products', description: 'Searches', parameters: {} }],
  run: async (calls) =>
    calls.map((each) => ({
      call: each,
      status: 'done',
      content: `result of ${each.id}`,
      products: [gown, shawl],
      cards: [gown, shawl],
      amounts: [],
      numbers: [],
      ...more,
    })),
})

async function answered(model: ChatModel, more: Partial<Turn> = {}) {
  const record = newTurnRecord()
  const events: AnswerEvent[] = []
  const answer = plainAnswer(model, { toolbox: toolboxOf(), record, ...more })(new AbortController().signal)
  let finish: string | undefined
  let error: unknown
  try {
    for (let step = await answer.next(); ; step = await answer.next()) {
      if (step.done) {
        finish = step.value
        break
      }
      events.push(step.value)
    }
  } catch (thrown) {
    error = thrown
  }
  const said = events.flatMap((event) => (event.type === 'text' ? event.text : [])).join('')
  const cards = events.flatMap((event) => (event.type === 'products' ? event.products : []))
  const tools = events.flatMap((event) => (event.type === 'tool' ? `${event.name} ${event.status}` : []))
  return { events, said, cards: cards.map(({ id }) => id), tools, finish, error, record }
}

describe('the tool loop', () => {
  test('tells the model the results of its calls and gives its answer', async () => {
    const { model, asked } = modelOf([call('a'), end('tool_calls')], [text('Here.'), end()])

    const { said, tools, finish } = await answered(model)

    expect(said).toBe('Here.')
    expect(finish).toBe('stop')
    expect(tools).toEqual(['search_products running', 'search_products done'])
    expect(asked[1]?.messages.slice(1)).toEqual([
      { role: 'assistant', content: '', toolCalls: [{ id: 'a', name: 'search_products', arguments: '{}' }] },
      { role: 'tool', callId: 'a', content: 'result of a' },
    ])
  })

  test('answers every call of a round once, under its id', async () => {
    const { model, asked } = modelOf(
      [call('a'), call('b'), call('c'), end('tool_calls')],
      [text('Ok'), end()],
    )

    await answered(model)

    expect(asked[1]?.messages.slice(2)).toEqual(
      ['a', 'b', 'c'].map((id) => ({ role: 'tool', callId: id, content: `result of ${id}` })),
    )
  })

  test('asks at most four times, the last time without tools, however often the model calls', async () => {
    const { model, asked } = modelOf([call('a'), end('tool_calls')])

    const { said, finish, cards } = await answered(model)

    expect(asked.map(({ options }) => options.tools?.length ?? 0)).toEqual([1, 1, 1, 0])
    expect(said).toBe('I have nothing to say.')
    expect(finish).toBe('stop')
    expect(cards).toEqual([12, 13])
  })

  test('runs calls that come with another finish reason than theirs', async () => {
    const { model } = modelOf([call('a'), end('stop')], [text('Ok'), end()])

    expect((await answered(model)).tools).toHaveLength(2)
  })

  test('runs no call of a round that was cut', async () => {
    const { model } = modelOf([call('a'), new ModelError('cut')])

    const { tools, error } = await answered(model)

    expect(tools).toEqual([])
    expect(error).toMatchObject({ kind: 'cut' })
  })

  test('shows no name of a tool that there is not', async () => {
    const { model } = modelOf([call('a', 'Buy at evil.example'), end('tool_calls')], [text('Ok'), end()])

    expect((await answered(model)).tools).toEqual(['unknown running', 'unknown done'])
  })

  test('makes paragraphs of what is said before and after tools', async () => {
    const { model } = modelOf([text('Let me look.'), call('a'), end('tool_calls')], [text('Found.'), end()])

    const { said, record } = await answered(model)

    expect(said).toBe('Let me look.\n\nFound.')
    expect(record.text).toBe(said)
  })

  test('ends with the signal, also between rounds', async () => {
    const controller = new AbortController()
    const { model, asked } = modelOf([call('a'), end('tool_calls')], [text('Too late'), end()])
    const toolbox = toolboxOf()
    const run: Toolbox['run'] = async (calls) => {
      controller.abort()
      return toolbox.run(calls)
    }
    const answer = plainAnswer(model, { toolbox: { ...toolbox, run } })(controller.signal)

    const all = async () => {
      for await (const _ of answer) continue
    }
    await expect(all()).rejects.toMatchObject({ kind: 'aborted' })
    expect(asked).toHaveLength(1)
  })
})

test('a tool that does not come back does not hold the answer beyond its signal', async () => {
  const controller = new AbortController()
  const { model } = modelOf([call('a'), end('tool_calls')])
  const toolbox: Toolbox = { ...toolboxOf(), run: () => new Promise(() => {}) }
  const answer = plainAnswer(model, { toolbox })(controller.signal)
  expect(await answer.next()).toMatchObject({ value: { type: 'tool', status: 'running' } })
  setTimeout(() => controller.abort(), 10)

  await expect(answer.next()).rejects.toMatchObject({ kind: 'aborted' })
})

test('the calls of a round that reached the limit of its length are not run', async () => {
  const { model, asked } = modelOf([text('Let me see'), call('a'), end('length')])

  expect(await answered(model)).toMatchObject({ finish: 'length', tools: [] })
  expect(asked).toHaveLength(1)
})

describe('an empty answer', () => {
  test('is a failure of the model where it did nothing', async () => {
    expect((await answered(modelOf([end()]).model)).error).toMatchObject({ kind: 'cut' })
    expect((await answered(modelOf([end('content_filter')]).model)).error).toMatchObject({ kind: 'refused' })
  })

  test('after tools is said to be one', async () => {
    const { model } = modelOf([call('a'), end('tool_calls')], [end()])

    expect(await answered(model)).toMatchObject({ said: 'I have nothing to say.', finish: 'stop' })
  })
})

describe('cards', () => {
  const mentioning = (...ids: number[]): Grounding => ({
    know() {},
    push: (piece) => piece,
    flush: () => '',
    mentions: ids.map((id) => ({ id, text: '' })),
  })
  const searchThenSay = () => modelOf([call('a'), end('tool_calls')], [text('Look'), end()]).model

  test('are what the answer refers to, in its order, once each', async () => {
    const { cards, record } = await answered(searchThenSay(), { grounding: mentioning(13, 12, 13) })

    expect(cards).toEqual([13, 12])
    expect(record.products).toEqual([13, 12])
  })

  test('are what was found last where the answer refers to nothing of it', async () => {
    expect((await answered(searchThenSay(), { grounding: mentioning(99) })).cards).toEqual([12, 13])
  })

  test('come after the text', async () => {
    const { events } = await answered(searchThenSay())

    expect(events.at(-1)).toMatchObject({ type: 'products' })
  })

  test('are none where nothing was found', async () => {
    const toolbox = toolboxOf({ cards: [], products: [] })

    const { events, record } = await answered(searchThenSay(), { toolbox })

    expect(events.some(({ type }) => type === 'products')).toBe(false)
    expect(record.products).toEqual([])
  })

  test('are shown although the answer breaks off', async () => {
    const { model } = modelOf([call('a'), end('tool_calls')], [text('Half'), new ModelError('cut')])

    const { said, cards, error } = await answered(model)

    expect([said, cards]).toEqual(['Half', [12, 13]])
    expect(error).toMatchObject({ kind: 'cut' })
  })
})

describe('the tokens of a turn', () => {
  test('are those that the provider counted, over all rounds', async () => {
    const { model } = modelOf([call('a'), end('tool_calls')], [text('Ok'), end()])

    expect((await answered(model)).record).toMatchObject({
      tokens: 24,
      usage: { prompt_tokens: 20, completion_tokens: 4 },
      model: 'm-1',
    })
  })

  test('are estimated where it counted none', async () => {
    const { model } = modelOf([text('Twenty characters!!!'), { type: 'end', finish: 'stop', model: 'm' }])

    const { record } = await answered(model)

    expect(record.usage).toBeUndefined()
    expect(record.tokens).toBeGreaterThanOrEqual(10)
  })

  test('are estimated for an answer that broke off', async () => {
    const { model } = modelOf([text('Twenty characters!!!'), new ModelError('cut')])

    expect((await answered(model)).record.tokens).toBeGreaterThanOrEqual(10)
  })
})
