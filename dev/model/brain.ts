import type { ChatCompletionRequest } from '@copilotkit/aimock'
import {
  type Found,
  marker,
  readFound,
  readProduct,
  readRefusal,
  tellAdded,
  tellCart,
  tellCategories,
  tellFound,
  tellOrders,
  tellRefusal,
} from './brain/answers.ts'
import { type Call, type ReadProduct, type Turn, readTurn } from './brain/conversation.ts'
import { theOne } from './brain/references.ts'
import type { Search } from './brain/search-wish.ts'
import { FOOTER, SHALL_I_ADD, WHICH_ONE } from './brain/small-talk.ts'
import { type Which, type Wish, wishesOf } from './brain/wishes.ts'
import { type Language, type Say } from './brain/words.ts'

/** What the double does next: call tools, or answer in words. */
export type Thought = { calls: Call[] } | { text: string }

/** What a wish comes to: a call that is to be made first, or words. */
type Step = { call: Call } | { say: string }

const CANNOT_LOOK: Say = {
  english: 'I cannot look that up at the moment; the shop’s own pages can.',
  romanUrdu: 'Main abhi yeh nahin dekh sakti; dukaan ke apne pages par hai.',
}

/**
 * Answers a customer through the tools it is offered, by a handful of rules and nothing remembered: no AI, and every
 * answer says so in its last line. English, or Roman Urdu to Urdu in either script. Products are referred to by markers.
 */
export const think = (request: ChatCompletionRequest): Thought => {
  const turn = readTurn(request)
  const { language } = turn
  const steps = wishesOf(turn).map((wish) => stepFor(wish, turn, language))
  const calls = steps.flatMap((step) => ('call' in step ? [step.call] : []))
  if (calls.length > 0) return { calls }
  const said = steps.flatMap((step) => ('say' in step ? [step.say] : []))
  return { text: [...said, FOOTER[language]].join('\n\n') }
}

const stepFor = (wish: Wish, turn: Turn, language: Language): Step => {
  switch (wish.kind) {
    case 'talk':
      return { say: wish.say[language] }
    case 'categories':
      return after(turn, language, { name: 'list_categories', arguments: {} }, (result) =>
        tellCategories(result, language),
      )
    case 'cart':
      return after(turn, language, { name: 'get_cart', arguments: {} }, (result) =>
        tellCart(result, language),
      )
    case 'order':
      return after(turn, language, { name: 'order_status', arguments: { order_id: wish.id } }, (result) =>
        tellOrders(result, language),
      )
    case 'search':
      return search(turn, language, wish.search, (found) =>
        tellFound(found, wish.search.min_price !== null || wish.search.max_price !== null, language),
      )
    case 'details':
      return withProduct(turn, language, wish.which, ({ id }) =>
        after(turn, language, { name: 'get_product', arguments: { product_id: id } }, (result) =>
          readProduct(result) ? `${marker(id)}\n${SHALL_I_ADD[language]}` : undefined,
        ),
      )
    default:
      return withProduct(turn, language, wish.which, ({ id }) => {
        const { quantity } = wish
        const call = { name: 'add_to_cart', arguments: { product_id: id, quantity } }
        return after(turn, language, call, (result) => tellAdded(result, id, quantity, language))
      })
  }
}

/** The call while it was not made; then what `tell` makes of its result, or the refusal in words. */
const after = (
  turn: Turn,
  language: Language,
  call: Call,
  tell: (result: unknown) => string | undefined,
): Step => {
  const result = turn.resultOf(call)
  if (result === undefined) return turn.offers(call.name) ? { call } : { say: CANNOT_LOOK[language] }
  const refusal = readRefusal(result)
  return { say: refusal ? tellRefusal(refusal.error, language) : (tell(result) ?? CANNOT_LOOK[language]) }
}

/** A search; where the shop has no such category, once more with its name among the words. */
const search = (
  turn: Turn,
  language: Language,
  wished: Search,
  tell: (found: Found) => string | undefined,
): Step => {
  const call = { name: 'search_products', arguments: wished }
  const isRefused = readRefusal(turn.resultOf(call)) !== undefined
  if (isRefused && wished.category !== null) {
    const query = [wished.query, wished.category.toLowerCase()].filter(Boolean).join(' ')
    return search(turn, language, { ...wished, query, category: null }, tell)
  }
  return after(turn, language, call, (result) => {
    const found = readFound(result)
    return found && tell(found)
  })
}

/** What follows once it is known which product is meant; until then the search for it, or the question which one. */
const withProduct = (
  turn: Turn,
  language: Language,
  which: Which,
  next: (product: ReadProduct) => Step,
): Step => {
  if ('product' in which) return next(which.product)
  let one: ReadProduct | undefined
  const step = search(turn, language, which.search, (found) => {
    one = theOne(found.products, which.search.query)
    const told = tellFound(found, false, language)
    return found.products.length > 0 ? `${told}\n${WHICH_ONE[language]}` : told
  })
  return one ? next(one) : step
}
