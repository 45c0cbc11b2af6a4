import { foldLower } from './fold.ts'
import { words } from './phrases.ts'
import { spellings } from './spellings.ts'

/** What a word of a number says. */
export type NumberWord =
  /** Adds: "five", "paanch", "پچاس". */
  | { kind: 'count'; value: number; english: boolean }
  /** Multiplies what stands before it: "hundred", "hazaar", "لاکھ". */
  | { kind: 'magnitude'; value: number }
  /** Adds to the count behind it: "sarhay teen" is three and a half. */
  | { kind: 'part'; value: number }

const ENGLISH =
  words(`zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen`)
const ENGLISH_TENS = words('twenty thirty forty fifty sixty seventy eighty ninety')

/** From 1 on, spellings of one number parted by `/`. */
const ROMAN_URDU =
  words(`ek/aik do teen/tin chaar/char/chaar paanch/panch/paach/panj chhe/chay/chhay/chheh/che saat
  aath/aat/aanth nau/nou/noh/naw/nao das/dus/duss gyarah/gyara/giyarah/gyaarah barah/bara/baarah terah/tera/tehra chaudah/choda/chawda/chodah
  pandrah/pandra/pundrah solah/sola satrah/satra/sattrah atharah/athara/attharah unnees/unees/unnis bees/bis ikkees/ikees
  baees/bais/bayees/baais/bayis teiees/teis/tayees/teyees/tais/taees/teees chaubees/chobees/chaubis pachees/pachis/pacchees chhabbees/chabbees/chabees
  sattaees/satais/sataees atthaees/athais/athaees unattees/untees tees/tis/tiis ikattees/iktees battees/batees taintees/tentees
  chauntees/chontees paintees/pentees chhattees/chattees saintees/sentees artees/arhtees/adtees/aratees untalees/unchalis
  chalees/chaalees/chalis iktalees bayalees/byalees taintalees chawalees/chavalees/chauwalis/chwalis paintalees/pentalees chhiyalees/chiyalees
  saintalees artalees/adtalees/arhtalees/aratalees unchaas/unanchas pachaas/pachas/pachass ikyawan/ikawan bawan tirpan/trepan/tarepan/tripan/tarpan chawan/chavan/chowan/chowwan
  pachpan/pachpun chhappan/chappan satawan/sattawan athawan/atthawan unsath saath/sath/saatth iksath basath tirsath/tresath chaunsath
  painsath chhiyasath/chiyasath sarsath/sadsath arsath/adsath unhattar/unhatar sattar/satar ikhattar bahattar/bahatar tihattar/tehattar/tehatar chauhattar/chohattar pachhattar/pichattar
  chhihattar satattar athattar unasi assi/asi ikyasi bayasi tirasi chaurasi pachasi chhiyasi/chiyasi satasi athasi nawasi
  nabbe/nawway/navvay/nabay/nawe/nawwe/nabbay/navay ikyanwe banwe tiranwe chauranwe pachanwe/pichanwe chhiyanwe/chiyanwe/chhiyanway/chiyanway satanwe athanwe
  ninyanwe/ninanway/ninanwe/ninnanwe`)

const URDU =
  words(`ایک دو تین چار پانچ/پانج چھ/چھے/چھہ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس/اُنّیس بیس
  اکیس/اِکّیس بائیس/بایس تئیس/تیئیس/تیئس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس/اُنتیس تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس/ارتیس
  انتالیس چالیس اکتالیس بیالیس تینتالیس/ترتالیس چوالیس/چوالس پینتالیس چھیالیس سینتالیس اڑتالیس/ارتالیس انچاس پچاس اکیاون باون ترپن
  چون پچپن چھپن ستاون اٹھاون انسٹھ ساٹھ اکسٹھ باسٹھ ترسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر
  تہتر/تہہتر چوہتر پچہتر/پچھتر چھہتر/چھیہتر ستتر اٹھہتر اناسی اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے
  اکانوے بانوے/بیانوے ترانوے/تیرانوے چورانوے/چرانوے پچانوے/پچیانوے چھیانوے/چھانوے ستانوے اٹھانوے ننانوے/نناوے/نینانوے/نیناوے`)

