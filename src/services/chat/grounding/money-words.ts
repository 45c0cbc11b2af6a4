import { either, inOrder, repeated } from './combine.ts'
import { CURRENCY_WORDS, WHOSE } from './currencies.ts'
import { BEGINS, ENDS, ending, NOT_FIRST, pattern } from './pattern.ts'
import { commaSeparated, phrases, words } from './phrases.ts'

/** A word with its letters apart: "f.e.e.s.a.d". */
export const spacedOut = (word: string): string =>
  String.raw`(?:${Array.from(word).join('[ .|-]{1,2}')})(?![A-Za-z0-9\u00c0-\u1fff])`

const SIGN = '[$€£₹৳₽¥₺]'

/** A sign or word of currency where an amount may begin with it: `Rs`, `$`, `US$`, `pkr`, `r s.`, `روپے`. */
export const CURRENCY = either(
  pattern(String.raw`(?:(?:us|ca|au) ?)?${SIGN}|${BEGINS}(?:r[ .]s(?= ?[.:\d])|p[ .]k[ .]r)`),
  phrases(CURRENCY_WORDS, { digits: true }),
  pattern(
    String.raw`${NOT_FIRST}(?<![A-Za-z])(?:inr(?![A-Za-z])|(?:indian|us|american|canadian|australian|saudi|امریکی) (?=rs|rupe|dollar|riyal|ڈالر))`,
  ),
)
/** A currency before its amount, with what parts them: `Rs. `, `PKR: `, `$`. */
export const CURRENCY_BEFORE = inOrder(
  CURRENCY,
  pattern(' ?'),
  repeated(1, CURRENCY),
  pattern(String.raw`(?: ?[.:=-]){0,2} ?(?:\( ?)?${SIGN}? ?`),
)

const CODE = either(pattern(SIGN), phrases([...CURRENCY_WORDS, 'inr'], { within: true }))
/** A currency behind its amount: `rupees`, `روپے`, `Rs`, `/-`, `/=`, ` (USD)`. */
export const CURRENCY_AFTER = either(
  pattern(String.raw` ?/ ?(?:-|=)(?: ?(?:only|rs|pkr|rupees)${ENDS})?| ?\.-(?!\d)`),
  inOrder(pattern(`(?: in |[ -]?)(?:(?:us|ca|au)(?=[$])|(?:${WHOSE.join('|')}) )?`), CODE),
  inOrder(pattern(String.raw` ?\( ?`), CODE, pattern(String.raw` ?\)`)),
)
/** A currency that belongs to the amount behind it: "ke saath Rs. 4500". */
export const OF_THE_NEXT = inOrder(pattern(' ?'), CURRENCY, pattern(String.raw`(?: ?[.:=-]){0,2} ?\d`))

/** Magnitudes that are units of measure without a currency: "Rs 5m", "$2L". */
export const SHORT_MAGNITUDE = pattern(` ?[ml]${ENDS}`)

/** `%`, "percent", "fisad", "فیصد", also apart: "p e r c e n t", "ف۔ی۔ص۔د". */
export const PERCENT = inOrder(
  pattern(' ?-? ?'),
  either(
    pattern(`%|${['percent', 'fisad', 'feesad', 'faisad', 'fesad', 'فیصد'].map(spacedOut).join('|')}`),
    phrases(
      commaSeparated(`percent, per cent, pc, pct, percentage, percentile, fisad, feesad, fi sad, fee sad, faisad, fesad, feesadi,
        فیصد, فی صد, فیصدی, پرسنٹ, پرسینٹ, فصد, phisad, pheesad`),
      { within: true },
    ),
  ),
)

/** "off", but no "off white" and no "off-shoulder". */
const OFF = pattern(
  String.raw`(?:[o0]ff|[o0][ .-]f[ .-]f)(?![A-Za-z0-9\u00c0-\u1fff]|[ -](?:white|shoulder|the[ -]shoulder|season|grid))`,
)

/** What makes a figure a discount: "off", "discount", "ki riayat", "کی رعایت". */
export const DISCOUNT_AFTER = inOrder(
  pattern('[ -]?(?:(?:of|ki|ka|ke|کی|کا|کے|tak|تک|flat|instant|extra|wali|والی) ){0,2}'),
  either(
    OFF,
    phrases(
      commaSeparated(`discount, discounts, discounted, d i s c o u n t, disc0unt, cashback, cash back, reduction, rebate, concession, cheaper, less,
        savings, saving, markdown, voucher, coupon, kam, kum, kami, sasta, sasti, saste, bachat, chhoot, choot, chhut, chut, riayat, riyayat,
        reayat, riaayat, rayat, raayat, muaf, maaf, رعایت, رعائت, ڈسکاؤنٹ, ڈسکائونٹ, چھوٹ, کم, کمی, سستا, سستی, سستے, بچت, آف, معاف`),
    ),
  ),
)

