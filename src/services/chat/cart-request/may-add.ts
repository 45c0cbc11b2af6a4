import { askedToAdd, asksIn, takesBack } from './asks.ts'
import { clausesOf } from './clauses.ts'
import { describedBy, type Named, onlyOneNamed } from './named.ts'
import { saysQuantity } from './numbers.ts'
import { isYes, mentionedIn, pointed, type Pointing, pointingAlone } from './pointing.ts'

/** The most pieces that the assistant puts into a cart at once. */
const MOST_PIECES = 5

/** No request is longer; what is takes long to read. */
const MOST_WORDS = 60
const MOST_CLAUSES = 40
const MOST_ASKS = 8
const isReadable = (clause: string): boolean => clause.split(' ').length <= MOST_WORDS

export interface CartRequest {
  /** The customer's latest message. */
  question: string
  /** The assistant's latest text before it. */
  lastAnswer: string | undefined
  /** What is to be added. */
  product: Named
  quantity: number
  /** The products shown last, in order. */
  shown: readonly Named[]
  /** The ids of all products shown in this conversation. */
  seen: readonly number[]
  /** The products read for this message. */
  readNow: readonly Named[]
}

export type CartVerdict = { allowed: true } | { allowed: false; reason: string }

/**
 * Whether the customer's latest message asks for these pieces of this product. Nothing else opens the way into the
 * cart: what the model takes from a description, a result or its own earlier words counts for nothing, but for a plain
 * yes to its question whether to add this product. In doubt it refuses, and the model asks the customer.
 */
export function mayAdd(request: CartRequest): CartVerdict {
  const { question, product, quantity, shown, seen, readNow } = request
  const isKnown = seen.includes(product.id) || [...shown, ...readNow].some(({ id }) => id === product.id)
  if (!isKnown) return refuse('This product was not shown in this conversation.')
  if (quantity > MOST_PIECES)
    return refuse(`At most ${MOST_PIECES} pieces at once: the cart itself takes more.`)
  const clauses = clausesOf(question).filter(isReadable).slice(-MOST_CLAUSES)
  if (quantity !== 1 && !saysQuantity(clauses, quantity, product.name)) {
    return refuse('The customer did not say this number of pieces. Add 1, or ask how many.')
  }
  return asksFor(clauses, request)
}

const refuse = (reason: string): CartVerdict => ({ allowed: false, reason })
const NOT_ASKED =
  'The customer’s latest message does not ask to put it into the cart. Ask whether they want that.'
const NOT_THIS = 'The customer’s latest message does not say clearly which product. Ask which one they mean.'

function asksFor(clauses: readonly string[], request: CartRequest): CartVerdict {
  const { lastAnswer = '', product, shown } = request
  const asked = askedToAdd(lastAnswer)
  if (asked !== undefined && isYes(clauses)) {
    const isMeant =
      product.id === onlyOneNamed(asked, shown) || product.id === onlyOneNamed(lastAnswer, shown)
    return isMeant ? { allowed: true } : refuse(NOT_THIS)
  }

  let reason = NOT_ASKED
  const answers = asked === undefined ? [] : pointingAlone(clauses, request)
  for (const [place, clause] of clauses.entries()) {
    for (const ask of [...asksIn(clause).slice(0, MOST_ASKS), ...answers.slice(place, place + 1)]) {
      const pointing = pointed(clause, ask, request)
      if (!pointing) continue
      reason = NOT_THIS
      if (!isThisOne(pointing, clauses.slice(0, place), request)) continue
      return clauses.slice(place + 1).some(takesBack) ? refuse(NOT_ASKED) : { allowed: true }
    }
  }
  return refuse(reason)
}

/**
 * Whether this product is pointed at. Of something that was spoken of it must be clear what it is: what the message has
 * named before, the only product that was shown, or the only one of these that the answer before names.
 */
function isThisOne(pointing: Pointing, before: readonly string[], request: CartRequest): boolean {
  if (pointing.at === 'product') return pointing.isThis
  const { product, shown, lastAnswer = '' } = request
  const isThis = ({ id }: Named) => id === product.id
  const fitting = describedBy(pointing.described, shown)
  const candidates = fitting.length > 0 ? fitting : shown
  if (!pointing.isOne) return candidates.some(isThis)

  const mentioned = before.map((clause) => mentionedIn(clause, request)).findLast((ids) => ids.length > 0)
  if (mentioned) return mentioned.includes(product.id)
  if (!candidates.some(isThis)) return false
  return candidates.length === 1 || onlyOneNamed(lastAnswer, candidates) === product.id
}
