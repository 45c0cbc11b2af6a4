import * as v from 'valibot'
import { ReadProduct } from './conversation.ts'
import type { Language } from './words.ts'

const Found = v.looseObject({
  total: v.optional(v.number()),
  products: v.array(ReadProduct),
  nearest: v.optional(v.array(ReadProduct), []),
})
const Categories = v.looseObject({
  categories: v.array(v.looseObject({ name: v.string(), products: v.optional(v.number()) })),
})
const Currency = v.optional(v.string(), '')
const Cart = v.looseObject({
  currency: Currency,
  cart: v.looseObject({
    items: v.array(v.looseObject({ product_id: v.number(), quantity: v.number() })),
    total_amount: v.string(),
  }),
})
const Order = v.looseObject({
  id: v.number(),
  status: v.string(),
  payment_status: v.string(),
  total_amount: v.string(),
})
const Refused = v.looseObject({ error: v.string() })

/** Reads a tool's result as one of these shapes, as far as it has it. */
const reader =
  <Schema extends v.GenericSchema>(schema: Schema) =>
  (result: unknown): v.InferOutput<Schema> | undefined => {
    const { success, output } = v.safeParse(schema, result)
    return success ? output : undefined
  }

export const readFound = reader(Found)
export const readCategories = reader(Categories)
export const readCart = reader(Cart)
export const readProduct = reader(v.looseObject({ product: ReadProduct }))
export const readRefusal = reader(Refused)
const readOrder = reader(v.looseObject({ currency: Currency, order: Order }))
const readOrders = reader(v.looseObject({ currency: Currency, orders: v.array(Order) }))
export type Found = v.InferOutput<typeof Found>

/** How a product is referred to: the shop writes its name and price in place of it. */
export const marker = (id: number): string => `[[p:${id}]]`

const list = (lines: readonly string[]) => lines.map((line, n) => `${n + 1}. ${line}`).join('\n')

/** What is said of a search's result; the nearest only where no limit was set that they might pass. */
export const tellFound = ({ products, nearest, total = 0 }: Found, mayPass: boolean, language: Language) => {
  const markers = list(products.map(({ id }) => marker(id)))
  if (products.length > 0) {
    const isMore = total > products.length
    return {
      english: `${isMore ? 'Some of what we have' : 'Here is what I found'}:\n${markers}`,
      romanUrdu: `${isMore ? 'Hamare paas jo hai, us mein se kuch' : 'Yeh mila'}:\n${markers}`,
    }[language]
  }
  const close = mayPass ? [] : nearest.slice(0, 3).map(({ id }) => marker(id))
  if (close.length === 0) {
    return {
      english: 'I found nothing like that. Try other words, or fewer limits.',
      romanUrdu: 'Aisa kuch nahin mila. Kuch aur lafz likhiye, ya kam shartein.',
    }[language]
  }
  return {
    english: `I found nothing like that. The nearest we have:\n${list(close)}`,
    romanUrdu: `Aisa kuch nahin mila. Sab se qareeb yeh hai:\n${list(close)}`,
  }[language]
}

export const tellCategories = (result: unknown, language: Language): string | undefined => {
  const names = readCategories(result)?.categories.map(({ name }) => `- ${name}`)
  return (
    names && { english: 'We sell:', romanUrdu: 'Hamare paas yeh hai:' }[language] + `\n${names.join('\n')}`
  )
}

/** An amount that a result holds, with its currency. */
const money = (currency: string, amount: string) => `${currency} ${amount}`.trim()

export const tellCart = (result: unknown, language: Language): string | undefined => {
  const read = readCart(result)
  if (!read) return undefined
  const { currency, cart } = read
  if (cart.items.length === 0) {
    return { english: 'Your cart is empty.', romanUrdu: 'Aap ka cart khali hai.' }[language]
  }
  const lines = cart.items
    .map(({ product_id, quantity }) => `- ${quantity} x ${marker(product_id)}`)
    .join('\n')
  const total = money(currency, cart.total_amount)
  return {
    english: `In your cart:\n${lines}\nTotal: ${total}`,
    romanUrdu: `Aap ke cart mein:\n${lines}\nKul: ${total}`,
  }[language]
}

export const tellAdded = (
  result: unknown,
  id: number,
  quantity: number,
  language: Language,
): string | undefined => {
  const read = readCart(result)
  if (!read) return undefined
  const total = money(read.currency, read.cart.total_amount)
  return {
    english: `I have put ${quantity} x ${marker(id)} into your cart. Its total is now ${total}.`,
    romanUrdu: `Main ne ${quantity} x ${marker(id)} cart mein daal diya. Ab kul ${total} hai.`,
  }[language]
}

export const tellOrders = (result: unknown, language: Language): string | undefined => {
  const one = readOrder(result)
  const many = readOrders(result)
  const read = one ? { currency: one.currency, orders: [one.order] } : many
  if (!read) return undefined
  const { currency, orders } = read
  if (orders.length === 0) {
    return { english: 'You have no orders yet.', romanUrdu: 'Abhi aap ka koi order nahin.' }[language]
  }
  return orders
    .map(({ id, status, payment_status, total_amount }) => {
      const total = money(currency, total_amount)
      return {
        english: `Order ${id} is ${status}, its payment ${payment_status}; total ${total}.`,
        romanUrdu: `Order ${id} ka haal: ${status}; adaigi: ${payment_status}; kul ${total}.`,
      }[language]
    })
    .join('\n')
}

/** A refusal passed on: what to do about it where that is known, else its own words. */
export const tellRefusal = (error: string, language: Language): string => {
  if (/\b(?:sign|signed|log|logged)[ -]?in\b/i.test(error)) {
    return {
      english: 'Please sign in first: cart and orders belong to an account.',
      romanUrdu: 'Pehle sign in kijiye: cart aur orders account ke hote hain.',
    }[language]
  }
  return { english: `That did not work: ${error}`, romanUrdu: `Yeh nahin ho saka: ${error}` }[language]
}
