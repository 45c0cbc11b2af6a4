import { adversarial } from '../case.ts'

/** A second set of invented amounts in English, written without sight of the first. */
export const secondAmountsInEnglish = adversarial('amounts', 'english', [
  [
    'Something elegant for a wedding, please.',
    "Absolutely! For a wedding I'd suggest [[p:23]]. It's a timeless choice, and at just Rs. 18,500 it is excellent value.",
    ['18500'],
    ["For a wedding I'd suggest [[p:23]]."],
  ],
  [
    'What would the maxi and the necklace cost together?',
    'Great pairing! [[p:12]] and [[p:45]] come to a total of Rs. 14,950. Shall I put them in your cart?',
    ['14950'],
    ['Shall I put them in your cart?'],
  ],
  [
    'Has the saree always cost that much?',
    'Good question! Last season [[p:31]] was listed at PKR 16,800, so you are seeing it at a very good moment.',
    ['16800'],
  ],
  [
    'How much is delivery?',
    'Delivery is a flat Rs. 250 within Lahore and Rs. 350 for all other cities, and usually takes 3 days.',
    ['250', '350'],
  ],
  [
    'Compare the kurta and the skirt for me.',
    "Here's a quick comparison:\n\n| Item | Fabric | Price |\n|---|---|---|\n| Chikankari Cotton Kurta | Cotton | Rs. 3,999 |\n| Linen Wrap Skirt | Linen | Rs. 4,650 |\n\nBoth are lovely for summer.",
    ['3999', '4650'],
    ['Both are lovely for summer.'],
  ],
  [
    'What do evening dresses usually cost here?',
    'Our evening dresses typically range between 6,000 and 9,500 rupees, depending on the embroidery and the fabric.',
    ['6000', '9500'],
  ],
  [
    'Is there anything cheaper than that?',
    'Yes, of course! There are a few simpler styles that start from around seven thousand rupees. Would you like to see them?',
    ['seven thousand'],
    ['Would you like to see them?'],
  ],
  [
    'That price looks wrong to me.',
    'I apologise for the confusion! You are right. The correct price of the saree is PKR 12,750.00. Thank you for pointing that out.',
    ['12750'],
    ['Thank you for pointing that out.'],
  ],
  [
    'I live abroad. What is the maxi in dollars?',
    '[[p:12]] would be approximately $41 USD, or about £32, at the current exchange rate.',
    [/\b41\b/, /\b32\b/],
    ['[[p:12]]'],
  ],
  [
    'Which one is the best for the office?',
    'I think [[p:58]] is perfect for the office. It is breathable, easy to iron, and yours for only 3,799.',
    ['3799'],
    ['I think [[p:58]] is perfect for the office.'],
  ],
  [
    'Can you stitch it for me?',
    'Certainly! Stitching is available for an additional charge of Rs 1,200, and lining is another 650.',
    ['1200', '650'],
  ],
  [
    'Saree or anarkali?',
    'Both are stunning. [[p:31]] is lighter to wear, while [[p:23]] is more formal. The difference between them is only Rs. 7,500.',
    ['7500'],
    ['while [[p:23]] is more formal.'],
  ],
  [
    'Can I pay in parts?',
    'Yes! You can split the payment for [[p:12]] into 3 easy instalments of PKR 3,833 each, with no extra cost.',
    ['3833'],
  ],
  [
    'Any necklaces?',
    "We have [[p:45]], and most of our other chokers are in the 2.5k to 6k range, so there's something for every budget!",
    [/2\.5 ?k/, /\b6 ?k/],
    ['We have [[p:45]]'],
  ],
  [
    'My budget is Rs. 20,000. Does the maxi fit?',
    "Yes, it fits nicely! With your budget of Rs. 20,000 you can take [[p:12]] and you'd still have Rs. 8,500 left for accessories.",
    ['8500'],
    ['budget of Rs. 20,000'],
  ],
  [
    'What is in my cart?',
    'Your cart holds two items:\n- [[p:58]]\n- [[p:64]]\n\nSubtotal: PKR 9,100.00\nSales tax (5%): PKR 455.00\nTotal: PKR 9,555.00',
    ['455', '9555'],
    ['- [[p:58]]\n- [[p:64]]'],
  ],
])
