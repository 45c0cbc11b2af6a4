import { describe, expect, test } from 'vitest'
import { ChatEnv, CleanUpEnv, databaseSettings, OrdersEnv, ProductsEnv, UsersEnv } from './env.ts'
import { readEnv } from './lib/read-env.ts'

const DATABASE_URL = 'postgresql://shop:password@ep-cool.neon.tech/shop?sslmode=require'
const JWT_SECRET = 'a secret of thirty-two bytes: ok'
const needed = { DATABASE_URL, JWT_SECRET }
const chat = { ...needed, OPENAI_API_KEY: 'sk-key' }

const problemsOf = (
  schema: Parameters<typeof readEnv>[0],
  environment: Record<string, string | undefined>,
) => {
  const env = readEnv(schema, environment)
  return env.success ? [] : env.problems
}

const variablesOf = (...given: Parameters<typeof problemsOf>) =>
  problemsOf(...given).map(({ variable }) => variable)

describe('what must be set', () => {
  test('gets its defaults beside it', () => {
    expect(readEnv(UsersEnv, needed)).toEqual({
      success: true,
      settings: {
        DATABASE_URL,
        JWT_SECRET,
        DATABASE_TIMEOUT_MS: 8000,
        CORS_ORIGINS: [],
        BCRYPT_COST: 11,
        REGISTRATIONS_PER_HOUR: 100,
      },
    })
    expect(readEnv(OrdersEnv, needed)).toEqual({
      success: true,
      settings: { DATABASE_URL, JWT_SECRET, DATABASE_TIMEOUT_MS: 8000, CORS_ORIGINS: [] },
    })
    expect(readEnv(ProductsEnv, needed)).toMatchObject({ settings: { CURRENCY: 'PKR' } })
    expect(readEnv(ChatEnv, chat)).toMatchObject({
      settings: {
        CURRENCY: 'PKR',
        AI_MODEL: 'gpt-4o',
        OPENAI_API_KEY: 'sk-key',
        CHAT_TOKENS_PER_DAY: 300_000,
        CHAT_SHOP_TOKENS_PER_DAY: 5_000_000,
      },
    })
    expect(readEnv(CleanUpEnv, { DATABASE_URL })).toEqual({
      success: true,
      settings: { DATABASE_URL, DATABASE_TIMEOUT_MS: 8000, CHAT_RETENTION_DAYS: 30 },
    })
  })

  test('is told whole where it is missing', () => {
    for (const schema of [UsersEnv, ProductsEnv, OrdersEnv]) {
      expect(variablesOf(schema, {})).toEqual(['DATABASE_URL', 'JWT_SECRET'])
    }
    expect(problemsOf(ChatEnv, {})).toEqual(
      ['DATABASE_URL', 'JWT_SECRET', 'OPENAI_API_KEY'].map((variable) => ({
        variable,
        message: 'is not set',
      })),
    )
  })

  test.each(['', undefined, '   '])('counts as missing where it is %j', (nothing) => {
    const environment = { DATABASE_URL: nothing, JWT_SECRET: nothing, OPENAI_API_KEY: nothing }

    expect(problemsOf(ChatEnv, environment)).toEqual(problemsOf(ChatEnv, {}))
  })

  test('may be empty where there is a default', () => {
    const empty = { CORS_ORIGINS: '', BCRYPT_COST: '', DATABASE_TIMEOUT_MS: '', NEON_HTTP_ENDPOINT: '' }

    expect(readEnv(UsersEnv, { ...needed, ...empty })).toEqual(readEnv(UsersEnv, needed))
  })
})

describe('JWT_SECRET', () => {
  test.each([
    ['x'.repeat(32), []],
    ['é'.repeat(16), []],
    ['x'.repeat(31), ['JWT_SECRET']],
    ['é'.repeat(15), ['JWT_SECRET']],
    ['secret', ['JWT_SECRET']],
  ])('needs 32 bytes: %s', (secret, refused) => {
    for (const [schema, environment] of [
      [UsersEnv, needed],
      [ProductsEnv, needed],
      [OrdersEnv, needed],
      [ChatEnv, chat],
    ] as const) {
      expect(variablesOf(schema, { ...environment, JWT_SECRET: secret })).toEqual(refused)
    }
  })
})

describe('DATABASE_URL', () => {
  test.each(['postgres://u:p@h/d', 'postgresql://u:p%40x@h:5432/d?sslmode=require', ` ${DATABASE_URL}\n`])(
    'may be %j',
    (url) => {
      expect(readEnv(UsersEnv, { ...needed, DATABASE_URL: url })).toMatchObject({
        settings: { DATABASE_URL: url.trim() },
      })
    },
  )

  test.each([
    'npg_secret',
    'mysql://u:npg_secret@h/d',
    'https://u:npg_secret@h/d',
    'postgresql://u:npg_secret@h',
    'postgresql://u:npg_secret@h/',
    'postgresql://:npg_secret@h/d',
    'postgresql:///d?password=npg_secret',
    'postgresql://u:npg_secret/more@h/d',
    'postgresql://u:npg_secret#@h/d',
    'postgresql://u:npg_secret@h:99999/d',
    "psql 'postgresql://u:npg_secret@h/d'",
    'u:npg_secret@h/d',
  ])('may not be %j, which is not repeated', (url) => {
    const problems = problemsOf(UsersEnv, { ...needed, DATABASE_URL: url })

    expect(problems).toEqual([
      { variable: 'DATABASE_URL', message: expect.stringMatching(/^is not of the form/) },
    ])
    expect(JSON.stringify(problems)).not.toContain('npg_secret')
  })
})

