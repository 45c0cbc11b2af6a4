import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { ShopSize } from './fill.ts'
import type { LargeShop, ShopRequest } from './shop.ts'

/** Someone who uses a large shop: draws what to ask for, the same in every run, and gets it ready beforehand. */
export interface Visitor extends LargeShop {
  size: ShopSize
  draw: (from: number, to: number) => number
  /** The id of an open account that is no admin's. */
  customer: () => number
  /** The id of an order, and its owner's. */
  order: () => { id: number; owner: number }
  /** A product of which there is always enough. */
  stocked: () => number
  /** Someone who is signed in and has a cart of two lines that can be bought. */
  buyer: () => Promise<Buyer>
  admin: string
  /** Sends a request and gives its answer parsed. */
  // oxlint-disable-next-line typescript/no-explicit-any -- an answer's body
  ask: (request: ShopRequest) => Promise<any>
}

export interface Buyer {
  id: number
  token: string
  /** The ids of the cart's lines. */
  lines: number[]
}

const ADMIN = 1
/** One account in so many is closed. */
const CLOSED = 200
const STOCKED = 200
const PLENTY = 1_000_000
const SEED = 4

export async function visit(shop: LargeShop, size: ShopSize): Promise<Visitor> {
  const random = xoroshiro128plus(SEED)
  const draw = (from: number, to: number) => uniformInt(random, from, to)
  const shelf = Array.from({ length: STOCKED }, () => draw(1, size.products))
  await shop.pool.query('update products set stock_quantity = $1, is_active = true where id = any ($2)', [
    PLENTY,
    shelf,
  ])
  const stocked = () => shelf[draw(0, STOCKED - 1)] ?? 1
  const ask = async (request: ShopRequest) => JSON.parse((await shop.send(request)).text || 'null')

  const isOpen = (user: number) => user !== ADMIN && user % CLOSED !== 0
  const drawUntil = <T>(make: () => T, isGood: (made: T) => boolean): T => {
    for (;;) {
      const made = make()
      if (isGood(made)) return made
    }
  }
  const customer = () => drawUntil(() => draw(1, size.users), isOpen)
  const ordered = () => {
    const id = draw(1, size.orders)
    return { id, owner: 1 + (id % size.users) }
  }
  const order = () => drawUntil(ordered, ({ owner }) => isOpen(owner))

  const buyer = async (): Promise<Buyer> => {
    const id = customer()
    const token = await shop.tokenOf(id)
    await shop.send({ method: 'DELETE', path: '/api/cart', token })
    const first = stocked()
    const second = stocked()
    let cart
    for (const product_id of first === second ? [first] : [first, second]) {
      cart = await ask({ method: 'POST', path: '/api/cart/items', token, json: { product_id } })
    }
    return { id, token, lines: cart.items.map((line: { id: number }) => line.id) }
  }

  return { ...shop, size, draw, customer, order, stocked, buyer, admin: await shop.tokenOf(ADMIN), ask }
}
