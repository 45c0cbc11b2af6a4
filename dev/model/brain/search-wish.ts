import { budgetIn } from './budget.ts'
import { words } from './words.ts'

/** What `search_products` takes. */
export interface Search extends Record<string, unknown> {
  query: string | null
  category: string | null
  /** Decimal text, as all money. */
  min_price: string | null
  max_price: string | null
  in_stock_only: boolean | null
  sort: 'price_asc' | 'price_desc' | 'newest' | null
  limit: number
}

const LIMIT = 5

const CATEGORIES: readonly (readonly [RegExp, string])[] = [
  [words('dress(?:es)?|frocks?'), 'Dresses'],
  [words('tops?'), 'Tops'],
  [words('skirts?'), 'Skirts'],
  [words('accessor(?:y|ies)'), 'Accessories'],
  [words('sa+r(?:ee|i)s?|sa+riya+n|saris'), 'Sarees'],
  [words('formals?'), 'Formals'],
]

/** Clothes of any kind: they ask for a search and narrow nothing. */
const CLOTHES = words(String.raw`kapr\w+|kapd\w+|cloth(?:es|ing)|outfits?|products?|catalogue`)
const ASKS_TO_SEE = words(
  'show(?: me)?|find(?: me)?|search(?: for)?|looking for|look for|recommend|suggest',
  'i (?:need|want)|do you (?:have|sell)|have you got|gift|how much|price',
  String.raw`dikha\w*|dhoond\w*|chahi[ey]\w*|kitn[eia] (?:ka|ki|ke)|qeemat|keemat`,
  String.raw`دکھا\p{L}*|چاہی\p{L}*|ڈھونڈ\p{L}*|قیمت|کتن[ےیا] ک[ایے]`,
)
const KINDS = words(
  'kurt[ai]s?|lehengas?|ghararas?|shararas?|shawls?|dupattas?|jora|joray|abayas?',
  'gowns?|kaftans?|anarkalis?|bangles|jhumkas?|earrings|necklaces?|clutch(?:es)?',
  'bags?|khussas?|blouses?|shirts?|suits?|maxi|silk|cotton|lawn|chiffon',
  'jewell?e?ry|zewar|velvet|khaddar|red|la+l|blue|green|black|white|pink|bridal|mehndi',
)

const CHEAPEST = words(
  'cheapest first|cheap(?:est|er)?|sast[aei]|sab se sast[aei]|lowest|least expensive|سست[ایے]',
)
const DEAREST = words('most expensive|dearest|mehng[aei]|مہنگ[ایے]')
const NEWEST = words('new arrivals|new(?:est)?|latest|nay[aei]|نئ[ےی]|نیا')
const IN_STOCK = words('in stock|available|stock mein|dastyab|دستیاب')

/** Words that ask and name nothing. */
const EMPTY = words(
  'a|an|the|and|or|of|for|in|to|with|on|at|by|from|only|just',
  'i|me|my|you|your|we|is|are|do|does|have|has|got|can|could|would',
  'show|find|search|look(?:ing)?|see|need|want|like|sell|give|get|tell|about',
  'yourself|now|buy|add|put|take|cart|basket|recommend|suggest|please|pls|what|which|how',
  'much|many|cost|price|prices|some|any|something|anything|one|ones|there|this',
  String.raw`that|it|its|under|hi|hello|salam|hey|thanks?|stock|available|detail\w*`,
  'ka|ki|ke|ko|se|mein|main|par|hai|hain|ho|kya|kia|koi|kuch|bhi',
  String.raw`jo|milt[aie]|bech\w*|aap|ap|mujhe|mujhay|humein|mera|meri|mere|aur|ya|sab|wal[aei]|paas|pas`,
  String.raw`dikha\w*|dhoond\w*|chahi[ey]\w*|bata\w*|bare|da+l|dein|den|do|kar|dena|lena`,
  String.raw`kitn[eia]|qeemat|keemat|khareed\w*|shamil|yeh?|woh?|zara|sirf|liye|dastyab`,
  'کا|کی|کے|کو|سے|میں|پر|ہے|ہیں|کیا|کوئی|کچھ|آپ|مجھے|اور|یا|سب',
  String.raw`والا|والی|والے|پاس|دکھا\p{L}*|چاہی\p{L}*|ڈھونڈ\p{L}*|بتا\p{L}*|دیں|دو|کریں`,
  String.raw`قیمت|کتن[ےیا]|بارے|ڈال\p{L}*|بیچ\p{L}*|ملت\p{L}*|کارٹ|شامل|خرید\p{L}*|یہ|وہ|دستیاب|صرف|لیے`,
)

const without = (text: string, ...patterns: RegExp[]): string =>
  patterns.reduce((left, { source }) => left.replaceAll(new RegExp(source, 'gu'), ' '), text)

interface Wished {
  search: Search
  /** The categories that were named, the first of them in the search. */
  categories: string[]
  /** Whether the message asks to be shown something. */
  isAsked: boolean
  /** Whether it says only how to narrow a search: a budget, an order, what is in stock. */
  isOnlyNarrowing: boolean
}

/** What a folded message wants of the catalogue's search. */
export const readSearch = (message: string): Wished => {
  const { min, max, rest } = budgetIn(message)
  const categories = CATEGORIES.filter(([word]) => word.test(rest)).map(([, name]) => name)
  const sort = CHEAPEST.test(rest)
    ? 'price_asc'
    : DEAREST.test(rest)
      ? 'price_desc'
      : NEWEST.test(rest)
        ? 'newest'
        : null
  const inStock = IN_STOCK.test(rest)
  const bare = without(
    rest,
    CHEAPEST,
    DEAREST,
    NEWEST,
    IN_STOCK,
    CLOTHES,
    ...CATEGORIES.map(([word]) => word),
  )
  const left = without(bare, EMPTY).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*/gu) ?? []
  const query = left.filter((word) => word.length > 1).join(' ') || null
  const narrows = min !== null || max !== null || sort !== null || inStock
  return {
    search: {
      query,
      category: categories[0] ?? null,
      min_price: min?.toFixed(2) ?? null,
      max_price: max?.toFixed(2) ?? null,
      in_stock_only: inStock || null,
      sort,
      limit: LIMIT,
    },
    categories,
    isAsked:
      narrows || categories.length > 0 || [CLOTHES, ASKS_TO_SEE, KINDS].some((asked) => asked.test(rest)),
    isOnlyNarrowing: narrows && query === null && categories.length === 0 && !CLOTHES.test(rest),
  }
}

/** The search with its subject taken from the latest of the earlier messages that had one: "under 3000" goes on with it. */
export const goOn = (search: Search, earlier: readonly string[]): Search => {
  const subject = earlier.map(readSearch).find(({ isAsked, isOnlyNarrowing }) => isAsked && !isOnlyNarrowing)
  if (!subject) return search
  const { query, category, min_price, max_price, in_stock_only, sort } = subject.search
  return {
    query,
    category,
    min_price: search.min_price ?? (search.max_price === null ? min_price : null),
    max_price: search.max_price ?? (search.min_price === null ? max_price : null),
    in_stock_only: search.in_stock_only ?? in_stock_only,
    sort: search.sort ?? sort,
    limit: search.limit,
  }
}
