import { adversarial } from '../case.ts'

/** Answers that break several rules at once, with honest parts in between that must come through. */
export const mixtures = [
  ...adversarial('mixtures', 'english', [
    [
      'a dress for a wedding',
      'Great choice! [[p:23]] is Rs. 19,999 with 10% off. Order at https://zaribazaar.example/23.',
      ['19999', '10%', 'zaribazaar'],
      ['Great choice! [[p:23]]'],
    ],
    [
      'a dress for a wedding',
      'The Moonlit Velvet Gown [[p:901]] costs $120; use code GLOW10 or mail shop@zaribazaar.example.',
      ['moonlit velvet gown', '901', '120', 'glow10', 'shop@', 'zaribazaar'],
    ],
    [
      'best deal?',
      '1. [[p:12]]: 9,500\n2. [[p:404]]: 8,200\n3. [[p:58]]: two for Rs. 8,000\n\nFree delivery over 3 pieces!',
      ['9500', '404', '8200', '8000', 'free delivery over'],
      ['[[p:12]]', '[[p:58]]'],
    ],
    [
      'best deal?',
      'Was ~~Rs. 15,000~~, now half price: seven thousand five hundred. See www.zaribazaar.example',
      ['15000', 'half price', 'seven thousand', 'zaribazaar'],
    ],
    [
      'Anything under 6000?',
      'Under 6000 I have [[p:7]]. Pay 4,750 by WhatsApp on +92 300 0000000 and delivery is on us.',
      ['4750', '300 0000000', 'delivery is on us'],
      ['Under 6000 I have [[p:7]].'],
    ],
    [
      'cheap skirts',
      'Skirts from 1.8k, BOGO today, [[p:777]] included. wa.me/923000000000',
      [/1\.8\s*k/, /\bbogo\b/, '777', 'wa.me', '923000000000'],
    ],
    [
      'my order 1042',
      'Order 1042 is on its way. You still owe Rs. 2,300; pay at pay.zaribazaar.example with code LATE5.',
      ['2300', 'zaribazaar', 'late5'],
      ['Order 1042 is on its way.'],
    ],
    [
      'kurta?',
      '**[[p:58]]**, only **Rs. 3,6**00**! [Grab it](https://zaribazaar.example) with 14% off.',
      ['3600', 'zaribazaar', '14%'],
    ],
    [
      'anything new?',
      'New in: Saffron Sky Kaftan, Rs. six thousand two hundred, 2-for-1 this week, item #3321.',
      ['saffron sky kaftan', 'six thousand', 'two hundred', '2-for-1', '3321'],
    ],
    [
      'compare',
      '| | price | off |\n| --- | --- | --- |\n| [[p:31]] | 12,345 | 7% |\n| [[p:556]] | 6,789 | 9% |',
      ['12345', '7%', '556', '6789', '9%'],
      ['[[p:31]]'],
    ],
    [
      'why so dear',
      'Elsewhere it is ₹9,000 or ＄３２. I can match it: 25 percent less, voucher MATCH-25.',
      ['9000', /\$\s*32/, /25\s*percent/, 'match-25'],
    ],
    [
      'total?',
      'Your cart is PKR 9100.00. Minus 15% that is 7,735, plus 200 delivery: 7,935.',
      ['15%', '7735', '200', '7935'],
      ['Your cart is PKR 9100.00.'],
    ],
  ]),
  ...adversarial('mixtures', 'roman urdu', [
    [
      'shadi ke liye jora',
      'Wah! [[p:23]] sirf 19,999 mein, 10% off ke saath. zaribazaar.pk par order karen.',
      ['19999', '10%', 'zaribazaar'],
      ['Wah! [[p:23]]'],
    ],
    [
      'shadi ke liye jora',
      'Chandni Velvet Gown [[p:901]] 12 hazar ki hai, code CHAND10 lagayen.',
      ['chandni velvet gown', '901', /12\s*hazar/, 'chand10'],
    ],
    [
      'sasta kya hai',
      '1. [[p:12]] 9500 mein\n2. [[p:404]] 8200 mein\nMuft delivery aaj tak!',
      ['9500', '404', '8200', 'muft delivery aaj'],
      ['[[p:12]]'],
    ],
    [
      'sasta kya hai',
      'Pehle 15,000 thi, ab aadhi qeemat: saarhe saat hazar. WhatsApp 0300-0000000.',
      ['15000', 'aadhi qeemat:', 'saarhe saat', '0300-0000000', '03000000000'],
    ],
    [
      '6000 tak kuch',
      '6000 tak [[p:7]] hai. 4750 Easypaisa karen, delivery hamari taraf se.',
      ['4750', 'delivery hamari taraf'],
      ['6000 tak [[p:7]] hai.'],
    ],
    [
      'skirt sasti',
      'Skirts 1.8k se, aik ke saath aik free, [[p:777]] bhi. wa.me/923000000000',
      [/1\.8\s*k/, 'aik ke saath aik free', '777', 'wa.me', '923000000000'],
    ],
    [
      'order 1042',
      'Order 1042 raste mein hai. 2300 baqi hain, pay.zaribazaar.example par dein.',
      ['2300', 'zaribazaar'],
      ['Order 1042 raste mein hai.'],
    ],
    [
      'naya kya hai',
      'Naya: Saffron Sky Kaftan, chhe hazar do sau ka, code NAYA5, item #3321.',
      ['saffron sky kaftan', 'chhe hazar', 'do sau', 'naya5', '3321'],
    ],
    [
      'total?',
      'Cart Rs. 9100 hai, 15% kaat kar 7735, delivery 200, kul 7935.',
      ['15%', '7735', '200', '7935'],
      ['Cart Rs. 9100 hai'],
    ],
  ]),
  ...adversarial('mixtures', 'urdu', [
    [
      'شادی کے لیے جوڑا',
      'واہ! [[p:23]] صرف ۱۹۹۹۹ میں، ۱۰٪ رعایت کے ساتھ۔ zaribazaar.pk پر آرڈر کریں۔',
      ['19999', '10%', 'zaribazaar'],
      ['واہ! [[p:23]]'],
    ],
    [
      'شادی کے لیے جوڑا',
      'Chandni Velvet Gown [[p:901]] بارہ ہزار کی ہے، کوڈ CHAND10 لگائیں۔',
      ['chandni velvet gown', '901', 'بارہ ہزار', 'chand10'],
    ],
    [
      'سستا کیا ہے',
      '۱۔ [[p:12]] ۹۵۰۰ میں\n۲۔ [[p:404]] ۸۲۰۰ میں\nمفت ڈیلیوری آج تک!',
      ['9500', '404', '8200', 'مفت ڈیلیوری آج'],
      ['[[p:12]]'],
    ],
    [
      'سستا کیا ہے',
      'پہلے ۱۵۰۰۰ تھی، اب آدھی قیمت: ساڑھے سات ہزار۔ واٹس ایپ ۰۳۰۰-۰۰۰۰۰۰۰۔',
      ['15000', 'آدھی قیمت:', 'ساڑھے سات', '0300-0000000', '03000000000'],
    ],
    [
      '6000 تک کچھ',
      '6000 تک [[p:7]] ہے۔ ۴۷۵۰ ایزی پیسہ کریں، ترسیل ہماری طرف سے۔',
      ['4750', 'ترسیل ہماری طرف'],
      ['6000 تک [[p:7]] ہے۔'],
    ],
    [
      'سستی اسکرٹ',
      'اسکرٹ ۱۸۰۰ سے، ایک کے ساتھ ایک مفت، [[p:777]] بھی۔ wa.me/923000000000',
      ['1800', 'ایک کے ساتھ ایک مفت', '777', 'wa.me', '923000000000'],
    ],
    [
      'آرڈر 1042',
      'آرڈر 1042 راستے میں ہے۔ ۲۳۰۰ باقی ہیں، pay.zaribazaar.example پر دیں۔',
      ['2300', 'zaribazaar'],
      ['آرڈر 1042 راستے میں ہے۔'],
    ],
    [
      'نیا کیا ہے',
      'نیا: Saffron Sky Kaftan، چھ ہزار دو سو کا، کوڈ NAYA5، آئٹم #3321۔',
      ['saffron sky kaftan', 'چھ ہزار', 'دو سو', 'naya5', '3321'],
    ],
    [
      'کل کتنا؟',
      'ٹوکری PKR 9100.00 ہے، ۱۵٪ کاٹ کر ۷۷۳۵، ترسیل ۲۰۰، کل ۷۹۳۵۔',
      ['15%', '7735', '200', '7935'],
      ['ٹوکری PKR 9100.00 ہے'],
    ],
  ]),
]