/** What makes a figure one that is paid back: "45% back", "10 feesad wapas". */
export const BACK_AFTER = inOrder(
  pattern(' (?:cash |paise |paisay |money |ki |کی ){0,2}'),
  phrases(
    words('back cashback wapas wapis waapas waapis vapas vapis wapsi refund refunded returned واپس واپسی'),
  ),
)

const UNITS =
  words(`cm cms mm m km metre metres meter meters mtr mtrs yard yards yd yds gaz inch inches ft feet foot g gm gms gram grams gsm kg kgs
  kilo kilos mg ml l litre litres liter liters oz lb lbs piece pieces pc pcs panel panels day days hour hours hr hrs minute minutes
  min mins second seconds week weeks month months year years thread threads thread-count count tc denier ply stitch stitches bead
  beads sequin sequins crystal crystals pearl pearls stone stones button buttons pleat pleats motif motifs people guests persons person reviews
  customers orders products items designs styles options results matches colours colors shades sizes categories times
  left st nd rd th pm am degrees degree celsius din dino ghante ghanta ghantay saal saalon hafte haftay haftey mahine mahinay maheene adad tukre tukray
  log mehman baar dafa qadam kaliyan kaliyon kali میٹر سینٹی انچ گز گرام کلو لیٹر دن دنوں گھنٹے گھنٹوں منٹ عدد پیس پیسز ٹکڑے سال سالوں ہفتے
  ہفتوں مہینے مہینوں دھاگے دھاگوں کلیاں کلیوں موتی بار لوگ مہمان افراد رنگ رنگوں ڈیزائن سائز ملی فٹ حصے`)

/** A unit that is no money: "cm", "pieces", "days", "x", "عدد". */
export const UNIT = either(
  inOrder(pattern(' ?-? ?'), phrases(UNITS, { within: true })),
  pattern(String.raw` ?°|['"](?= ?(?:x|by|long|wide|high|heel|waist|bust|chest|length|hips?)${ENDS})`),
)

/** Behind the first of two measures: "100 x 70". */
export const BY_SIZE = pattern(String.raw` ?[x×] ?\d{2,3}(?![\d,.])`)

/** Between the ends of a range: "4,000–6,000", "4000 to 6000", "4000 se 6000", "4 سے 5 ہزار"; and of a choice: "4000 or 5000". */
export const RANGE = pattern(
  String.raw`(?:(?<dash> ?[/-] ?)| (?<word>to|till|until|upto|se|ta|سے|تا) |[ ](?<choice>or|ya|and|aur|یا|اور) )`,
)

const FABRICS =
  words(`cotton silk wool woollen woolen linen lawn chiffon georgette organza velvet polyester viscose nylon
  spandex elastane lycra rayon leather cashmere pashmina khaddar karandi cambric denim satin jacquard net tissue katan crepe nida banarasi
  modal tencel lyocell bamboo acrylic jamawar raw cupro hemp jute voile mulmul khadi brass silver gold resham sooti suti reshmi reshami oon ooni fabric kapra
  کاٹن سوتی ریشم ریشمی سلک اون اونی لینن لان شیفون جارجٹ آرگنزا مخمل پولیسٹر ویسکوز کپڑا چمڑا کھدر سوت کیشمیر پشمینہ`)
/** After a share of a fabric: "pure cotton", "خالص ریشم". */
export const FABRIC_AFTER = inOrder(
  pattern('[ -]'),
  repeated(
    3,
    inOrder(
      phrases(
        words(`pure soft fine premium natural organic genuine egyptian pima real breathable mulberry handwoven woven recycled combed of the merino
        virgin micro khalis asli asal original pakistani local خالص اصلی عمدہ نرم`),
      ),
      pattern(' '),
    ),
  ),
  phrases(FABRICS),
)
/** Before a share of a fabric: "Cotton: ". */
export const FABRIC_BEFORE = ending(`(?:${FABRICS.join('|')})[ :,(-]{0,3}`)
/** What may be a hundred percent so without being a promise of money: "100% sure". */
export const WHOLLY_AFTER = inOrder(
  pattern('[ -]'),
  phrases(
    words(`sure certain genuine original authentic natural pure handmade hand-made hand organic honest confident positive clear correct true yaqeen
    asli asal khalis اصلی خالص یقین درست`),
  ),
)
