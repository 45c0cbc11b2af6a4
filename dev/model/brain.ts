const FOOTER = {
  english: '(This is a scripted double for offline use, not an AI.)',
  romanUrdu: '(Yeh offline istemal ke liye ek scripted double hai, AI nahin.)',
}

interface Topic {
  asked: RegExp
  english: string
  romanUrdu: string
}

// The first topic that matches answers; none of them names a price, a date or a rule that the shop has not set.
const TOPICS: Topic[] = [
  {
    asked:
      /\b(price|prices|cost|costs|how much|discount|sale|stock|qeemat|keemat|kitne (ka|ki|ke)|sasta|sasti)\b|قیمت/,
    english: 'I cannot see prices or stock yet. The catalogue shows them as they are now.',
    romanUrdu:
      'Main abhi qeematein aur stock nahin dekh sakti. Catalogue mein woh abhi ke mutabiq likhe hain.',
  },
  {
    asked: /\b(return|returns|refund|exchange|cancel|wapas|wapis|wapsi|tabdeel)\b|واپس/,
    english:
      'You can cancel an order yourself while it is pending.\nFor anything after that, please ask the boutique: I do not know its terms.',
    romanUrdu:
      'Jab tak order pending hai, aap khud use cancel kar sakti hain.\nUs ke baad boutique se poochein: mujhe us ki sharaait maloom nahin.',
  },
  {
    asked: /\b(deliver|delivery|deliveries|shipping|ship|pohanch\w*|pohnch\w*|bhej\w*)\b|ڈیلیوری/,
    english:
      'You give the address at checkout, and the order shows how far it has come. Delivery times I do not know.',
    romanUrdu:
      'Pata checkout par diya jata hai, aur order mein dikhta hai ke kahan tak pohancha. Delivery ka waqt mujhe maloom nahin.',
  },
  {
    asked: /\b(size|sizes|sizing|fit|fitting|measurements?|naap|saiz)\b|سائز/,
    english:
      "Each product's description tells its cut and fabric. Measure a dress that fits you well and compare; between two sizes, the larger is the safer choice.",
    romanUrdu:
      'Har cheez ki tafseel mein us ki cut aur kapra likha hai. Apna koi theek aane wala jora naap kar milayein; do sizes ke darmiyan bara size behtar hai.',
  },
  {
    asked: /\b(open|opening|hours|timings?|close|closed|khul\w*|auqaat)\b|کھل/,
    english:
      "The online shop is open day and night. The boutique's own hours I do not know; please ask the boutique.",
    romanUrdu:
      'Online dukaan din raat khuli hai. Boutique ke apne auqaat mujhe maloom nahin; boutique se pooch lijiye.',
  },
  {
    asked:
      /\b(sell|have|categor\w+|collections?|products?|catalogue|dress\w*|sarees?|tops?|skirts?|formals?|accessor\w+|kapr\w+|bech\w*|milta|milti|milte|dikha\w*)\b|کپڑ/,
    english:
      'We sell:\n- Dresses\n- Tops\n- Skirts\n- Accessories\n- Sarees\n- Formals\nI cannot look into the catalogue yet; its search can.',
    romanUrdu:
      'Hamare paas yeh hai:\n- Dresses\n- Tops\n- Skirts\n- Accessories\n- Sarees\n- Formals\nMain abhi catalogue nahin dekh sakti; us ki search dekh sakti hai.',
  },
  {
    asked: /\b(thanks?|thank you|shukria|shukriya|meherbani)\b|شکریہ/,
    english: 'You are welcome! Enjoy the boutique.',
    romanUrdu: 'Koi baat nahin! Boutique ka lutf uthaiye.',
  },
  {
    asked: /\b(hi|hello|hey|salam|salaam|assalam\w*|aoa|adaab|good (morning|afternoon|evening))\b|سلام/,
    english: 'Hello and welcome to the boutique! Ask me about sizes, delivery, returns or what we sell.',
    romanUrdu:
      'Assalam-o-alaikum, boutique mein khush aamdeed! Mujh se size, delivery, wapsi ya hamari cheezon ke baare mein poochiye.',
  },
]

const OTHERWISE = {
  english: 'I know only a few answers: sizes, delivery, returns, opening hours and what we sell.',
  romanUrdu:
    'Mujhe sirf chand jawab aate hain: size, delivery, wapsi, auqaat aur yeh ke hamare paas kya kya hai.',
}

const URDU =
  /[\u0600-\u06FF]|\b(aap|aapke|apke|hai|hain|kya|kab|kahan|kaise|kitne|kitni|mein|mujhe|chahiye|salam|salaam|assalam\w*|aoa|adaab|shukria|shukriya|meherbani|nahi|nahin|wapas|wapis|wapsi|qeemat|keemat|naap|kapr\w+|dikha\w*)\b/

/**
 * The scripted double's answer to a customer: English, or Roman Urdu to Urdu in either script. No AI, and every answer says
 * so in its last line.
 */
export const scriptedAnswer = (question: string): string => {
  const words = question.toLowerCase()
  const language = URDU.test(words) ? 'romanUrdu' : 'english'
  const topic = TOPICS.find(({ asked }) => asked.test(words)) ?? OTHERWISE
  return `${topic[language]}\n\n${FOOTER[language]}`
}
