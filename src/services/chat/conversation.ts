import type { CatalogueProduct } from './catalogue.ts'
import type { ModelMessage } from './model.ts'
import { fenced, forModel } from './text-for-model.ts'

/** A message of the conversation as it was kept. */
export interface PlainMessage {
  role: 'user' | 'assistant'
  content: string
  /** The references to products in an answer, as they were written out. */
  mentions?: readonly (readonly [id: number, text: string])[]
}

interface Conversation {
  systemPrompt: string
  /** Oldest first. */
  history: readonly PlainMessage[]
  /** The products whose cards the customer saw last, as they are now. */
  shown: readonly CatalogueProduct[]
  question: string
}

/**
 * What the model is given: old prices stand in it nowhere, since the answers before hold markers again, and the
 * products shown last come with their prices of now.
 */
export const conversation = ({ systemPrompt, history, shown, question }: Conversation): ModelMessage[] => [
  { role: 'system', content: systemPrompt },
  ...history.map(({ role, content, mentions = [] }) => ({
    role,
    content: forModel(withMarkers(content, mentions)),
  })),
  ...(shown.length === 0 ? [] : [{ role: 'system' as const, content: shownLast(shown) }]),
  { role: 'user', content: forModel(question) },
]

const withMarkers = (content: string, mentions: readonly (readonly [number, string])[]): string =>
  mentions
    .toSorted(([, one], [, other]) => other.length - one.length)
    .reduce((text, [id, mention]) => text.replaceAll(mention, `[[p:${id}]]`), content)

const shownLast = (shown: readonly CatalogueProduct[]): string =>
  `The products that the customer saw last, in this order, as they are now:\n${fenced({
    shown_last: shown.map(({ id, name, price, stock_quantity }) => ({
      id,
      name: forModel(name),
      price,
      in_stock: stock_quantity > 0,
    })),
  })}`
