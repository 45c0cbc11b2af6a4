export type Language = 'english' | 'romanUrdu'

/** Something to say in both languages that the double writes. */
export type Say = Record<Language, string>

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const LETTERS: Readonly<Record<string, string>> = { ي: 'ی', ى: 'ی', ك: 'ک', ه: 'ہ', ة: 'ہ' }

/** A message in the one form that is compared: small letters, plain digits, nothing that cannot be seen. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replace(/[يىكهة]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/[’‘]/g, "'")

/** Finds any of the alternatives as whole words, in whatever script. */
export const words = (...alternatives: string[]): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives.join('|')})(?![\p{L}\p{N}])`, 'u')

const URDU = words(
  String.raw`aa?p|aapke|apke|hai|hain|kya|kia|kab|kahan|kaise|kaisi|kitn[aei]|mein|mujhe|chahiye|chahie`,
  String.raw`sala+m|assalam\w*|aoa|adaab|shukri?ya|shukria|nahin?|wapa?i?s|wapsi|qeemat|keemat|naap|mer[aei]|wal[aei]`,
  String.raw`kapr\w+|kapde|dikha\w*|batao|bataein|daa?l|se (?:kam|zyada)|ke bare|dono|khareed\w*|haan|laal?`,
)

/** The language to answer in: Roman Urdu to Urdu in either script. */
export const languageOf = (folded: string): Language =>
  /[\u0600-\u06FF]/.test(folded) || URDU.test(folded) ? 'romanUrdu' : 'english'

/** What an Urdu word in its own script is called where the catalogue is searched. */
const GLOSSARY: readonly (readonly [RegExp, string])[] = [
  [words('ساڑھی|ساڑی|ساڑھیاں|ساڑیاں|ساڑھیوں'), 'saree'],
  [words('ڈریس|ڈریسز|لباس|فراک'), 'dress'],
  [words('سکرٹ|اسکرٹ|سکرٹس'), 'skirt'],
  [words('ٹاپ|ٹاپس'), 'top'],
  [words('جوڑا|جوڑے'), 'jora'],
  [words('کرتا|کرتے'), 'kurta'],
  [words('کرتی|کرتیاں'), 'kurti'],
  [words('لہنگا|لہنگے'), 'lehenga'],
  [words('دوپٹہ|دوپٹے'), 'dupatta'],
  [words('شال|شالیں'), 'shawl'],
  [words('چوڑی|چوڑیاں'), 'bangles'],
  [words('جھمکا|جھمکے'), 'jhumka'],
  [words('کھسہ|کھسے'), 'khussa'],
  [words('لال|سرخ'), 'red'],
  [words('نیلا|نیلی|نیلے'), 'blue'],
  [words('سبز|ہرا|ہری|ہرے'), 'green'],
  [words('کالا|کالی|کالے|سیاہ'), 'black'],
  [words('سفید'), 'white'],
  [words('گلابی'), 'pink'],
  [words('سنہری|سنہرا'), 'gold'],
  [words('ریشم|ریشمی'), 'silk'],
  [words('سوتی|کاٹن'), 'cotton'],
  [words('شیفون'), 'chiffon'],
  [words('شادی'), 'wedding'],
  [words('مہندی'), 'mehndi'],
  [words('شام'), 'evening'],
  [words('گلبہار'), 'gulbahar'],
  [words('کپڑے|کپڑا|کپڑوں'), 'kapray'],
]

/** A folded message with the Urdu words that the catalogue does not know put into those that it does. */
export const inShopWords = (folded: string): string =>
  GLOSSARY.reduce((text, [urdu, word]) => text.replaceAll(new RegExp(urdu.source, 'gu'), word), folded)
