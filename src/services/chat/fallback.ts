import type { Answer, AnswerEvent } from './answer.ts'
import type { Catalogue, CatalogueProduct } from './catalogue.ts'
import { languageOf } from './language.ts'
import { interruption, ModelError, type ModelErrorKind } from './model.ts'
import { isWithin, priceWish } from './price-wish.ts'
import type { TurnRecord } from './turn-record.ts'
import { WORDS } from './words.ts'

/** Kinds of failures in which the model said nothing because it could not be reached. */
const OUTAGES: ReadonlySet<ModelErrorKind> = new Set(['unreachable', 'stalled', 'cut'])

/** Customers' words that a search takes; a longer message is searched for by its beginning. */
const SEARCHED_WORDS = 20
const SHOWN = 6

export interface Fallback {
  catalogue: Catalogue
  currency: string
  question: string
  record: TurnRecord
  /** Is told why the model did not answer. */
  onOutage: (error: unknown) => void
}

/**
 * The answer, or where the model cannot be reached before its first word what a plain search of the catalogue finds for
 * the customer's words, said to be that; it ends as `fallback`.
 */
export const orSearch = (answer: Answer, fallback: Fallback): Answer =>
  async function* (signal) {
    const events = answer(signal)
    try {
      let step = await events.next().catch((error: unknown) => {
        if (!(error instanceof ModelError && OUTAGES.has(error.kind))) throw error
        if (error.kind === 'unreachable') fallback.record.tokens = 0
        fallback.onOutage(error)
      })
      if (!step) {
        yield* plainSearch(fallback, signal)
        return 'fallback'
      }
      for (; !step.done; step = await events.next()) yield step.value
      return step.value
    } finally {
      await events.return('aborted')
    }
  }

async function* plainSearch(
  { catalogue, currency, question, record }: Fallback,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, undefined> {
  const words = WORDS[languageOf(question)]
  const query = question.split(/\s+/).slice(0, SEARCHED_WORDS).join(' ')
  const wish = priceWish(question)
  const found = await catalogue.search({ query, ...wish, limit: SHOWN })
  const matches = found?.products ?? []
  const nearest = (found?.nearest ?? []).filter(({ price }) => isWithin(price, wish))
  const products = matches.length > 0 ? matches : nearest.slice(0, SHOWN)
  if (signal.aborted) throw interruption(signal)
  if (products.length === 0) {
    yield { type: 'text', text: words.searchFoundNothing }
    return
  }
  const lines = products.map(({ name, price }: CatalogueProduct) => `- ${name} (${currency} ${price})`)
  const intro = matches.length > 0 ? words.searchFound : words.searchFoundNearest
  yield { type: 'text', text: [intro, ...lines].join('\n') }
  yield { type: 'products', products }
  record.products = products.map(({ id }) => id)
  record.isList = true
}
