import type { Command } from './plan.ts'
import type { Exchange, History } from './history.ts'
import { type Act, additionOf, slotOf } from './spec.ts'
import { type CheckoutBody, linesOf, look, pick, type User } from './user.ts'

/** How a tab may misbehave, for the tests of this test. */
export interface Habits {
  /** Uses another key for each retry. */
  newKeyPerRetry?: boolean
  /** Sends an addition without a key again when its outcome is unknown. */
  retriesPlainAdditions?: boolean
}

const MOST_TRIES = 4

/** One tab of a user's browser: does what it is told to, and records what it asked for and heard. */
export class Tab {
  readonly #history: History
  readonly #user: User
  readonly #habits: Habits

  constructor(history: History, user: User, habits: Habits) {
    this.#history = history
    this.#user = user
    this.#habits = habits
  }

  /** Carries out a command; one for which nothing is there does nothing. */
  async run(command: Command): Promise<void> {
    const { products, additions, checkouts, orders } = this.#user
    const items = [...this.#user.items].toReversed()
    switch (command.do) {
      case 'add': {
        const product_id = pick(products, command.product) ?? 0
        const item = { product_id, quantity: command.quantity }
        if (!command.keyed) return this.#addPlainly(item)
        const keyed = { ...item, key: `add-${additions.length}` }
        additions.push(keyed)
        await this.#times(command.twice, () => this.#addOnce(keyed))
        return
      }
      case 'add again': {
        const before = pick(additions, command.which)
        if (before) await this.#addOnce({ ...before, quantity: before.quantity + (command.other ? 1 : 0) })
        return
      }
      case 'set':
        return this.#set(pick(items, command.line), command.quantity)
      case 'remove':
        return this.#remove(pick(items, command.line))
      case 'clear':
        return this.#clear()
      case 'read':
        return this.#read()
      case 'buy': {
        const body = {
          shipping_address: 'Lahore',
          ...(command.expecting && { expected_total: this.#user.total }),
        }
        if (!command.keyed) return this.#times(command.twice, () => this.#buy(body))
        const key = `buy-${checkouts.length}`
        checkouts.push({ key, body })
        await this.#times(command.twice, () => this.#buyOnce(key, body))
        return
      }
      case 'buy again': {
        const before = pick(checkouts, command.which)
        if (!before) return
        const body = command.other ? { shipping_address: 'Karachi' } : before.body
        return this.#buyOnce(before.key, body)
      }
      case 'cancel':
        return this.#cancel(pick(orders, command.which))
    }
  }

  async #times(twice: boolean, send: () => Promise<unknown>): Promise<void> {
    await Promise.all(twice ? [send(), send()] : [send()])
  }

  #send(method: string, path: string, repeatable: boolean, json?: object, key?: string): Promise<Exchange> {
    return this.#history.send(method, path, {
      repeatable,
      token: this.#user.shopper.token,
      ...(json && { json }),
      ...(key !== undefined && { headers: { 'Idempotency-Key': key } }),
    })
  }

  #note(exchange: Exchange, answered: Act | undefined, attempted?: Act) {
    this.#history.note(this.#user.index, exchange, answered, attempted)
  }

  async #addPlainly(item: { product_id: number; quantity: number }) {
    const act = { kind: 'add' as const, product: item.product_id, quantity: item.quantity }
    const first = await this.#send('POST', '/api/cart/items', false, item)
    const again = first.fate === 'unknown' && this.#habits.retriesPlainAdditions
    const exchange = again
      ? { ...(await this.#send('POST', '/api/cart/items', false, item)), begun: first.begun }
      : first
    this.#note(
      exchange,
      exchange.fate === 'done' ? { ...act, seen: look(this.#user, exchange.body) } : undefined,
      act,
    )
  }

  async #addOnce({ key, ...item }: { key: string; product_id: number; quantity: number }) {
    const act = { kind: 'add' as const, product: item.product_id, quantity: item.quantity, key }
    const slot = slotOf('add', key)
    await this.#untilAnswered(key, async (keySent) => {
      const exchange = await this.#send('POST', '/api/cart/items', true, item, keySent)
      this.#note(exchange, this.#answeredAddition(exchange, act, slot), act)
      return exchange
    })
  }

  #answeredAddition(exchange: Exchange, act: Act & { kind: 'add' }, slot: string): Act {
    if (exchange.fate === 'done') return { ...act, seen: look(this.#user, exchange.body) }
    return exchange.status === 422
      ? { kind: 'be told of another use', slot, body: additionOf(act.product, act.quantity) }
      : { kind: 'be refused', slot }
  }

  async #set(item: [number, number] | undefined, quantity: number) {
    if (!item) return
    const [id, product] = item
    const exchange = await this.#send('PUT', `/api/cart/items/${id}`, true, { quantity })
    if (exchange.fate === 'done') look(this.#user, exchange.body)
    const act = { kind: 'set' as const, product, quantity }
    this.#note(exchange, exchange.fate === 'done' ? act : undefined, act)
  }

  async #remove(item: [number, number] | undefined) {
    if (!item) return
    const [id, product] = item
    const exchange = await this.#send('DELETE', `/api/cart/items/${id}`, false)
    const act = { kind: 'remove' as const, product }
    this.#note(exchange, exchange.fate === 'done' ? act : undefined, act)
  }

  async #clear() {
    const exchange = await this.#send('DELETE', '/api/cart', true)
    this.#note(exchange, { kind: 'clear' }, { kind: 'clear' })
  }

  async #read() {
    const exchange = await this.#send('GET', '/api/cart', true)
    if (exchange.fate === 'done')
      this.#note(exchange, { kind: 'see', lines: look(this.#user, exchange.body) })
  }

  async #buy(body: CheckoutBody, key?: string, keySent = key): Promise<Exchange> {
    const exchange = await this.#send('POST', '/api/checkout', key !== undefined, body, keySent)
    const act = { kind: 'buy' as const, body: JSON.stringify(body), ...(key !== undefined && { key }) }
    this.#note(exchange, this.#answeredCheckout(exchange, act), act)
    return exchange
  }

  async #buyOnce(key: string, body: CheckoutBody) {
    await this.#untilAnswered(key, (keySent) => this.#buy(body, key, keySent))
  }

  #answeredCheckout({ status, fate, body }: Exchange, act: Act & { kind: 'buy' }): Act | undefined {
    if (fate === 'done') {
      const lines = linesOf(body)
      this.#user.orders.push(body.id)
      this.#history.orders.set(body.id, { user: this.#user.index, lines, total: body.total_amount })
      return { ...act, order: { id: body.id, lines } }
    }
    if (status === 400) return { kind: 'find empty', ...(act.key !== undefined && { key: act.key }) }
    if (act.key === undefined) return undefined
    const slot = slotOf('buy', act.key)
    return status === 422
      ? { kind: 'be told of another use', slot, body: act.body }
      : { kind: 'be refused', slot }
  }

  async #cancel(order: number | undefined) {
    if (order === undefined) return
    const { fate } = await this.#send('POST', `/api/orders/${order}/cancel`, false)
    this.#history.cancellations.push({ order, fate })
  }

  /** Sends a request with a key until something else than 503 comes back, as the shop says one may. */
  async #untilAnswered(key: string, send: (key: string) => Promise<Exchange>) {
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const { status } = await send(tried > 0 && this.#habits.newKeyPerRetry ? `${key}-${tried}` : key)
      if (status !== 503) return
    }
  }
}
