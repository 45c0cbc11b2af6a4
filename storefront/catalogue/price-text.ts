const PRICE = /^\d{1,8}(?:\.\d{1,2})?$/

const hundredths = (price: string): bigint => {
  const [whole = '0', places = ''] = price.split('.')
  return BigInt(whole + places.padEnd(2, '0'))
}

/** What is wrong with a range of prices as it is typed; a bound that is left out is no bound. */
export function priceError({ min, max }: { min: string; max: string }): { min?: string; max?: string } {
  const [low, high] = [min.trim(), max.trim()]
  if (low !== '' && !PRICE.test(low)) return { min: 'An amount such as 2500' }
  if (high !== '' && !PRICE.test(high)) return { max: 'An amount such as 9000' }
  if (low !== '' && high !== '' && hundredths(low) > hundredths(high)) return { max: 'Must not be less' }
  return {}
}
