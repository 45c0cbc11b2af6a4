/** The highest price of one product, as in `numeric(10,2)`. */
export const MAX_PRICE = '99999999.99'
/** The highest total of a cart or an order, as in `numeric(14,2)`. */
export const MAX_TOTAL = '999999999999.99'

const AMOUNT = /^\d{1,20}(?:\.\d{1,2})?$/

/** The amount in hundredths, or undefined where the text is no amount: negative, not decimal, more than two places. */
export function hundredths(text: string): bigint | undefined {
  if (!AMOUNT.test(text)) return undefined
  const [units = '', places = ''] = text.split('.')
  return BigInt(units + places.padEnd(2, '0'))
}
