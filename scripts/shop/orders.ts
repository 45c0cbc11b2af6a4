import * as v from 'valibot'
import type { Row } from '../../db/seed/database.ts'
import { OrderStatus } from '../../src/services/orders/schemas.ts'
import { openDatabase } from '../open-database.ts'
import { command, Refusal, UsageError, wholeNumber } from './command.ts'
import { plain, textOf } from './plain.ts'

async function ask(text: string, params: readonly unknown[]): Promise<Row[]> {
  const { database, close } = await openDatabase()
  try {
    const [rows = []] = await database.transaction([{ text, params }])
    return rows
  } finally {
    await close()
  }
}

const told = (value: unknown) => plain(textOf(value))

const TIME = `'YYYY-MM-DD HH24:MI'`

const LIST = `
  select o.id, to_char(o.created_at at time zone 'UTC', ${TIME}) as placed, o.status, o.payment_status,
    o.total_amount::text as total, coalesce(sum(i.quantity), 0)::int as pieces, u.email
  from (
    select * from orders where $1::text is null or status = $1 order by id desc limit $2
  ) as o join users as u on u.id = o.user_id left join order_items as i on i.order_id = o.id
  group by o.id, o.created_at, o.status, o.payment_status, o.total_amount, u.email
  order by o.id desc`

const HEADINGS = ['id', 'placed', 'status', 'payment_status', 'total', 'pieces', 'email'] as const
const RIGHT = new Set<string>(['id', 'total', 'pieces'])

export const listOrders = command({
  name: 'order list',
  args: [],
  flags: '[--status STATUS] [--limit 20]',
  summary: 'Lists orders, the newest first.',
  details: `
  --status STATUS  only those that are ${OrderStatus.options.join(', ')}
  --limit N        so many at most, from 1 to 1000

Times are in UTC.`,
  options: { status: { type: 'string' }, limit: { type: 'string', default: '20' } },
  run: async ({ status, limit }) => {
    if (status !== undefined && !v.is(OrderStatus, status)) {
      throw new UsageError(`--status must be one of ${OrderStatus.options.join(', ')}.`)
    }
    const rows = await ask(LIST, [status ?? null, wholeNumber('--limit', limit, 1, 1000)])
    if (rows.length === 0) return console.log('There are no such orders.')
    const lines = [HEADINGS.map(String), ...rows.map((row) => HEADINGS.map((name) => told(row[name])))]
    const widths = HEADINGS.map((_, place) => Math.max(...lines.map((cells) => cells[place]?.length ?? 0)))
    for (const cells of lines) console.log(laidOut(cells, widths))
  },
})

function laidOut(cells: readonly string[], widths: readonly number[]): string {
  const padded = cells.map((cell, place) => {
    const width = widths[place] ?? 0
    return RIGHT.has(HEADINGS[place] ?? '') ? cell.padStart(width) : cell.padEnd(width)
  })
  return padded.join('  ').trimEnd()
}

const SHOW = `
  select o.id, o.status, o.payment_status, o.total_amount::text as total, o.shipping_address,
    to_char(o.created_at at time zone 'UTC', ${TIME}) as placed,
    to_char(o.updated_at at time zone 'UTC', ${TIME}) as changed,
    u.id as user_id, u.full_name, u.email, u.phone,
    array(
      select format('%s x %s (product %s) at %s: %s',
        i.quantity, i.product_name, i.product_id, i.price, i.quantity * i.price)
      from order_items as i where i.order_id = o.id order by i.id) as lines
  from orders as o join users as u on u.id = o.user_id where o.id = $1`

export const showOrder = command({
  name: 'order show',
  args: ['ID'],
  summary: 'Shows one order: its lines, its customer and where it goes.',
  details: 'Prices are those of the purchase. Times are in UTC.',
  run: async (_options, [given = '']) => {
    const [order] = await ask(SHOW, [wholeNumber('ID', given, 1, 2 ** 31 - 1)])
    if (!order) throw new Refusal('There is no such order.')
    const { lines, shipping_address: address } = order
    const contact = [order.email, ...(order.phone === null ? [] : [order.phone])].map(told).join(', ')
    console.log(
      [
        `Order ${told(order.id)}: ${told(order.status)}, payment ${told(order.payment_status)}, ${told(order.total)}`,
        `Placed ${told(order.placed)}, last changed ${told(order.changed)}`,
        `Customer ${told(order.user_id)}: ${told(order.full_name)} (${contact})`,
        'Goes to',
        ...textOf(address)
          .split(/\r\n|[\r\n]/)
          .map((line) => `  ${told(line)}`),
        'Lines',
        ...(Array.isArray(lines) ? lines : []).map((line) => `  ${told(line)}`),
      ].join('\n'),
    )
  },
})
