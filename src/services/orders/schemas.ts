import * as v from 'valibot'
import { Amount, Count, Flag, Id, money, page, RowId, text, Time, wholeNumber } from '../../http/fields.ts'
import { MAX_TOTAL } from '../../lib/money.ts'

/** The most pieces of one product that a cart line may hold. */
export const MAX_QUANTITY = 999

const Quantity = wholeNumber(1, MAX_QUANTITY)

export const Cart = v.pipe(
  v.strictObject({
    id: RowId,
    user_id: RowId,
    items: v.array(
      v.strictObject({
        id: RowId,
        product_id: RowId,
        product_name: v.string(),
        image_url: v.nullable(v.string()),
        quantity: Quantity,
        price: Amount,
        line_total: Amount,
        stock_quantity: Count,
        available: v.boolean(),
      }),
    ),
    total_amount: Amount,
    item_count: v.pipe(Count, v.description('Lines.')),
    total_quantity: v.pipe(Count, v.description('Pieces.')),
  }),
  v.metadata({ ref: 'Cart' }),
)

export const OrderStatus = v.picklist(['pending', 'processing', 'completed', 'cancelled'])
export const PaymentStatus = v.picklist(['pending', 'paid', 'failed'])

const OrderItem = v.pipe(
  v.strictObject({
    id: RowId,
    product_id: RowId,
    product_name: v.string(),
    quantity: Quantity,
    price: Amount,
  }),
  v.metadata({ ref: 'OrderItem' }),
)
export type OrderItem = v.InferOutput<typeof OrderItem>

export const Order = v.pipe(
  v.strictObject({
    id: RowId,
    user_id: RowId,
    status: OrderStatus,
    payment_status: PaymentStatus,
    total_amount: Amount,
    shipping_address: v.string(),
    items: v.array(OrderItem),
    created_at: Time,
    updated_at: Time,
  }),
  v.metadata({ ref: 'Order' }),
)

/** How many days a summary tells the sales of, today's among them. */
export const SUMMARY_DAYS = 30

const SalesOfDay = v.pipe(
  v.strictObject({
    date: v.pipe(v.string(), v.isoDate(), v.description('The day, in UTC.')),
    orders: Count,
    total_amount: Amount,
  }),
  v.metadata({ ref: 'SalesOfDay' }),
)

export const OrderSummary = v.pipe(
  v.strictObject({
    waiting: v.strictObject({ pending: Count, processing: Count }),
    unpaid: v.pipe(Count, v.description('Orders that are neither cancelled nor paid.')),
    sales: v.pipe(
      v.array(SalesOfDay),
      v.length(SUMMARY_DAYS),
      v.description(
        'Every one of the last 30 days, the oldest first and today last; without cancelled orders.',
      ),
    ),
    sales_orders: v.pipe(Count, v.description('Orders of these days together.')),
    sales_total: v.pipe(Amount, v.description('What they amount to.')),
  }),
  v.metadata({ ref: 'OrderSummary' }),
)

export const AddCartItem = v.pipe(
  v.object({ product_id: Id, quantity: v.optional(Quantity, 1) }),
  v.metadata({ ref: 'AddCartItem' }),
)
export type AddCartItem = v.InferOutput<typeof AddCartItem>

export const UpdateCartItem = v.pipe(v.object({ quantity: Quantity }), v.metadata({ ref: 'UpdateCartItem' }))

export const Checkout = v.pipe(
  v.object({
    shipping_address: text({ min: 1, max: 1000 }),
    expected_total: v.optional(money(MAX_TOTAL)),
  }),
  v.metadata({ ref: 'Checkout' }),
)
export type Checkout = v.InferOutput<typeof Checkout>

/** The header by which a request may be sent again. */
const idempotencyKey = (description: string) =>
  v.object({
    'idempotency-key': v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[\x21-\x7e]{1,255}$/, 'Must be 1 to 255 visible ASCII characters.'),
        v.description(description),
      ),
    ),
  })

export const CheckoutHeaders = idempotencyKey(
  'Repeating a checkout with the same key gives the first one’s order and buys nothing twice.',
)
export const AddCartItemHeaders = idempotencyKey(
  'Repeating an addition with the same key gives the cart as it is then and adds nothing twice. Its keys are not those of checkouts, and are kept for at least 30 days.',
)

export const ListOrders = v.object({
  status: v.optional(OrderStatus),
  scope: v.optional(v.picklist(['mine', 'all'], 'Must be mine or all.'), 'mine'),
  unpaid: v.optional(Flag),
  ...page,
})
export type ListOrders = v.InferOutput<typeof ListOrders>

export const UpdateOrder = v.pipe(
  v.object({ status: v.optional(OrderStatus), payment_status: v.optional(PaymentStatus) }),
  v.check(
    ({ status, payment_status }) => status !== undefined || payment_status !== undefined,
    'Give status, payment_status or both.',
  ),
  v.metadata({ ref: 'UpdateOrder', minProperties: 1 }),
)
export type UpdateOrder = v.InferOutput<typeof UpdateOrder>
