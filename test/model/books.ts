import type { OrderMove, StockMove } from './journal.ts'

export interface Restocking {
  product: number
  stock: number
  fate: 'done' | 'refused' | 'nothing' | 'unknown'
  /** The shop may have set it more than once, since that changes nothing more. */
  repeated: boolean
}

interface Books {
  /** By product. */
  initialStock: ReadonlyMap<number, number>
  finalStock: ReadonlyMap<number, number>
  stockMoves: readonly StockMove[]
  orderMoves: readonly OrderMove[]
  /** What an admin asked for, of each product another value each time. */
  restockings: readonly Restocking[]
}

/**
 * What is wrong with the books. From the initial stock on, every move must start where the last one ended and be just
 * what the orders of its transaction took and brought back, or else be a new baseline that an admin asked for.
 */
export function mistakesIn({
  initialStock,
  finalStock,
  stockMoves,
  orderMoves,
  restockings,
}: Books): string[] {
  const mistakes: string[] = []
  const unaccounted = new Map<string, number>()
  for (const { tx, product, pieces } of orderMoves) {
    const key = `${tx} ${product}`
    unaccounted.set(key, (unaccounted.get(key) ?? 0) + pieces)
  }
  const asked = restockings.filter(({ fate }) => fate === 'done' || fate === 'unknown')
  const made = new Set<Restocking>()
  const untouched: StockMove[] = []
  const level = new Map(initialStock)

  for (const move of stockMoves) {
    const { tx, product, before, after } = move
    const told = `product ${product}: stock ${before} → ${after}`
    if (level.get(product) !== before) mistakes.push(`${told}, but it was ${level.get(product)}`)
    if (after < 0) mistakes.push(`${told} is negative`)
    level.set(product, after)
    const key = `${tx} ${product}`
    const pieces = unaccounted.get(key)
    if (pieces !== undefined) {
      if (after - before !== pieces) mistakes.push(`${told}, but its orders account for ${pieces}`)
      unaccounted.delete(key)
      continue
    }
    if (before === after) {
      untouched.push(move)
      continue
    }
    const baseline = asked.find(
      (each) => each.product === product && each.stock === after && (each.repeated || !made.has(each)),
    )
    if (baseline) made.add(baseline)
    else mistakes.push(`${told}, which neither an order nor an admin accounts for`)
  }

  for (const [key, pieces] of unaccounted) {
    if (pieces !== 0)
      mistakes.push(`orders moved ${pieces} pieces, but the stock did not (transaction, product: ${key})`)
  }
  for (const { product, stock, fate } of restockings.filter((each) => !made.has(each))) {
    // What was set may have been the stock already. A change of price leaves such a move, too.
    const setAnyway = untouched.some((move) => move.product === product && move.after === stock)
    if (fate === 'done' && !setAnyway) {
      mistakes.push(`product ${product}: the acknowledged stock of ${stock} was never set`)
    }
  }
  for (const [product, stock] of finalStock) {
    if (level.get(product) !== stock)
      mistakes.push(`product ${product} ends at ${stock}, not ${level.get(product)}`)
  }
  return mistakes
}
