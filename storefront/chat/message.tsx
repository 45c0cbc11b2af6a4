import type { ComponentChildren } from 'preact'
import { withAmounts } from '../money.ts'
import { Cards } from './cards.tsx'
import type { Message as Said } from './history.ts'
import { Markdown } from './markdown.tsx'
import { cartHolds } from './words.ts'

/** Something that was said: the customer's text as it was typed, or an answer with what it showed. */
export function Message({ said: { from, text, products, pieces, trouble } }: { said: Said }) {
  if (from === 'customer') return <Question text={text} />
  return (
    <Answer>
      <Markdown text={withAmounts(text)} />
      <Cards products={products} />
      <CartNote pieces={pieces} />
      {trouble && <p class="chat__trouble">{trouble.message}</p>}
    </Answer>
  )
}

export function Question({ text }: { text: string }) {
  return (
    <div class="said said--customer">
      <p class="unseen">You:</p>
      <p class="said__text" dir="auto">
        {text}
      </p>
    </div>
  )
}

export function Answer({ children }: { children: ComponentChildren }) {
  return (
    <div class="said said--assistant">
      <p class="unseen">The boutique:</p>
      {children}
    </div>
  )
}

/** That the assistant has changed the cart, and what it holds. */
export function CartNote({ pieces }: { pieces: number | undefined }) {
  if (pieces === undefined) return null
  return (
    <p class="note note--good">
      <span>
        {cartHolds(pieces)} <a href="/cart">View cart</a>
      </span>
    </p>
  )
}
