import { grouped } from './grouped.ts'

const currency = document.querySelector<HTMLMetaElement>('meta[name="currency"]')

/** How amounts begin, which the build has found out: a phone takes long to make an `Intl.NumberFormat`. */
const sign = currency?.dataset.sign ?? ''

/** An amount as the assistant writes it: "PKR 5000.00". */
const WRITTEN = new RegExp(`\\b${currency?.content} (\\d+\\.\\d\\d)(?![.,]?\\d)`, 'g')

/** An amount as the API gives it, "5000.00", as customers read it. The text is laid out, and no number made of it. */
export function money(amount: string): string {
  const [whole = '', places = '00'] = amount.split('.')
  return sign + grouped(whole) + (places === '00' ? '' : `.${places}`)
}

/** A text of the assistant, its amounts as everywhere else in the shop. */
export const withAmounts = (text: string): string =>
  text.replaceAll(WRITTEN, (_, amount: string) => money(amount))
