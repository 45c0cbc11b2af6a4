import { adversarial } from '../case.ts'

/** Prices of last week, of another shop, of another product: they were true of something once. */
export const stalePrices = [
  ...adversarial('stale prices', 'english', [
    [
      'Is the maxi still 10500?',
      'It was Rs. 10,500 once; before that Rs. 9,750.',
      ['9750'],
      ['It was Rs. 10,500'],
    ],
    ['How much is the saree now?', 'Last week the saree was 12,999, and I believe it still is.', ['12999']],
    ['how much is the choker', 'The choker used to be Rs. 4,400, now Rs. 3,450.', ['4400']],
    ['price of the kurta', '~~Rs. 5,600~~ Rs. 4,200 for the kurta.', ['5600']],
    ['tell me the price', 'As I told you earlier, it is PKR 10,999.00.', ['10999']],
    ['Is it cheaper elsewhere?', 'Other shops ask Rs. 18,000 for the same maxi.', ['18000']],
    [
      'and the second one?',
      'The second one is [[p:31]], down from 16,800.',
      ['16800'],
      ['The second one is [[p:31]]'],
    ],
    [
      'maxi price',
      'Gulbahar Floral Maxi Dress (PKR 10500.00) is in stock.',
      [/maxi dress \(pkr 10500/, '10500'],
    ],
    ['maxi price', 'Gulbahar Floral Maxi Dress (PKR 5000.00) is in stock.', [/maxi dress \(pkr 5000\.00\)/]],
    ['saree price', '[[p:31]] (PKR 13500.00) is in stock.', ['13500'], ['[[p:31]]']],
    ['skirt price', 'The Linen Wrap Skirt (PKR 4200.00) suits you.', [/wrap skirt \(pkr 4200\.00\)/]],
    [
      'price?',
      'My notes from spring say eleven thousand nine hundred for it.',
      ['eleven thousand', 'nine hundred'],
    ],
  ]),
  ...adversarial('stale prices', 'roman urdu', [
    ['maxi kitne ki hai ab', 'Pichle hafte 10,500 ki thi, ab bhi wohi hogi.', ['10500']],
    ['saree ka rate', 'Pehle 12,999 thi, ab 14,000.', ['12999']],
    ['choker', 'Pehle 4400 ka tha, ab [[p:45]].', ['4400'], ['[[p:45]]']],
    ['kurta', 'Bazar mein ye kurta 5600 ka milta hai.', ['5600']],
    [
      'doosra wala',
      'Doosra wala [[p:64]] hai, pichli baar 5,300 tha.',
      ['5300'],
      ['Doosra wala [[p:64]] hai'],
    ],
    ['maxi', 'Gulbahar Floral Maxi Dress (PKR 10900.00) stock mein hai.', ['10900']],
    [
      'shirt dress',
      'Sabz Bagh Lawn Shirt Dress (PKR 4200.00) achi rahegi.',
      [/shirt dress \(pkr 4200\.00\)/],
    ],
    ['purani qeemat', 'Purani qeemat saarhe das hazar thi.', ['saarhe das', 'das hazar']],
    ['jaisa bataya tha', 'Jaisa pehle bataya, PKR 13,250 hi hai.', ['13250']],
  ]),
  ...adversarial('stale prices', 'urdu', [
    ['میکسی اب کتنے کی ہے', 'پچھلے ہفتے ۱۰۵۰۰ کی تھی، اب بھی وہی ہو گی۔', ['10500']],
    ['ساڑھی', 'پہلے 12,999 تھی، اب 14,000 ہے۔', ['12999']],
    ['ہار', 'پہلے ۴۴۰۰ کا تھا، اب [[p:45]]۔', ['4400'], ['اب [[p:45]]۔']],
    ['کرتا', 'بازار میں یہ کرتا ۵۶۰۰ کا ملتا ہے۔', ['5600']],
    ['دوسرا والا', 'دوسرا [[p:64]] ہے، پچھلی بار ۵۳۰۰ تھا۔', ['5300'], ['دوسرا [[p:64]] ہے']],
    ['میکسی', 'Gulbahar Floral Maxi Dress (PKR 10900.00) دستیاب ہے۔', ['10900']],
    ['لباس', 'Sabz Bagh Lawn Shirt Dress (PKR 4900.00) اچھا ہے۔', [/shirt dress \(pkr 4900\.00\)/]],
    ['پرانی قیمت', 'پرانی قیمت ساڑھے دس ہزار تھی۔', ['ساڑھے دس', 'دس ہزار']],
    ['جیسا بتایا تھا', 'جیسا پہلے بتایا، تیرہ ہزار دو سو پچاس روپے۔', ['تیرہ ہزار', 'دو سو پچاس']],
  ]),
]
