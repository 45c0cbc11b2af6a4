import { describe, expect } from 'vitest'
import { AppError } from '../../../lib/errors.ts'
import { callOf, test, toldIn } from './tools.fixture.ts'

describe('a round', () => {
  test('answers every call once, in order, under the id it came with', async ({ shop, assistant }) => {
    const gown = await shop.product()
    const calls = [
      callOf('get_product', { product_id: gown }, 'x'),
      callOf('add_to_cart', { product_id: gown }, 'x'),
      callOf('no_such_tool', {}, ''),
      callOf('get_product', '{', 'last'),
    ]

    const outcomes = await (await assistant.toolbox({ by: await shop.customer() })).run(calls)

    expect(outcomes.map(({ call }) => call)).toEqual(calls)
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'refused', 'refused', 'refused'])
    for (const outcome of outcomes) toldIn(outcome)
  })

  test('runs four calls at most', async ({ shop, assistant, roundTrips }) => {
    const gown = await shop.product()
    const toolbox = await assistant.toolbox()
    const calls = Array.from({ length: 6 }, (_, n) => callOf('get_product', { product_id: gown }, `${n}`))

    const outcomes = await toolbox.run(calls)

    expect(outcomes.map(({ status }) => status)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'refused',
      'refused',
    ])
    expect(outcomes.slice(4).map((outcome) => toldIn(outcome).error)).toEqual([
      'Too many calls at once: at most 4.',
      'Too many calls at once: at most 4.',
    ])
    expect(roundTrips()).toBe(4)
  })

  test('reads at the same time, and changes after that', async ({ shop, assistant }) => {
    const [by, gown] = [await shop.customer(), await shop.product()]
    const { catalogue, shopping } = assistant.deps
    const log: string[] = []
    let bothReading = () => {}
    const reading = new Promise<void>((resolve) => (bothReading = resolve))
    const deps = {
      catalogue: {
        ...catalogue,
        async listProducts(ids: readonly number[]) {
          log.push('read')
          if (log.length === 2) bothReading()
          await reading
          return catalogue.listProducts(ids)
        },
      },
      shopping: {
        ...shopping,
        addToCart: (...args: Parameters<typeof shopping.addToCart>) => {
          log.push('change')
          return shopping.addToCart(...args)
        },
      },
    }
    const toolbox = await assistant.toolbox({ by, shown: [gown], question: 'add it', deps })

    const outcomes = await toolbox.run([
      callOf('add_to_cart', { product_id: gown, quantity: 1 }),
      callOf('get_product', { product_id: gown }),
      callOf('get_product', { product_id: gown }),
    ])

    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'done'])
    expect(log).toEqual(['read', 'read', 'change'])
  })

  test('of nothing gives nothing', async ({ assistant }) => {
    expect(await (await assistant.toolbox()).run([])).toEqual([])
  })
})

describe('a call that cannot be carried out', () => {
  test.for([
    ['no such tool', 'checkout', '{}'],
    ['a name that objects inherit', 'constructor', '{}'],
    ['the name of a prototype', '__proto__', '{}'],
    ['malformed JSON', 'get_product', '{"product_id": 12'],
    ['a list', 'get_product', '[12]'],
    ['a key of prototypes', 'get_product', '{"__proto__":{"product_id":12},"product_id":12}'],
    ['an argument that is missing', 'get_product', '{}'],
    ['a NUL character', 'search_products', String.raw`{"query":"a\u0000b"}`],
    ['half of a character', 'search_products', String.raw`{"query":"\ud800"}`],
    ['an order that there is not', 'search_products', '{"sort":"cheapest; drop table users"}'],
  ] as const)(
    'is refused in words that repeat nothing: %s',
    async ([, name, args], { assistant, roundTrips }) => {
      const outcome = await assistant.call(name, args)

      expect(outcome).toMatchObject({ status: 'refused', products: [], cards: [], amounts: [], numbers: [] })
      expect(toldIn(outcome).error).not.toMatch(/drop table|checkout|constructor|__proto__/)
      expect(roundTrips()).toBe(0)
    },
  )
})

describe('where the database cannot be reached', () => {
  test('a call fails in words, and those beside it do not', async ({ shop, assistant }) => {
    const gown = await shop.product()
    const listCategories = () => Promise.reject(new AppError('unavailable', 'Try later.'))
    const deps = { catalogue: { ...assistant.deps.catalogue, listCategories } }

    const outcomes = await (
      await assistant.toolbox({ deps })
    ).run([callOf('list_categories'), callOf('get_product', { product_id: gown })])

    expect(outcomes.map(({ status }) => status)).toEqual(['failed', 'done'])
  })

  test('a bug is thrown', async ({ assistant }) => {
    const listCategories = () => Promise.reject(new TypeError('a bug'))
    const deps = { catalogue: { ...assistant.deps.catalogue, listCategories } }

    await expect((await assistant.toolbox({ deps })).run([callOf('list_categories')])).rejects.toThrow(
      'a bug',
    )
  })
})
