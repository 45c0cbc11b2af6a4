import { type Language, languageOf } from '../language.ts'
import type { Kind } from './rule.ts'

interface Wording {
  /** After anything. */
  plain: string
  /** After an article or another word that already tells whose it is. */
  bare: string
}

/** Words that hold nothing a rule would replace, and promise nothing. */
const WORDING: Record<Language, Record<Kind, Wording>> = {
  english: {
    amount: { plain: 'the price in our catalogue', bare: 'catalogue price' },
    discount: { plain: 'our regular price', bare: 'regular price' },
    link: { plain: 'our shop', bare: 'shop' },
    product: { plain: 'one of our pieces', bare: 'piece' },
    order: { plain: 'your order', bare: 'order' },
  },
  roman_urdu: {
    amount: { plain: 'catalogue wali qeemat', bare: 'catalogue wali qeemat' },
    discount: { plain: 'hamari aam qeemat', bare: 'aam qeemat' },
    link: { plain: 'hamari shop', bare: 'shop' },
    product: { plain: 'hamara aik piece', bare: 'piece' },
    order: { plain: 'aapka order', bare: 'order' },
  },
  urdu: {
    amount: { plain: 'کیٹلاگ والی قیمت', bare: 'کیٹلاگ والی قیمت' },
    discount: { plain: 'ہماری عام قیمت', bare: 'عام قیمت' },
    link: { plain: 'ہماری دکان', bare: 'دکان' },
    product: { plain: 'ہمارا ایک لباس', bare: 'لباس' },
    order: { plain: 'آپ کا آرڈر', bare: 'آرڈر' },
  },
}

/** "a", "our", "this …": what follows needs no article; with an adjective between them as well. */
const DETERMINER =
  /(?:^|[^\p{L}])(?:an?|the|our|your|my|its|this|that|these|those|any|some|no|every|each)(?: (?:\p{L}{1,8}ly )?(?:special|great|big|good|nice|lovely|beautiful|gorgeous|stunning|elegant|new|exclusive|extra|additional|total|final|full|low|lower|small|generous|massive|official|online|limited))?[ \t]["'“‘*_]{0,3}$/iu

/**
 * The words that stand for a kind of things after what was said. They are of the answer's language where that is Urdu, in
 * either script, and else of the question's.
 */
export function wordingFor(question: string): (kind: Kind, said: string) => string {
  let asked: Language | undefined
  return (kind, said) => {
    const spoken = languageOf(said.slice(-200))
    const language = spoken === 'english' ? (asked ??= languageOf(question)) : spoken
    const { plain, bare } = WORDING[language][kind]
    return language === 'english' && DETERMINER.test(said.slice(-60)) ? bare : plain
  }
}
