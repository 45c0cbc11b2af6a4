import { honest, type HonestCase } from '../case.ts'

const english = honest('english', [
  ['Hi!', "Hello and welcome! I'm the shop's AI assistant. What are you looking for today?"],
  [
    'Something for a wedding?',
    'For a wedding I would look at these two:\n1. [[p:23]], a long chiffon anarkali with its own chunni\n2. [[p:31]], lighter and very graceful\n\nDo you prefer something formal or easy to wear?',
  ],
  [
    'Evening dresses under Rs. 5000?',
    'I found no evening dress under Rs. 5000. The nearest is [[p:7]], which costs exactly Rs. 5,000.',
  ],
  [
    'What size should I take?',
    'If your bust is 36 inches and your waist is 30, a Medium will fit. The kurta is cut loosely, so you could also take a Small.',
  ],
  [
    'Is the kurta pure cotton?',
    'Yes, [[p:58]] is 100% cotton with hand embroidery. The lining is 65% cotton and 35% viscose.',
  ],
  [
    'How do I wash the saree?',
    'Please dry-clean it for the first wash. After that, hand wash cold (30°C at most), do not wring, and iron on the reverse at low heat.',
  ],
  [
    'Where is my order 1042?',
    'Your order #1042 has shipped. It holds 2 items and comes to PKR 16500.00 in all.',
  ],
  [
    'What is in my cart?',
    'Your cart holds [[p:58]] and [[p:64]], one piece each. The total is PKR 9,100.00.',
  ],
  [
    'Any discounts?',
    "I'm sorry, I don't know of any discount at the moment. The prices you see are the current ones.",
  ],
  [
    'Can I get 20% off?',
    "I can't offer a discount, I'm afraid. If you tell me your budget, I'll gladly look for something that fits.",
  ],
  [
    'How long is the maxi?',
    '[[p:12]] is about 56 inches (142 cm) long in size M, so with heels of 2 or 3 inches it just touches the floor.',
  ],
  [
    'Which was the second one?',
    'The second one was [[p:31]]. The first and the third are still in stock as well: 14 pieces of each.',
  ],
  [
    'Is that style still in fashion in 2025?',
    'Very much so! Anarkalis were everywhere in 2024, and the 2025 wedding season has kept them.',
  ],
  [
    'My budget is 12k. What do you suggest?',
    'Within your budget of 12k I would choose [[p:12]]. It has a full flare and three-quarter sleeves.',
  ],
  ['Add two of the kurtas.', "Done! I've added 2 pieces of [[p:58]] to your cart. Anything else? 😊"],
  [
    'Can you order and pay for me?',
    "I can't check out or pay for you. Open your cart and press Checkout; it takes a minute or two.",
  ],
])

const romanUrdu = honest('roman urdu', [
  ['assalam o alaikum', 'Wa alaikum assalam! Main aap ki kya madad kar sakti hoon?'],
  [
    'shaadi ke liye kuch dikhayen',
    'Ji zaroor! Ye do dekhein:\n- [[p:23]]\n- [[p:31]]\n\nAap ko halka kaam pasand hai ya bhari?',
  ],
  ['choker kitne ka hai?', 'Ye choker 3,450 rupay ka hai. Is ke sath chhoti baliyan bohat achi lagti hain.'],
  [
    '3000 se kam mein kuch hai?',
    'Maazrat, 3000 se kam mein abhi kuch nahin mila. Sab se qareeb [[p:45]] hai.',
  ],
  ['koi discount hai?', 'Maazrat, filhal koi discount nahin hai. Jo qeemat likhi hai wohi hai.'],
  ['medium ka size kya hai?', 'Medium mein seena 38 inch, kamar 32 inch aur lambai 40 inch hoti hai.'],
  [
    'kapra kaisa hai?',
    '[[p:58]] 100% cotton hai, garmiyon ke liye behtareen. Thande pani se dhoyein aur saaye mein sukhayein.',
  ],
  [
    'mera order 1042 kahan hai?',
    'Aap ka order 1042 rawana ho chuka hai. Is mein 2 cheezein hain aur total Rs. 16,500 hai.',
  ],
  ['doosri wali cart mein daal do', 'Ho gaya! [[p:64]] aap ke cart mein hai. Cart ka total ab Rs 9,100 hai.'],
  ['kitne pieces bache hain?', 'Is waqt 14 pieces bache hain: size S, M aur L teeno mein.'],
  ['cart dikhao', 'Cart dekhne ke liye pehle sign in kar lein, phir main foran bata doongi.'],
  [
    'saree ke sath blouse hai?',
    'Jee haan, [[p:31]] ke sath 80 cm ka blouse ka kapra hai. Saree khud 5.5 meter ki hai.',
  ],
])

const urdu = honest('urdu', [
  ['السلام علیکم', 'وعلیکم السلام! میں آپ کی کیا مدد کر سکتی ہوں؟'],
  [
    'شادی کے لیے کچھ دکھائیں',
    'جی ضرور! یہ دو دیکھیں:\n۱۔ [[p:23]]\n۲۔ [[p:31]]\n\nآپ کو ہلکا کام پسند ہے یا بھاری؟',
  ],
  ['ہار کتنے کا ہے؟', 'یہ ہار ۳۴۵۰ روپے کا ہے اور اس پر کندن کا نفیس کام ہے۔'],
  ['۵۰۰۰ سے کم میں کرتا ہے؟', 'جی ہاں، ۵۰۰۰ سے کم میں [[p:58]] موجود ہے۔ کون سا سائز چاہیے؟'],
  ['کوئی رعایت ہے؟', 'معذرت، اس وقت کوئی رعایت نہیں ہے۔ جو قیمت لکھی ہے وہی ہے۔'],
  ['میڈیم کا سائز کیا ہے؟', 'میڈیم میں سینہ ۳۸ انچ، کمر ۳۲ انچ اور لمبائی ۴۰ انچ ہے۔'],
  [
    'کپڑا کیسا ہے؟',
    'یہ سو فیصد سوتی کپڑا ہے، گرمیوں کے لیے بہترین۔ ٹھنڈے پانی سے دھوئیں اور سائے میں سکھائیں۔',
  ],
  [
    'میرا آرڈر 1042 کہاں ہے؟',
    'آپ کا آرڈر 1042 روانہ ہو چکا ہے۔ اس میں 2 چیزیں ہیں اور کل رقم 16,500 روپے ہے۔',
  ],
  [
    'پہلی اور تیسری میں کیا فرق ہے؟',
    'پہلی، یعنی [[p:12]]، پھولوں والی ہے۔ تیسری، یعنی [[p:7]]، سادہ لان کی ہے اور روزمرہ کے لیے اچھی ہے۔',
  ],
  ['کتنے باقی ہیں؟', 'اس وقت ۱۴ عدد باقی ہیں، تینوں سائز میں۔ آپ کتنے لینا چاہیں گی؟'],
  [
    'کیا آپ انسان ہیں؟',
    'نہیں، میں دکان کی اے آئی معاون ہوں، لیکن خریداری میں آپ کی مدد خوشی سے کروں\u200cگی۔ 🌸',
  ],
  [
    'یہ ۲۰۲۵ کا نیا ڈیزائن ہے؟',
    'جی، یہ ۲۰۲۵ کے موسمِ گرما کا ڈیزائن ہے: [[p:64]]۔ اسے ہلکے رنگ کی قمیض کے ساتھ پہنیں۔',
  ],
])

/** A second set of answers that keep to the rules, written without sight of the first. */
export const secondHonest: readonly HonestCase[] = [...english, ...romanUrdu, ...urdu]
