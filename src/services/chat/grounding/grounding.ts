/** What may be said in this turn, because it was read in it. */
export interface Facts {
  /** Products that were read; only these may be referred to. */
  products?: readonly KnownProduct[]
  /** Amounts of money as decimal text, beside the products' prices: totals of a cart, of an order. */
  amounts?: readonly string[]
  /** Other numbers that are no money: ids of orders, stock, quantities. */
  numbers?: readonly number[]
}

export interface KnownProduct {
  id: number
  name: string
  /** Decimal text with two places. */
  price: string
}

/** A reference to a product as it was written out for the customer. */
export interface Mention {
  id: number
  text: string
}

export interface GroundingOptions {
  /** An ISO 4217 code, written before every price. */
  currency: string
  /** The customer's latest message: the amounts in it may be repeated. */
  question: string
}

/**
 * Lets through, of a model's text that comes in pieces cut anywhere, what the shop can answer for. What comes out does
 * not depend on where the pieces were cut.
 */
export interface Grounding {
  /** Adds to what may be said from here on. */
  know(facts: Facts): void
  /** Takes the next piece and gives what is ready; a tail that may still become something to replace waits. */
  push(piece: string): string
  /** Gives what was held back once no piece follows, and starts anew with the next. */
  flush(): string
  /** The products that were referred to, in the order of their first mention, once for each different text. */
  readonly mentions: readonly Mention[]
}
