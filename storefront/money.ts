import { grouped } from './grouped.ts'

/** How amounts begin, which the build has found out: a phone takes long to make an `Intl.NumberFormat`. */
const sign = document.querySelector<HTMLMetaElement>('meta[name="currency"]')?.dataset.sign ?? ''

/** An amount as the API gives it, "5000.00", as customers read it. The text is laid out, and no number made of it. */
export function money(amount: string): string {
  const [whole = '', places = '00'] = amount.split('.')
  return sign + grouped(whole) + (places === '00' ? '' : `.${places}`)
}
