import type { Principal } from '../../lib/principal.ts'

/** Cart and orders as the assistant needs them; the orders service provides them (`orders/shopping.ts`). */
export interface Shopping {
  /** The caller's cart; 401 where the account does not stand, as in all of these. */
  readCart(principal: Principal): Promise<ShoppingCart>
  /**
   * Puts pieces into the caller's cart, once for each key. Refuses with an `AppError`: `not_found`; `conflict`, beyond
   * the stock with `in_stock`; `invalid` where the key was used for another addition.
   */
  addToCart(
    principal: Principal,
    item: { product_id: number; quantity: number },
    key: string,
  ): Promise<ShoppingCart>
  /** The caller's own order; undefined for another's as for none. */
  findOrder(principal: Principal, id: number): Promise<ShoppingOrder | undefined>
  /** The caller's latest orders, newest first. */
  listOrders(principal: Principal, limit: number): Promise<ShoppingOrder[]>
}

/** A cart as the API answers it; of what it holds besides, the assistant needs nothing. */
export interface ShoppingCart {
  items: {
    product_id: number
    product_name: string
    quantity: number
    price: string
    line_total: string
    stock_quantity: number
    available: boolean
  }[]
  total_amount: string
  item_count: number
  total_quantity: number
}

export interface ShoppingOrder {
  id: number
  status: string
  payment_status: string
  total_amount: string
  items: { product_id: number; product_name: string; quantity: number; price: string }[]
  created_at: string
}
