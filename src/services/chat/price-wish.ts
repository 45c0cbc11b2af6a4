import { hundredths } from '../../lib/money.ts'

interface PriceWish {
  min_price?: string
  max_price?: string
}

const CURRENCY = String.raw`(?:rs\.?|pkr|₨|rupees?|rupa[iy]e?|روپے)?`
const AMOUNT = String.raw`${CURRENCY} ?(\d{1,3}(?:,\d{2,3})+|\d{1,8}) ?(k|thousand|hazaa?r|ہزار)?(?![\d.%]|\p{L})`

/** "between 2000 and 4,000", "2000 se 4000", "2k-4k" */
const BETWEEN = new RegExp(
  String.raw`(?:between )?${AMOUNT} ?(?:and|to|se|سے|-|–) ?(?:le ?kar ?)?${AMOUNT}(?! ?(?:kam|sasta|neeche|کم))`,
  'iu',
)
/** "under Rs. 5000", "at most 5k"; "5000 se kam", "5000 tak", "۵۰۰۰ سے کم" */
const AT_MOST = new RegExp(
  String.raw`(?:under|below|within|up ?to|less than|cheaper than|not over|no more than|at most|max(?:imum)?|budget(?: of| is)?) ${AMOUNT}` +
    String.raw`|${AMOUNT} ?(?:rupees?|rupa[iy]e?|روپے)? ?(?:se (?:kam|sasta|sasti|neeche)|tak\b|ke andar|سے کم|تک|کے اندر)`,
  'iu',
)
/** "over 5000", "more than 5k"; "5000 se zyada" */
const AT_LEAST = new RegExp(
  String.raw`(?:over|above|more than|at least|from|starting at) ${AMOUNT}|${AMOUNT} ?(?:rupees?|rupa[iy]e?|روپے)? ?(?:se (?:zyada|upar|mehnga)|سے زیادہ)`,
  'iu',
)

/** The prices between which a customer's message says that it wants to stay, as decimal text; nothing where it says none. */
export function priceWish(message: string): PriceWish {
  const text = message
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
  const between = amountsIn(BETWEEN.exec(text))
  const [low, high] = between
  if (low !== undefined && high !== undefined && low < high) {
    return { min_price: String(low), max_price: String(high) }
  }
  const [most] = amountsIn(AT_MOST.exec(text))
  if (most !== undefined) return { max_price: String(most) }
  const [least] = amountsIn(AT_LEAST.exec(text))
  return least === undefined ? {} : { min_price: String(least) }
}

/** The amounts that a match of these patterns captured, each a number and perhaps its thousands. */
function amountsIn(match: RegExpExecArray | null): bigint[] {
  const captured = match?.slice(1) ?? []
  return captured.flatMap((digits, n) =>
    n % 2 === 1 || digits === undefined
      ? []
      : [BigInt(digits.replaceAll(',', '')) * (captured[n + 1] ? 1000n : 1n)],
  )
}

/** Whether a price, as decimal text, is as wished for. */
export function isWithin(price: string, { min_price, max_price }: PriceWish): boolean {
  const value = hundredths(price)
  const [low, high] = [min_price, max_price].map((bound) =>
    bound === undefined ? undefined : hundredths(bound),
  )
  return value !== undefined && (low === undefined || value >= low) && (high === undefined || value <= high)
}