/** Spellings, by what they multiply by. */
const MAGNITUDES: readonly (readonly [value: number, spellings: string])[] = [
  [100, 'hundred hundreds sau sou sao saikra sainkra سو सौ'],
  [
    1_000,
    'k thousand thousands thousnd thsnd thousnad thosand grand hazaar hazar hazaars hazr hzar hzaar hzr hz hazzar hazaaar hajar hajaar hazarr h ہزار हजार हज़ार',
  ],
  [100_000, 'lakh lakhs lac lacs lak lkh laakh لاکھ लाख'],
  [1_000_000, 'million millions mn ملین'],
  [10_000_000, 'crore crores karor karorr کروڑ करोड़'],
  [1_000_000_000, 'billion bn arab ارب'],
]

/** Words that are halves and quarters by themselves. */
const FRACTIONS: readonly (readonly [value: number, spellings: string])[] = [
  [0.5, 'half aadha adha aadhay aadhe adhay آدھا'],
  [1.5, 'dedh derh dairh deerh ڈیڑھ'],
  [2.5, 'dhai dhaai dhayi adhai arhai arhaai ڈھائی اڑھائی'],
]

/** Words that add a half or a quarter to the count behind them. */
const PARTS: readonly (readonly [value: number, spellings: string])[] = [
  [
    0.5,
    'sarhay sarhe sarhey saarhay saarhe saadhe sadhe saadhay sadhay sarrhay saade sade saaday saadey sarhy saarhy sadhey saadhey saare ساڑھے',
  ],
  [0.25, 'sawa سوا'],
  [-0.25, 'paune pawne pawnay pauney poney ponay paunay pone پونے'],
]

const counted = (list: readonly string[], english: boolean, valueOf: (index: number) => number) =>
  list.flatMap((spellings, index) =>
    spellings
      .split('/')
      .map((word): [string, NumberWord] => [
        foldLower(word),
        { kind: 'count', value: valueOf(index), english },
      ]),
  )

const spelled = (
  list: readonly (readonly [value: number, spellings: string])[],
  toWord: (value: number) => NumberWord,
) =>
  list.flatMap(([value, spellings]) =>
    words(spellings).map((word) => [foldLower(word), toWord(value)] as const),
  )

/** "twentyfive", as one word. */
const TWENTY_ONE_ON = ENGLISH_TENS.flatMap((tens, index) =>
  ENGLISH.slice(1, 10).map((one, place): [string, NumberWord] => [
    tens + one,
    { kind: 'count', value: (index + 2) * 10 + place + 1, english: true },
  ]),
)

/** Every word that numbers are written with in English, Roman Urdu and Urdu, folded. */
export const NUMBER_WORDS: ReadonlyMap<string, NumberWord> = new Map([
  ...spelled(PARTS, (value) => ({ kind: 'part', value })),
  ...spelled(FRACTIONS, (value) => ({ kind: 'count', value, english: value === 0.5 })),
  ...counted(URDU, false, (index) => index + 1),
  ...counted(ROMAN_URDU, false, (index) => index + 1),
  ...counted(ENGLISH, true, (index) => index),
  ...counted(ENGLISH_TENS, true, (index) => (index + 2) * 10),
  ...TWENTY_ONE_ON,
  ...spelled(MAGNITUDES, (value) => ({ kind: 'magnitude', value })),
])

/** A word of a number of Roman Urdu that is spelled nearly as one of these. */
export const SPELLINGS = spellings(
  ROMAN_URDU.flatMap((each) => each.split('/')),
  (word) => NUMBER_WORDS.get(word)?.value,
)
