import { expect } from 'vitest'
import { test } from '../../test/driver.ts'

test.for([
  { type: 'int8', literal: '9007199254740993', raw: '9007199254740993', parsed: '9007199254740993' },
  { type: 'numeric', literal: '1234.50', raw: '1234.50', parsed: '1234.50' },
  { type: 'int4', literal: '42', raw: '42', parsed: 42 },
  { type: 'float8', literal: '1.5', raw: '1.5', parsed: 1.5 },
  { type: 'boolean', literal: 'true', raw: 't', parsed: true },
  { type: 'json', literal: '{"a": [1, null]}', raw: '{"a": [1, null]}', parsed: { a: [1, null] } },
  { type: 'jsonb', literal: '{"a":[1,null]}', raw: '{"a": [1, null]}', parsed: { a: [1, null] } },
  { type: 'bytea', literal: '\\x00ff', raw: '\\x00ff', parsed: Buffer.from([0, 255]) },
  { type: 'int4[]', literal: '{1,NULL,3}', raw: '{1,NULL,3}', parsed: [1, null, 3] },
  { type: 'text[]', literal: '{"a,b","ü"}', raw: '{"a,b",ü}', parsed: ['a,b', 'ü'] },
  {
    type: 'timestamptz',
    literal: '2026-01-02 03:04:05.678901+00',
    raw: '2026-01-02 03:04:05.678901+00',
    parsed: new Date('2026-01-02T03:04:05.678Z'),
  },
])('sends $type as raw text, which the driver parses', async ({ type, literal, raw, parsed }, { sql }) => {
  const types = { getTypeParser: () => (text: string) => text }

  const [asText] = await sql.query(`SELECT $1::${type} AS value`, [literal], { types })
  const [asParsed] = await sql.query(`SELECT $1::${type} AS value`, [literal])

  expect(asText).toEqual({ value: raw })
  expect(asParsed).toEqual({ value: parsed })
})

test('tells null from the empty string and from the word null', async ({ sql }) => {
  expect(await sql`SELECT ${null}::text AS a, ${''}::text AS b, ${'null'}::text AS c`).toEqual([
    { a: null, b: '', c: 'null' },
  ])
})

test('takes parameters of every kind the driver encodes', async ({ sql }) => {
  const when = new Date('2026-05-06T07:08:09.123Z')
  const rows = await sql.query(
    'SELECT $1::int AS n, $2::boolean AS b, $3::jsonb AS j, $4::timestamptz AS t, $5::bytea AS y, $6::int[] AS a',
    [1, false, { x: 'ü' }, when, Buffer.from([1, 2]), [3, 4]],
  )
  expect(rows).toEqual([{ n: 1, b: false, j: { x: 'ü' }, t: when, y: Buffer.from([1, 2]), a: [3, 4] }])
})

test('describes the result: command, row count and fields', async ({ sql }) => {
  await sql`CREATE TABLE described (id int, name varchar(20))`
  const inserted = await sql.query("INSERT INTO described VALUES (1, 'a'), (2, 'b')", [], {
    fullResults: true,
  })
  const selected = await sql.query('SELECT id, name FROM described', [], {
    fullResults: true,
    arrayMode: true,
  })
  const created = await sql.query('CREATE TABLE also_described (id int)', [], { fullResults: true })

  expect(inserted).toMatchObject({ command: 'INSERT', rowCount: 2, rows: [], fields: [] })
  expect(selected).toMatchObject({ command: 'SELECT', rowCount: 2, rowAsArray: true })
  expect(selected.rows).toEqual([
    [1, 'a'],
    [2, 'b'],
  ])
  expect(selected.fields).toMatchObject([
    { name: 'id', dataTypeID: 23, columnID: 1, dataTypeSize: 4, format: 'text' },
    { name: 'name', dataTypeID: 1043, columnID: 2, dataTypeModifier: 24 },
  ])
  expect(created).toMatchObject({ command: 'CREATE', rowCount: null, rows: [] })
})

test('keeps columns of the same name apart in array mode', async ({ sql }) => {
  expect(await sql.query('SELECT 1 AS same, 2 AS same', [], { arrayMode: true })).toEqual([[1, 2]])
})

test('answers a statement without text with no rows', async ({ sql }) => {
  expect(await sql.query('')).toEqual([])
})
