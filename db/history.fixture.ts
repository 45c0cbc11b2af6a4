import type pg from 'pg'

// What a shop had written by the time of each migration: ordinary rows, and rows at the edges of what its tables hold.
// Like the migrations these are of their time: a row is what the release of that time wrote, whatever is written today.

type Row = Readonly<Record<string, unknown>>
type Rows = readonly [table: string, ...rows: Row[]]

export const GUEST = '3f1d2c4b-5a69-4788-9a0b-1c2d3e4f5061'

/** As the first release hashed it, at cost 10. */
const HASH = '$2b$10$Slcd2a27HTxJ3xRbktukBOxfOA.1drtPH89LPR.hEY32hu.J.ParW'
/** What the first release noted of a checkout to "12 Mall Road, Lahore" without an expected total. */
const FINGERPRINT = '5449ce34d3ca4a679d56de96b336014fb18cc51f563155c5c9c8ad0eae2ca3f9'

const times = (created_at: string, updated_at = created_at) => ({ created_at, updated_at })
const WEEK = times('2026-01-26T10:00:00.123456Z', '2026-02-02T23:59:59.999999Z')
const LEAP = times('2024-02-29T00:00:00Z')

export const LONG_EMAIL = `${'e'.repeat(243)}@example.com`
export const EMOJI_NAME = '👗'.repeat(255)

const users: Rows = [
  'users',
  {
    email: 'amina@example.com',
    password_hash: HASH,
    full_name: 'آمنہ خان',
    phone: '+92 300 1234567',
    address: '12 Mall Road\nLahore',
    ...WEEK,
  },
  { email: 'fatima@example.com', password_hash: HASH, full_name: 'Fatima Zehra', role: 'admin', ...LEAP },
  {
    email: LONG_EMAIL,
    password_hash: HASH,
    full_name: '😀'.repeat(255),
    phone: '0'.repeat(20),
    address: 'گلی '.repeat(250),
    is_active: false,
    token_version: 2_147_483_647,
  },
  { email: 'a@b', password_hash: '', full_name: ' ', phone: '', address: '' },
]

const categories: Rows = [
  'categories',
  { name: 'Sarees', description: 'Six yards', image_url: '/images/sarees.svg', ...WEEK },
  { name: 'ملبوسات'.padEnd(100, '۔') },
  { name: "O'Hara % _ \\", description: 'd'.repeat(5000), image_url: `/${'p'.repeat(499)}` },
]

const products: Rows = [
  'products',
  {
    name: 'Peacock Silk Saree',
    description: 'Handwoven in Banaras, with a zari border.',
    price: '12500.50',
    category_id: 1,
    image_url: '/images/peacock.svg',
    stock_quantity: 5,
    featured: true,
    ...WEEK,
  },
  { name: 'لان کا جوڑا', price: '0.00', stock_quantity: 2_147_483_647, ...LEAP },
  {
    name: EMOJI_NAME,
    description: 'x'.repeat(5000),
    price: '99999999.99',
    category_id: 2,
    stock_quantity: 3,
  },
  { name: "Crêpe “Noël” 100% _ \\ 'x' (50 m) ½", description: '', price: '0.01', category_id: 3 },
  { name: 'Retired Gown', price: '5000', stock_quantity: 1, is_active: false, category_id: 1 },
  { name: 'w'.repeat(255), description: 'word '.repeat(1000), price: '10', stock_quantity: 1000 },
  { name: '…', description: '😀\n\t'.repeat(1000), price: '1.10' },
]

const carts: Rows = ['carts', { user_id: 1 }, { user_id: 2 }, { user_id: 3 }]
const cartItems: Rows = [
  'cart_items',
  { cart_id: 1, product_id: 1, quantity: 2, ...WEEK },
  { cart_id: 1, product_id: 2, quantity: 999 },
  { cart_id: 3, product_id: 5, quantity: 1, ...LEAP },
]

const orders: Rows = [
  'orders',
  {
    user_id: 1,
    total_amount: '24999.98',
    shipping_address: '12 Mall Road, Lahore',
    idempotency_key: 'old-key',
    request_fingerprint: FINGERPRINT,
    ...WEEK,
  },
  { user_id: 1, status: 'cancelled', total_amount: '0', shipping_address: 'لاہور', ...LEAP },
  {
    user_id: 3,
    status: 'completed',
    payment_status: 'paid',
    total_amount: '999999999999.99',
    shipping_address: '🏠'.repeat(1000),
    idempotency_key: '~'.repeat(255),
    request_fingerprint: '',
  },
  { user_id: 2, status: 'processing', payment_status: 'failed', total_amount: '1', shipping_address: ' ' },
]
const orderItems: Rows = [
  'order_items',
  { order_id: 1, product_id: 1, product_name: 'Peacock Saree', quantity: 2, price: '12499.99' },
  { order_id: 2, product_id: 2, product_name: 'لان', quantity: 1, price: '0' },
  { order_id: 2, product_id: 5, product_name: '', quantity: 999, price: '0.00' },
  { order_id: 3, product_id: 3, product_name: '👗', quantity: 999, price: '99999999.99' },
  { order_id: 4, product_id: 4, product_name: 'Crêpe', quantity: 1, price: '1' },
]