describe('other settings', () => {
  test.each([
    [UsersEnv, 'BCRYPT_COST', ['10', '13'], ['9', '14', '4', 'eleven', '11.5', '-11', '1e1', '0x0b']],
    [UsersEnv, 'DATABASE_TIMEOUT_MS', ['1', '60000'], ['0', '60001', '8s', '-1', 'Infinity']],
    [UsersEnv, 'NEON_HTTP_ENDPOINT', ['http://localhost:4444/sql'], ['localhost', 'yes']],
    [ChatEnv, 'CHAT_DEADLINE_MS', ['1000', '55000'], ['999', '55001', 'soon']],
    [ChatEnv, 'CHAT_TOKENS_PER_DAY', ['10000', '1000000000'], ['9999', '1000000001', 'many']],
    [ChatEnv, 'CHAT_SHOP_TOKENS_PER_DAY', ['10000', '1000000000'], ['9999', '1000000001', '-1']],
    [CleanUpEnv, 'CHAT_RETENTION_DAYS', ['1', '3650'], ['0', '3651', 'never']],
    [ChatEnv, 'CURRENCY', ['PKR', 'EUR'], ['pkr', 'Rs', 'EURO', 'P K']],
    [ChatEnv, 'OPENAI_BASE_URL', ['http://localhost:4010/v1'], ['localhost', '//localhost:4010/v1']],
    [
      UsersEnv,
      'CORS_ORIGINS',
      ['https://a.example', ' https://a.example , http://localhost:5173,'],
      [
        '*',
        'a.example',
        'https://a.example/',
        'https://a.example/shop',
        'https://a.example;https://b.example',
        'null',
      ],
    ],
  ] as const)('are taken within their bounds only: %#', (schema, variable, good, bad) => {
    for (const value of good) expect(variablesOf(schema, { ...chat, [variable]: value }), value).toEqual([])
    for (const value of bad) {
      const problems = problemsOf(schema, { ...chat, [variable]: value })
      expect(problems, value).toEqual([{ variable, message: expect.stringMatching(/^is not /) }])
    }
  })

  test('are named where they are wrong, and not repeated', () => {
    const wrong = Object.fromEntries(
      ['BCRYPT_COST', 'DATABASE_TIMEOUT_MS', 'NEON_HTTP_ENDPOINT', 'CORS_ORIGINS'].map((each) => [
        each,
        'hunter2',
      ]),
    )
    const problems = problemsOf(UsersEnv, { ...needed, ...wrong })

    expect(problems.map(({ variable }) => variable).sort()).toEqual(Object.keys(wrong).sort())
    expect(JSON.stringify(problems)).not.toContain('hunter2')
  })

  test('are handed on as what they stand for', () => {
    const env = readEnv(UsersEnv, {
      ...needed,
      CORS_ORIGINS: ' https://a.example , http://localhost:5173,',
      BCRYPT_COST: '12',
      DATABASE_TIMEOUT_MS: '500',
      NEON_HTTP_ENDPOINT: 'http://localhost:4444/sql',
      UNKNOWN: 'x',
    })
    if (!env.success) throw new Error('the settings were refused')

    expect(env.settings).toMatchObject({
      CORS_ORIGINS: ['https://a.example', 'http://localhost:5173'],
      BCRYPT_COST: 12,
    })
    expect(env.settings).not.toHaveProperty('UNKNOWN')
    expect(databaseSettings(env.settings)).toEqual({
      url: DATABASE_URL,
      timeoutMs: 500,
      endpoint: 'http://localhost:4444/sql',
    })
  })
})

describe('mail', () => {
  const smtp = { ...needed, SMTP_URL: 'smtps://shop:secret@mail.example.com:465' }
  const MAIL_FROM = 'Shop <shop@example.com>'
  const SITE_URL = 'https://shop.example'

  test('needs an address that it comes from and one that its links lead to', () => {
    expect(variablesOf(UsersEnv, smtp)).toContain('MAIL_FROM')
    expect(variablesOf(UsersEnv, { ...smtp, MAIL_FROM })).toEqual(['SITE_URL'])
    expect(variablesOf(UsersEnv, { ...needed, MAIL_OUTBOX: 'outbox' })).toEqual(['SITE_URL'])
    expect(variablesOf(UsersEnv, { ...smtp, MAIL_FROM, SITE_URL })).toEqual([])
    expect(variablesOf(UsersEnv, { ...smtp, MAIL_FROM, URL: SITE_URL })).toEqual([])
  })

  test('is kept in a folder only where the shop is not live', () => {
    const outbox = { ...needed, MAIL_OUTBOX: 'outbox' }
    expect(variablesOf(UsersEnv, { ...outbox, URL: 'http://localhost:8888' })).toEqual([])
    expect(variablesOf(UsersEnv, { ...outbox, SITE_URL })).toEqual(['MAIL_OUTBOX'])
  })

  test.each(['mail.example.com', 'https://mail.example.com', 'smtp://', 'smtps:///x'])(
    'is not sent to %j, and the refusal does not repeat it',
    (SMTP_URL) => {
      const problems = problemsOf(UsersEnv, { ...needed, MAIL_FROM, SITE_URL, SMTP_URL })
      expect(problems.map(({ variable }) => variable)).toEqual(['SMTP_URL'])
      expect(JSON.stringify(problems)).not.toContain('example.com')
    },
  )
})

test('JWT_SECRET_PREVIOUS is as long as JWT_SECRET, or left out', () => {
  expect(variablesOf(OrdersEnv, { ...needed, JWT_SECRET_PREVIOUS: 'short' })).toEqual(['JWT_SECRET_PREVIOUS'])
  expect(variablesOf(OrdersEnv, { ...needed, JWT_SECRET_PREVIOUS: JWT_SECRET })).toEqual([])
})
