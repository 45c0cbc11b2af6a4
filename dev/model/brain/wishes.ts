import type { ReadProduct, Turn } from './conversation.ts'
import { namesAPlace, pointedAt, quantityIn } from './references.ts'
import { type Search, goOn, readSearch } from './search-wish.ts'
import {
  COURTESIES,
  HOW_TO_ADD,
  NOT_ADDED,
  OTHERWISE,
  SHALL_I_ADD,
  SHOP_TOPICS,
  TOPICS,
  WHICH_ONE,
} from './small-talk.ts'
import { type Say, words } from './words.ts'

/** Which product is meant: one that was shown, or the one that a search is to find. */
export type Which = { product: ReadProduct } | { search: Search }

/** One thing that a customer wants of an answer. */
export type Wish =
  | { kind: 'talk'; say: Say }
  | { kind: 'categories' }
  | { kind: 'search'; search: Search }
  | { kind: 'details'; which: Which }
  | { kind: 'add'; which: Which; quantity: number }
  | { kind: 'cart' }
  | { kind: 'order'; id: number | null }

const PUT = words(
  String.raw`add|put|daa?l\w*|shamil|ڈال\p{L}*|شامل|(?:in)?to (?:my |the )?(?:cart|basket|bag)`,
)
const BUY = words(
  String.raw`i'?ll (?:take|have)|i (?:want|would like)|buy|take|order|get me|khareed\w*|le lo`,
  String.raw`le (?:loo?n|lun)\w*|chahi[ey]\w*|خرید\p{L}*|لے لو\p{L}*|چاہی\p{L}*`,
)
const NEGATED = words(`do ?n[o']?t|never|mat|na(?= (?:da|kar|add))|nahin?|مت|نہ|نہیں`)
const HOW = words('how (?:do|can|to|would)|kaise|کیسے')
const YES = /^(?:yes|yes please|yeah|ok|okay|sure|please do|ji|ji haan|haan|haan ji|جی|ہاں|جی ہاں)[\s.!]*$/u
const CART = words('cart|basket|my bag|tokri|کارٹ|ٹوکری')
const ORDER = words(String.raw`orders?|parcel|آرڈر\p{L}*|پارسل`)
const ORDER_ID = /(?:orders?|آرڈر)\s*(?:is\s*)?(?:number|no\.?|id|نمبر)?\s*#?\s*(\d{1,10})(?!\d|\s*of)/u
const OF_MINE = words('my|mer[aei]|hamar[aei]|میر[ایے]|where|status|track|kahan|kab|کہاں|کب')
const WHAT_WE_SELL = words(
  String.raw`what (?:all )?(?:do you|you|does the shop) (?:sell|have)|categor\w+|collections?`,
  String.raw`kya kya (?:milta|hai|hain|bech\w*)|kya (?:milta|bech\w*)|کیا کیا`,
)

const talk = (say: Say): Wish[] => [{ kind: 'talk', say }]
const about = (topics: typeof TOPICS, question: string): Wish[] | undefined => {
  const topic = topics.find(({ asked }) => asked.test(question))
  return topic && talk(topic)
}

/** What the customer wants, told by the words of the latest message alone, and by what they point at. */
export const wishesOf = (turn: Turn): Wish[] => {
  const { question } = turn
  return (
    saidYes(turn) ??
    addition(turn) ??
    about(SHOP_TOPICS, question) ??
    cartOrOrder(question) ??
    about(TOPICS, question) ??
    purchase(turn) ??
    details(turn) ??
    searches(turn) ??
    about(COURTESIES, question) ??
    talk(OTHERWISE)
  )
}

const saidYes = ({ question, lastAnswer, shown }: Turn): Wish[] | undefined => {
  const [product, ...others] = shown
  const wasAsked = Object.values(SHALL_I_ADD).some((asked) => lastAnswer.includes(asked))
  if (!product || others.length > 0 || !wasAsked || !YES.test(question)) return undefined
  return [{ kind: 'add', which: { product }, quantity: 1 }]
}

/** "Add", "put into my cart": which one may also have to be found first. */
const addition = ({ question, shown }: Turn): Wish[] | undefined => {
  if (!PUT.test(question)) return undefined
  if (HOW.test(question)) return talk(HOW_TO_ADD)
  if (NEGATED.test(question)) return talk(NOT_ADDED)
  const { search } = readSearch(question)
  const pointed = pointedAt(question, shown, search.query, 'every')
  if (Array.isArray(pointed)) return added(pointed, question)
  if (pointed === 'unclear' || search.query === null) return talk(WHICH_ONE)
  return [{ kind: 'add', which: { search }, quantity: quantityIn(question) }]
}

/** "Buy", "I want": an addition only of what was shown. */
const purchase = ({ question, shown }: Turn): Wish[] | undefined => {
  if (!BUY.test(question) || HOW.test(question) || NEGATED.test(question)) return undefined
  const pointed = pointedAt(question, shown, readSearch(question).search.query, 'every')
  return Array.isArray(pointed) ? added(pointed, question) : pointed && talk(WHICH_ONE)
}

const added = (products: readonly ReadProduct[], question: string): Wish[] =>
  products.map((product) => ({ kind: 'add', which: { product }, quantity: quantityIn(question) }))

const cartOrOrder = (question: string): Wish[] | undefined => {
  const id = ORDER_ID.exec(question)?.[1]
  const wishes: Wish[] = []
  if (CART.test(question)) wishes.push({ kind: 'cart' })
  if (id !== undefined || (ORDER.test(question) && OF_MINE.test(question))) {
    wishes.push({ kind: 'order', id: id === undefined ? null : Number(id) })
  }
  return wishes.length > 0 ? wishes : undefined
}

const ASKS_ABOUT = words(
  'tell me (?:more )?about|more about|details?|describe|what about|is (?:the|this|that|it)|how much|price',
  String.raw`ke ba+re|bata\w*|tafseel|kitn[eia]|qeemat|kais[aei]|کے بارے|بتا\p{L}*|تفصیل|قیمت`,
)

const ASKS_FOR_ONE = words('tell me (?:more )?about|details?|describe|ke ba+re|کے بارے')

/** A look at what was shown, or at the one product that the words are to find. */
const details = ({ question, shown }: Turn): Wish[] | undefined => {
  const { search, categories } = readSearch(question)
  const pointed =
    ASKS_ABOUT.test(question) || namesAPlace(question)
      ? pointedAt(question, shown, search.query, 'some')
      : undefined
  if (Array.isArray(pointed)) return pointed.map((product) => ({ kind: 'details', which: { product } }))
  if (pointed === 'unclear' && search.query === null && categories.length === 0) return talk(WHICH_ONE)
  if (!ASKS_FOR_ONE.test(question) || search.query === null) return undefined
  return [{ kind: 'details', which: { search } }]
}

const searches = ({ question, earlier }: Turn): Wish[] | undefined => {
  const { search, categories, isAsked, isOnlyNarrowing } = readSearch(question)
  if (WHAT_WE_SELL.test(question) && categories.length === 0 && search.query === null) {
    return [{ kind: 'categories' }]
  }
  if (!isAsked) return undefined
  if (isOnlyNarrowing) return [{ kind: 'search', search: goOn(search, earlier) }]
  const [first = search.category, ...others] = categories
  return [first, ...others].map((category) => ({ kind: 'search', search: { ...search, category } }))
}