const chatSessions: Rows = [
  'chat_sessions',
  { user_id: 1, session_id: 'main', title: 'ساڑھی دکھائیں', ...WEEK },
  { guest_id: GUEST, session_id: '-_'.repeat(50), title: '' },
]
const chatMessages: Rows = [
  'chat_messages',
  { chat_session_id: 1, role: 'user', content: 'ساڑھی دکھائیں', created_at: WEEK.created_at },
  {
    chat_session_id: 1,
    role: 'assistant',
    content: 'The "Peacock Silk Saree"\n\n 👗',
    metadata: { model: 'gpt-4o-mini', finish: 'stop', prompt_tokens: 12, completion_tokens: 3 },
    created_at: WEEK.updated_at,
  },
  { chat_session_id: 1, role: 'assistant', content: '', status: 'error' },
  { chat_session_id: 2, role: 'user', content: 'q'.repeat(2000) },
  { chat_session_id: 2, role: 'assistant', content: '😀'.repeat(20_000), status: 'partial' },
  { chat_session_id: 2, role: 'assistant', content: 'Stopped', status: 'aborted' },
]

const HEX_32 = `\\x${'0f'.repeat(32)}`
const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

/** By the migration after which it was written, in order. */
const WRITTEN: Readonly<Record<string, readonly (Rows | string)[]>> = {
  '0001_users': [users],
  '0002_catalogue': [categories, products],
  '0003_carts': [carts, cartItems],
  '0004_orders': [orders, orderItems],
  '0005_chat': [chatSessions, chatMessages],
  '0006_account_security': [
    `update users set email_verified_at = '2026-03-01T12:00:00Z' where id = 2`,
    ['attempts', { id: id(1), action: 'sign_in', client: 'c', subject: 's', at: WEEK.created_at }],
    ['ended_tokens', { token_id: id(2), expires_at: WEEK.created_at }],
    [
      'mailed_tokens',
      {
        token_hash: HEX_32,
        user_id: 1,
        purpose: 'password_reset',
        token_version: 0,
        expires_at: WEEK.created_at,
      },
    ],
    [
      'audit_log',
      {
        event: 'order_changed',
        actor_id: 2,
        subject: 'order',
        subject_id: 2,
        client: 'c',
        request_id: 'r-1',
        details: { from: { status: 'pending' }, to: { status: 'cancelled' } },
        at: LEAP.created_at,
      },
      { event: 'sign_in_failed', subject: 'user', request_id: '' },
    ],
  ],
  '0007_cart_additions': [
    ['cart_additions', { user_id: 1, idempotency_key: 'k', request_fingerprint: '1:2' }],
  ],
  '0008_search': [
    ['search_synonyms', { term: 'saree', words: ['peacock'], updated_at: LEAP.created_at }],
    ['search_synonyms', { term: 'جوڑا', words: [] }],
  ],
  '0009_shop_words': [`update search_synonyms set words = '{gown}' where term = 'lehenga'`],
  '0012_chat_turns': [
    [
      'chat_messages',
      { chat_session_id: 1, role: 'user', content: 'And now?', client_message_id: 'm-1' },
      { chat_session_id: 1, role: 'assistant', content: 'Let me', status: 'streaming', reply_to: 7 },
    ],
    ['chat_token_counts', { day: '2026-02-28', subject: 'shop', tokens: '9007199254740993' }],
    ['chat_token_reservations', { reply_id: 8, day: '2026-02-28', subject: 'shop', tokens: 300 }],
  ],
}

/** Writes what a shop had written by the time of a migration, and had not before. */
export async function live(pool: pg.Pool, migration: string): Promise<void> {
  for (const written of WRITTEN[migration] ?? []) {
    if (typeof written === 'string') {
      await pool.query(written)
      continue
    }
    const [table, ...rows] = written
    for (const row of rows) {
      const columns = Object.keys(row).join(', ')
      await pool.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
        [JSON.stringify(row)],
      )
    }
  }
}
