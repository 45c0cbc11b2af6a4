import { isFirstWord, isWordAt } from './pattern.ts'
import { phrases, words } from './phrases.ts'

/** Words that answers begin with. They hold nothing to wait for, so that a customer reads at once that an answer comes. */
const OPENERS = phrases(
  words(`hello hi hey here the this that these those there i it its sure yes no of okay ok great good lovely certainly absolutely
  we you your our my if in for let thank thanks sorry unfortunately welcome please what which how to salam salaam assalam walaikum wa
  ji jee haan nahi aap ap yeh ye woh wo main mein mujhe hum hamare hamari hamaray is us bilkul zaroor theek shukriya khush maaf maazrat
  جی ہاں نہیں یہ وہ ہم ہمارے ہماری ہمارا آپ میں السلام وعلیکم سلام خوش شکریہ ضرور بالکل معذرت اس ان کیا مجھے اچھا ٹھیک`),
  { glued: true },
)
/** The longest word above ends before this, whatever quotes or stars the text begins with. */
const NEAR = 32

/** Where the opener ends that the text's first word begins with; 0 where it begins with none, or a word is not the first. */
export function openerEnd(lower: string, index: number): number {
  if (index > NEAR) return 0
  let start = index
  while (start > 0 && isWordAt(lower, start - 1)) start -= 1
  if (!isFirstWord(lower, start)) return 0
  const opener = OPENERS.at(lower, start)?.[0]
  return opener === undefined ? 0 : start + opener.length
}
