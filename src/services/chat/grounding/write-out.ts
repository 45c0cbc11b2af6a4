import { foldLower } from './fold.ts'
import type { KnownProduct } from './grounding.ts'

/** Between a name that the model has written itself and the marker behind it. */
const BETWEEN = /[\s*_"'“”‘’:,([–—-]{0,6}$/u

interface WrittenOut {
  text: string
  /** With the name, where that stands in what was said before. */
  mention: string
}

/** A product's name and price as they are read, or the price alone where its name has just been said. */
export function writeOut({ name, price }: KnownProduct, currency: string, said: string): WrittenOut {
  const amount = `${currency} ${price}`
  const between = BETWEEN.exec(said)?.[0] ?? ''
  const named = said.slice(0, said.length - between.length)
  if (!foldLower(named.slice(-2 * name.length - 20)).endsWith(foldLower(name))) {
    const text = `${name} (${amount})`
    return { text, mention: text }
  }
  const blank = /[\s*_"'”’]$/.test(between) ? '' : ' '
  const text = between.endsWith('(') ? amount : `${blank}(${amount})`
  return { text, mention: `${named.slice(-name.length)}${between}${text}` }
}
