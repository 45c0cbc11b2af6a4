const table = [
  [/lehenga choli|bridal lehenga|lehenga set/, 'lehenga-set'],
  [/lehenga|ghagra/, 'lehenga'],
  [/gharara/, 'gharara'],
  [/sharara/, 'sharara'],
  [/peshwas|pishwas/, 'peshwas'],
  [/anarkali|angrakha/, 'anarkali'],
  [/abaya|burqa/, 'abaya'],
  [/kaftan|caftan|farasha/, 'kaftan'],
  [/shirt[- ]dress/, 'shirt-dress'],
  [/wrap dress/, 'wrap-dress'],
  [/maxi|sundress/, 'maxi-dress'],
  [/gown/, 'gown'],
  [/saree|\bsari\b/, 'saree'],
  [/\bjora\b|shalwar kameez|salwar kameez|three-piece|two-piece|kameez|\bsuit\b/, 'jora'],
  [/\bdress\b|frock/, 'dress'],
  [/pencil skirt/, 'pencil-skirt'],
  [/wrap skirt/, 'wrap-skirt'],
  [/tiered/, 'tiered-skirt'],
  [/pleated .*skirt|midi/, 'pleated-skirt'],
  [/skirt/, 'skirt'],
  [/dupatta|chunni|stole|scarf|hijab/, 'dupatta'],
  [/shawl|\bwrap\b|chador/, 'shawl'],
  [/kurti|tunic/, 'kurti'],
  [/kurta/, 'kurta'],
  [/peplum/, 'peplum'],
  [/blouse|shirt\b/, 'blouse'],
  [/yoke|sleeveless|camisole|vest/, 'sleeveless-top'],
  [/jersey|long-sleeve|\btop\b|\btee\b|sweater/, 'fitted-top'],
  [/trousers|shalwar|pants|palazzo|culottes|jeans/, 'trousers'],
  [/choker|necklace|pendant|\bmala\b|\bhaar\b/, 'necklace'],
  [/jhumka|earring|chandbali|\bstuds?\b|tops set/, 'earrings'],
  [/bangle|bracelet|\bkara\b|churi/, 'bangles'],
  [/potli|pouch|batua/, 'potli'],
  [/clutch|\bbag\b|purse|handbag/, 'clutch'],
  [/khussa|mojari|jutti|shoes?\b|sandals?\b|heels\b|slippers\b/, 'khussa'],
  [/\bbelt\b/, 'belt'],
] as const

/** What can be drawn: a garment, a piece of jewellery, or `cloth`, folded fabric that stands for anything else. */
export type Kind = (typeof table)[number][1] | 'cloth'

const byCategory: Readonly<Record<string, Kind>> = {
  dresses: 'dress',
  tops: 'kurti',
  skirts: 'skirt',
  sarees: 'saree',
  formals: 'jora',
}

/** The kind that a name speaks of; without one, the usual kind of the category; without that, `cloth`. */
export const kindOf = (name: string, category = ''): Kind => {
  const words = name.toLowerCase()
  const found = table.find(([pattern]) => pattern.test(words))
  return found?.[1] ?? byCategory[category.toLowerCase()] ?? 'cloth'
}
