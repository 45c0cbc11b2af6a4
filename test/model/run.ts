import type { FaultKind } from '../../dev/neon/seeded-faults.ts'
import { crowd } from '../crowd.ts'
import type { Shop, Shopper } from '../shop.ts'
import { Admin } from './admin.ts'
import { judge } from './ending.ts'
import type { Lane } from './lane.ts'
import type { Plan } from './plan.ts'
import { History } from './history.ts'
import { type Habits, Tab } from './tab.ts'
import { newUser, type User } from './user.ts'

export interface Run {
  violations: string[]
  requests: number
  orders: number
  faults: Readonly<Record<FaultKind, number>>
}

const PRICE = '100.00'
const CHECKOUT = { do: 'buy', keyed: true, twice: false, expecting: false } as const

/** Of the line that was seen last. */
const EDIT = { do: 'set', line: 0, quantity: 2 } as const
const piece = (product: number) => ({ do: 'add', product, quantity: 1, keyed: false, twice: false }) as const

/** Carries a plan out, with people and products of its own, and judges what came of it. */
export async function carryOut(lane: Lane, plan: Plan, habits: Habits = {}): Promise<Run> {
  const { shop } = lane
  shop.log.length = 0
  const initialStock = await addProducts(shop, plan.stock)
  const products = [...initialStock.keys()]
  const people = await crowd(shop, plan.users + 1)
  const owner = people[plan.users] as Shopper
  await shop.sql(`update users set role = 'admin' where id = $1`, [owner.id])

  const history = new History(lane, plan)
  const admin = new Admin(history, owner, products, PRICE)
  const users = people.slice(0, plan.users).map((shopper, index) => newUser(index, shopper, products))
  const tabs = (plan.rounds[0]?.tabs ?? []).map(
    (_, index) => new Tab(history, users[index % plan.users] as User, habits),
  )
  for (const { tabs: scripts, admin: commands, rush } of plan.rounds) {
    await Promise.all([
      inTurn(commands, (command) => admin.run(command)),
      ...tabs.map((tab, index) => inTurn(scripts[index] ?? [], (command) => tab.run(command))),
    ])
    if (rush) {
      await Promise.all(
        tabs.map((tab, index) => inTurn([piece(index + 1), piece(index)], (add) => tab.run(add))),
      )
      await Promise.all(tabs.map((tab, index) => tab.run(index % 3 === 2 ? EDIT : CHECKOUT)))
    }
  }
  await lane.settled()

  const violations = await judge(shop, history, users, admin, initialStock)
  return {
    violations,
    requests: history.requests,
    orders: history.orders.size,
    faults: history.faults.injected(),
  }
}

async function inTurn<T>(commands: readonly T[], run: (command: T) => Promise<void>) {
  for (const command of commands) await run(command)
}

/** Products with so much stock each, by id. */
async function addProducts(shop: Shop, stock: readonly number[]): Promise<Map<number, number>> {
  const rows = await shop.sql<{ id: number; stock_quantity: number }>(
    `insert into products (name, price, stock_quantity)
     select 'Gown', $1, stock from unnest($2::int[]) as stock returning id, stock_quantity`,
    [PRICE, stock],
  )
  return new Map(rows.map(({ id, stock_quantity }) => [id, stock_quantity]))
}
