const currency = document.querySelector<HTMLMetaElement>('meta[name="currency"]')?.content ?? 'PKR'

const format = new Intl.NumberFormat('en-PK', {
  style: 'currency',
  currency,
  currencyDisplay: 'narrowSymbol',
  // The shop's amounts have two places, whatever is usual with the currency.
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  trailingZeroDisplay: 'stripIfInteger',
})

/** An amount as the API gives it, "5000.00", as customers read it. Formats the decimal text itself: no float is made of it. */
export const money = (amount: string): string => format.format(amount as Intl.StringNumericLiteral)
