import type { Shopper } from '../shop.ts'
import type { AdminCommand } from './plan.ts'
import type { History } from './history.ts'

/** The shop's owner, who sets stock and prices, and takes orders on or cancels them. */
export class Admin {
  /** In hundredths, by product: every price there has ever been. */
  readonly prices: ReadonlyMap<number, Set<string>>
  readonly #history: History
  readonly #shopper: Shopper
  readonly #products: readonly number[]

  constructor(history: History, shopper: Shopper, products: readonly number[], initialPrice: string) {
    this.#history = history
    this.#shopper = shopper
    this.#products = products
    this.prices = new Map(products.map((product) => [product, new Set([initialPrice])]))
  }

  async run(command: AdminCommand): Promise<void> {
    switch (command.do) {
      case 'restock':
        return this.#restock(this.#productAt(command.product), command.stock)
      case 'reprice': {
        const product = this.#productAt(command.product)
        const price = `${command.price}.37`
        this.prices.get(product)?.add(price)
        await this.#send('PUT', `/api/products/${product}`, { price })
        return
      }
      case 'cancel':
        return this.#move(command.which, 'cancelled')
      case 'process':
        return this.#move(command.which, 'processing')
    }
  }

  #productAt(index: number): number {
    return this.#products[index % this.#products.length] ?? 0
  }

  /** A product's fields are set, so that a request may be sent twice; an order takes its step once. */
  #send(method: 'PUT' | 'PATCH', path: string, json: object) {
    return this.#history.send(method, path, {
      repeatable: method === 'PUT',
      token: this.#shopper.token,
      json,
    })
  }

  /** Each baseline of a product is another one, so that the books can tell them apart. */
  async #restock(product: number, stock: number) {
    const taken = this.#history.restockings.filter((each) => each.product === product)
    let free = stock
    while (taken.some((each) => each.stock === free)) free += 1
    const restocking = { product, stock: free, fate: 'unknown' as const, repeated: false }
    const place = this.#history.restockings.push(restocking) - 1
    const { fate, delivered } = await this.#send('PUT', `/api/products/${product}`, { stock_quantity: free })
    this.#history.restockings[place] = { ...restocking, fate, repeated: delivered > 1 }
  }

  async #move(which: number, status: 'cancelled' | 'processing') {
    const orders = [...this.#history.orders.keys()]
    const order = orders[which % orders.length]
    if (order === undefined) return
    const { fate } = await this.#send('PATCH', `/api/orders/${order}`, { status })
    if (status === 'cancelled') this.#history.cancellations.push({ order, fate })
  }
}
