import { type Say, words } from './words.ts'

interface Topic extends Say {
  asked: RegExp
}

// None of them names a price, a date or a rule that the shop has not set.

/** Asked about the shop: they answer also where a product or an order is named. */
export const SHOP_TOPICS: readonly Topic[] = [
  {
    asked: words(String.raw`returns?|refunds?|exchange|cancel\w*|wap[ai]s|wapsi|tabdeel|واپس\p{L}*`),
    english:
      'You can cancel an order yourself on its page while it is pending.\nFor anything after that, please ask the boutique: I do not know its terms.',
    romanUrdu:
      'Jab tak order pending hai, aap us ke page par khud use cancel kar sakti hain.\nUs ke baad boutique se poochein: mujhe us ki sharaait maloom nahin.',
  },
  {
    asked: words('check ?out|pay|paying|payments?|adai?gi|ادائیگی'),
    english: 'You check out on the page of your cart. I can fill the cart, but not buy for you.',
    romanUrdu:
      'Checkout aap apne cart ke page par karti hain. Main cart bhar sakti hun, khareed nahin sakti.',
  },
  {
    asked: words('discounts?|sale|coupons?|promos?|riayat|chhoot|رعایت|ڈسکاؤنٹ'),
    english: 'I cannot offer any discount. The prices in the catalogue are those of now.',
    romanUrdu: 'Koi discount nahin. Catalogue mein jo qeemat likhi hai, wohi abhi ki hai.',
  },
]

/** Asked about shopping in general, where no order is meant. */
export const TOPICS: readonly Topic[] = [
  {
    asked: words(String.raw`deliver(?:y|ies|ed)?|shipping|ship|po?hanch\w*|bhej\w*|ڈیلیوری`),
    english:
      'You give the address at checkout, and the order shows how far it has come. Delivery times I do not know.',
    romanUrdu:
      'Pata checkout par diya jata hai, aur order mein dikhta hai ke kahan tak pohancha. Delivery ka waqt mujhe maloom nahin.',
  },
  {
    asked: words('sizes?|sizing|fit|fitting|measurements?|naap|saiz|سائز'),
    english:
      "Each product's description tells its cut and fabric. Measure a dress that fits you well and compare; between two sizes, the larger is the safer choice.",
    romanUrdu:
      'Har cheez ki tafseel mein us ki cut aur kapra likha hai. Apna koi theek aane wala jora naap kar milayein; do sizes ke darmiyan bara size behtar hai.',
  },
  {
    asked: words(String.raw`open|opening|hours|timings?|closed?|khul\w*|auqaat|کھل\p{L}*`),
    english:
      "The online shop is open day and night. The boutique's own hours I do not know; please ask the boutique.",
    romanUrdu:
      'Online dukaan din raat khuli hai. Boutique ke apne auqaat mujhe maloom nahin; boutique se pooch lijiye.',
  },
]

/** Asked for nothing: they answer only where nothing else is meant. */
export const COURTESIES: readonly Topic[] = [
  {
    asked: words('thanks?|thank you|shukri?ya|shukria|meherbani|شکریہ'),
    english: 'You are welcome! Enjoy the boutique.',
    romanUrdu: 'Koi baat nahin! Boutique ka lutf uthaiye.',
  },
  {
    asked: words(
      String.raw`hi|hello|hey|sala+m|assalam\w*|aoa|adaab|good (?:morning|afternoon|evening)|\p{L}*سلام`,
    ),
    english:
      'Hello and welcome to the boutique! Ask me for dresses, sarees and more, for your cart or your orders, or about sizes, delivery and returns.',
    romanUrdu:
      'Assalam-o-alaikum, boutique mein khush aamdeed! Mujh se kapray, sarees, apna cart ya apne orders poochiye, ya size, delivery aur wapsi ke baare mein.',
  },
]

export const OTHERWISE: Say = {
  english:
    'I know only a few answers: what we sell, your cart and orders, sizes, delivery, returns and opening hours.',
  romanUrdu:
    'Mujhe sirf chand jawab aate hain: hamare paas kya kya hai, aap ka cart aur orders, size, delivery, wapsi aur auqaat.',
}

export const HOW_TO_ADD: Say = {
  english: 'Tell me which one, such as "add the second one", and I put it into your cart.',
  romanUrdu: 'Bataiye kaun si, jaise "doosri wali cart mein daal do", aur main use cart mein daal dungi.',
}

export const NOT_ADDED: Say = {
  english: 'I add nothing to your cart.',
  romanUrdu: 'Main cart mein kuch nahin daalti.',
}

export const WHICH_ONE: Say = {
  english: 'Which one do you mean? Ask me to show some pieces, then say "the second one".',
  romanUrdu: 'Aap ka matlab kaun si hai? Pehle kuch dikhane ko kahiye, phir "doosri wali" kahiye.',
}

/** The question after a product's details that a plain yes answers. */
export const SHALL_I_ADD: Say = {
  english: 'Shall I add it to your cart?',
  romanUrdu: 'Kya main ise cart mein daal dun?',
}

/** What every answer ends with. */
export const FOOTER: Say = {
  english: '(This is a scripted double for offline use, not an AI.)',
  romanUrdu: '(Yeh offline istemal ke liye ek scripted double hai, AI nahin.)',
}
