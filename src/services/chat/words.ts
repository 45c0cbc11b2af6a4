import type { Language } from './language.ts'

/** What the shop itself says in an answer. */
interface Words {
  nothingToSay: string
  /** Before what a plain search finds, where the model is out of reach. */
  searchFound: string
  /** Before what is nearest to a search that finds nothing. */
  searchFoundNearest: string
  searchFoundNothing: string
}

export const WORDS: Record<Language, Words> = {
  english: {
    nothingToSay: 'I have no good answer to that. Please ask in other words.',
    searchFound:
      'The assistant cannot be reached right now. This is what a plain search of the catalogue finds for your words:',
    searchFoundNearest:
      'The assistant cannot be reached right now. A plain search of the catalogue finds nothing for your words; nearest to them are:',
    searchFoundNothing:
      'The assistant cannot be reached right now, and a plain search of the catalogue finds nothing for your words. Please try again in a moment.',
  },
  roman_urdu: {
    nothingToSay: 'Is ka koi acha jawab mere paas nahin. Doosre lafzon mein pooch lijiye.',
    searchFound:
      'Assistant se abhi rabta nahin ho raha. Aap ke lafzon se catalogue ki saadi talash mein yeh mila:',
    searchFoundNearest:
      'Assistant se abhi rabta nahin ho raha. Aap ke lafzon se catalogue mein kuch nahin mila; in se qareeb yeh hain:',
    searchFoundNothing:
      'Assistant se abhi rabta nahin ho raha, aur aap ke lafzon se catalogue mein kuch nahin mila. Thori der mein phir koshish kijiye.',
  },
  urdu: {
    nothingToSay: 'اس کا کوئی اچھا جواب میرے پاس نہیں۔ دوسرے لفظوں میں پوچھ لیجیے۔',
    searchFound: 'اسسٹنٹ سے ابھی رابطہ نہیں ہو رہا۔ آپ کے لفظوں سے کیٹلاگ کی سادہ تلاش میں یہ ملا:',
    searchFoundNearest:
      'اسسٹنٹ سے ابھی رابطہ نہیں ہو رہا۔ آپ کے لفظوں سے کیٹلاگ میں کچھ نہیں ملا؛ ان سے قریب یہ ہیں:',
    searchFoundNothing:
      'اسسٹنٹ سے ابھی رابطہ نہیں ہو رہا، اور آپ کے لفظوں سے کیٹلاگ میں کچھ نہیں ملا۔ تھوڑی دیر میں پھر کوشش کیجیے۔',
  },
}
