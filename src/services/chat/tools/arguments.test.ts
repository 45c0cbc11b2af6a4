import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { flag, highestPrice, id, limit, price, quantity, readArguments, words } from './arguments.ts'
import { TOOLS } from './toolbox.ts'

const schema = v.object({
  id: v.optional(id),
  quantity: v.optional(quantity),
  limit: v.optional(limit(10), 5),
  price: v.optional(price),
  highest: v.optional(highestPrice),
  flag: v.optional(flag),
  words: v.optional(words),
})
const read = (args: unknown) =>
  readArguments(schema, typeof args === 'string' ? args : JSON.stringify(args)) as {
    args?: Record<string, unknown>
    mend?: string
  }

describe('arguments are taken', () => {
  test.for([
    ['', { limit: 5 }],
    ['{}', { limit: 5 }],
    [{ id: null, quantity: null, limit: null, words: null, flag: null }, { limit: 5 }],
    [{ id: '', words: ' ', price: 'null' }, { limit: 5 }],
    [
      { id: '12', quantity: ' 2 ', limit: '7', flag: 'true' },
      { id: 12, quantity: 2, limit: 7, flag: true },
    ],
    [
      { id: '#12', limit: 0 },
      { id: 12, limit: 1 },
    ],
    [
      { id: 5e9, limit: 99 },
      { id: 0, limit: 10 },
    ],
    [
      { price: 12.5, highest: '3000' },
      { price: '12.5', highest: '3000', limit: 5 },
    ],
    [
      { highest: 0, price: 0 },
      { highest: undefined, price: '0', limit: 5 },
    ],
    [
      { words: ' لال ساڑھی ', owner: 7, user_id: 1 },
      { words: 'لال ساڑھی', limit: 5 },
    ],
  ] as const)('%j', ([args, expected]) => {
    expect(read(args)).toEqual({ args: expected })
  })
})

describe('arguments are to be mended', () => {
  test.for([
    '{"id": 12',
    'id=12',
    '[]',
    '[{"id":12}]',
    'null',
    '"text"',
    '12',
    '{"id":12}{"id":13}',
    '{"__proto__":{"id":12}}',
    '{"id":12,"__proto__":null}',
    { id: 1.5 },
    { id: 'twelve' },
    { id: [12] },
    { id: { $gt: 0 } },
    { id: true },
    { quantity: 0 },
    { quantity: -1 },
    { price: -1 },
    { price: '1,000' },
    { price: '10.555' },
    { price: 1e21 },
    { words: 12 },
    { words: ['a'] },
    { words: 'a\0b' },
    { words: 'a\uD800' },
    { words: 'x'.repeat(201) },
    { flag: 'maybe' },
  ])('%j', (args) => {
    const { mend, ...rest } = read(args)

    expect(rest).toEqual({})
    expect(mend).toMatch(/^The arguments [\w\s'":.,;-]+\.$/)
  })

  test('without a word of what was written', () => {
    for (const name of ['id', 'quantity', 'limit', 'price', 'highest', 'flag', 'words']) {
      for (const value of ['sneaky\0text', ['sneaky'], { sneaky: 'sneaky' }]) {
        expect(read({ [name]: value }).mend).not.toContain('sneaky')
      }
    }
    expect(read('sneaky').mend).not.toContain('sneaky')
  })

  test('and cannot change what objects inherit', () => {
    read('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')

    expect({}).not.toHaveProperty('polluted')
  })
})

describe('the definition of each tool', () => {
  const NOT_STRICT = /"(?:minLength|maxLength|pattern|format|default|minimum|maximum|oneOf|allOf|\$ref)":/

  test.for(TOOLS.map((tool) => [tool.definition.name, tool] as const))(
    'is one for strict mode, of the arguments that are understood: %s',
    ([, { definition, argumentNames }]) => {
      const { properties, ...rest } = definition.parameters as {
        properties: Record<string, { type: string | string[]; description: string; enum?: unknown[] }>
      }

      expect(Object.keys(properties)).toEqual(argumentNames)
      expect(rest).toEqual({ type: 'object', required: argumentNames, additionalProperties: false })
      expect(JSON.stringify(definition.parameters)).not.toMatch(NOT_STRICT)
      for (const property of Object.values(properties)) {
        const { type, description, enum: values = [], ...more } = property
        expect(description.length).toBeGreaterThan(10)
        expect(more).toEqual({})
        expect([type].flat().filter((each) => each !== 'null')).toHaveLength(1)
        expect(values.length === 0 || values.includes(null) === [type].flat().includes('null')).toBe(true)
      }
      expect(definition.description.length).toBeGreaterThan(40)
    },
  )

  test('says null where an argument may be left out, and only there', () => {
    for (const { definition } of TOOLS) {
      const { properties } = definition.parameters as { properties: Record<string, { type: unknown }> }
      const required = Object.entries(properties).filter(([, { type }]) => !Array.isArray(type))
      expect(required.map(([name]) => name)).toEqual(
        { get_product: ['product_id'], add_to_cart: ['product_id', 'quantity'] }[definition.name] ?? [],
      )
    }
  })

  test('has a name of its own, and none checks out or pays', () => {
    expect(TOOLS.map(({ definition }) => definition.name)).toEqual([
      'list_categories',
      'search_products',
      'get_product',
      'get_cart',
      'add_to_cart',
      'order_status',
    ])
  })
})
