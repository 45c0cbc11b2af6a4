import { foldLower } from './fold.ts'
import { ending } from './pattern.ts'
import { words } from './phrases.ts'

/** Words and signs of currencies, by the ISO 4217 codes that they may stand for; none for the parts of one. */
const CURRENCIES: readonly (readonly [codes: string, spellings: string])[] = [
  [
    'PKR INR LKR NPR',
    `rs rupee rupees rupay rupaye rupe rupeya rupya rupiya rupaiya rupai rupey ruppees rupiyah rupaye rupae rupaey rupees rupes ruppay ruppe ruppaye ropay rupy rupiay rupeh paisa paise
      روپے روپیہ روپیے روپئے روپیوں روپوں روپیا روپی پیسے پیسہ रुपये रुपए रुपया`,
  ],
  ['PKR', 'pkr pak pk pakistani'],
  ['INR', 'inr indian ₹'],
  ['LKR', 'lkr'],
  ['NPR', 'npr'],
  ['USD CAD AUD SGD HKD', '$ dollar dollars bucks buck greenbacks ڈالر ڈالرز ڈالروں'],
  ['USD', 'usd us american usdt امریکی'],
  ['CAD', 'cad ca canadian'],
  ['AUD', 'aud au australian'],
  ['SGD', 'sgd singapore'],
  ['EUR', 'eur euro euros € یورو'],
  ['GBP', 'gbp pound pounds quid british uk sterling £ پاؤنڈ پونڈ'],
  ['AED', 'aed dirham dirhams dhs dh درہم'],
  ['SAR', 'sar saudi'],
  ['SAR QAR OMR', 'riyal riyals riyaal rial rials ریال'],
  ['QAR', 'qar'],
  ['OMR', 'omr'],
  ['KWD BHD', 'dinar dinars دینار'],
  ['KWD', 'kwd'],
  ['BHD', 'bhd'],
  ['BDT', 'bdt taka tk ৳ ٹکا'],
  ['TRY', 'lira liras ₺'],
  ['JPY CNY', 'yen yuan rmb ¥ jpy cny'],
  ['CHF', 'chf franc francs'],
  ['MYR', 'rm myr ringgit'],
  ['RUB', 'rub ruble rubles ₽'],
  ['', 'cent cents btc bitcoin'],
]

const CODES = new Map(
  CURRENCIES.flatMap(([codes, spellings]) =>
    words(spellings).map((word) => [foldLower(word), words(codes)] as const),
  ),
)

/** Words that tell which currency another word means. */
export const WHOSE = words(
  'pak pk pakistani indian us american ca canadian au australian singapore british uk sterling saudi امریکی',
)
const NOT_ALONE = new Set([...WHOSE.map(foldLower), 'inr'])

/** Words that make a number an amount of money. */
export const CURRENCY_WORDS: readonly string[] = [...CODES.keys()].filter(
  (word) => !NOT_ALONE.has(word) && word.length > 1,
)

const APART = /[\s.:=()/-]+/

/** What the currencies of an amount, as they are written, may stand for: the codes that all of them allow. */
function codesOf(written: string): readonly string[] | undefined {
  const all = written.match(/[$€£₹৳₽¥₺]|[^\s.:=()/$€£₹৳₽¥₺-]+/g) ?? []
  const found = [...all, written.split(APART).join('')].flatMap((word) => {
    const codes = CODES.get(word)
    return codes ? [codes] : []
  })
  const [first] = found
  return first?.filter((code) => found.every((codes) => codes.includes(code)))
}

/** Whether an amount's currencies, as they are written in folded text, may be the one of a code. */
export const isCurrencyOf = (written: string, code: string): boolean =>
  codesOf(written)?.includes(code) ?? true

/** Whether two amounts may be of the same currency. */
export const isSameCurrency = (one: string, other: string): boolean =>
  codesOf(one)?.some((code) => codesOf(other)?.includes(code)) ?? false

/** Before a currency, whose it is: "Indian ", "US ". */
export const WHOSE_BEFORE = ending(`(?:^|[^A-Za-z\\u00c0-\\u1fff])(?:${WHOSE.join('|')}) `)
