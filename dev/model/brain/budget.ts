export interface Budget {
  min: number | null
  max: number | null
  /** The message without the words that said so. */
  rest: string
}

const UNITS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  fifty: 50,
  ek: 1,
  do: 2,
  teen: 3,
  char: 4,
  chaar: 4,
  paanch: 5,
  panch: 5,
  chay: 6,
  saat: 7,
  aath: 8,
  nau: 9,
  das: 10,
  bees: 20,
  pachas: 50,
  ایک: 1,
  دو: 2,
  تین: 3,
  چار: 4,
  پانچ: 5,
  چھ: 6,
  سات: 7,
  آٹھ: 8,
  نو: 9,
  دس: 10,
  بیس: 20,
  پچاس: 50,
}

const THOUSAND = '(?:k|thousand|hazaa?r|ہزار)'
const LAKH = '(?:lakh|lac|لاکھ)'
const RUPEES = String.raw`(?:rs\.?|pkr|₨|rupees?|rupa[iy]e?|روپے)`
const NUMBER = String.raw`(?:\d[\d,]*(?:\.\d{1,2})?|(?:${Object.keys(UNITS).join('|')})(?=\s*(?:${THOUSAND}|${LAKH})))`
/** "5000", "rs. 5,000/-", "5k", "paanch hazaar", "۵۰۰۰ روپے" once folded. */
const AMOUNT = String.raw`(?:${RUPEES}\s*)?(${NUMBER})\s*(${THOUSAND}|${LAKH})?(?![\d\p{L}])(?:\s*/-)?(?:\s*${RUPEES})?`

const pattern = (source: string) => new RegExp(String.raw`(?<![\p{L}\d])${source}(?!\p{L})`, 'u')

/** "between 2000 and 4000", "2000 se 4000 tak", "2-4k" */
const BETWEEN = pattern(
  String.raw`(?:between\s+|from\s+)?${AMOUNT}\s*(?:and|to|se|سے|-|–)\s*${AMOUNT}(?:\s*(?:ke darmiyan|tak|کے درمیان|تک))?`,
)
/** "under rs. 5000", "budget is 5k"; "5000 se kam", "5000 tak", "۵۰۰۰ سے کم", "5000 or less" */
const AT_MOST = [
  pattern(
    String.raw`(?:under|below|within|up ?to|less than|cheaper than|not (?:over|more than)|no more than|at most|max(?:imum)?|(?:my )?budget(?: is| of)?)\s+${AMOUNT}`,
  ),
  pattern(
    String.raw`${AMOUNT}\s*(?:se (?:kam|sast[aei]|neeche|niche)|tak|ke andar|or less|سے کم|سے سستے|تک|کے اندر)`,
  ),
]
/** "over 5000", "at least 5k"; "5000 se zyada", "۵۰۰۰ سے زیادہ" */
const AT_LEAST = [
  pattern(String.raw`(?:over|above|more than|at least|starting (?:at|from)|from|min(?:imum)?)\s+${AMOUNT}`),
  pattern(
    String.raw`${AMOUNT}\s*(?:se (?:zyada|ziyada|ziada|upar|oopar|mehng[aei])|or more|سے زیادہ|سے اوپر)`,
  ),
]

const amountOf = (number = '', unit = ''): number => {
  const factor = unit === '' ? 1 : new RegExp(LAKH, 'u').test(unit) ? 100_000 : 1000
  return (UNITS[number] ?? Number(number.replaceAll(',', ''))) * factor
}

/** The prices between which a folded message says that it wants to stay. */
export const budgetIn = (message: string): Budget => {
  const between = BETWEEN.exec(message)
  if (between) {
    const [span, low, lowUnit, high, highUnit] = between
    const [min, max] = [amountOf(low, lowUnit ?? highUnit), amountOf(high, highUnit)]
    if (min <= max) return { min, max, rest: message.replace(span, ' ') }
  }
  const take = (patterns: readonly RegExp[], text: string) => {
    const [span, number, unit] = patterns.map((one) => one.exec(text)).find(Boolean) ?? []
    return span === undefined
      ? { amount: null, rest: text }
      : { amount: amountOf(number, unit), rest: text.replace(span, ' ') }
  }
  const most = take(AT_MOST, message)
  const least = take(AT_LEAST, most.rest)
  return { min: least.amount, max: most.amount, rest: least.rest }
}
