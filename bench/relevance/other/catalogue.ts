/** A piece of the other boutique: its name, what is said of it, and its price in rupees. */
type Piece = readonly [name: string, description: string, price: string]

/** Another boutique's whole stock by category, oldest first: so that the search does not fit the demo alone. */
export const otherCatalogue: Readonly<Record<string, readonly Piece[]>> = {
  'Eastern Pret': [
    [
      'Shabnam Cambric Kurti',
      'Olive cambric with thread embroidery at the neck and three-quarter sleeves. Everyday wear, machine washable.',
      '3290.00',
    ],
    [
      'Bahar Printed Two-Piece',
      'Shirt and trousers in soft lawn, printed with coral hibiscus. Cool enough for July.',
      '4990.00',
    ],
    [
      'Sufi White Shalwar Suit',
      'A plain white cotton kameez and shalwar with a pin-tucked collar. Comes without a dupatta.',
      '5450.00',
    ],
    [
      'Kesariya Angrakha with Gota',
      'A saffron angrakha, tied at the side and edged in gota, for mayun and mehndi functions.',
      '9800.00',
    ],
    [
      'Raat Velvet Kaftan',
      'A black velvet kaftan with antique gold work on the yoke. Warm, and grand enough for a winter dinner.',
      '13500.00',
    ],
    [
      'Black Viscose Palazzo Trousers',
      'Wide-leg trousers with an elastic waist that go under any kurta.',
      '2250.00',
    ],
  ],
  Bridal: [
    [
      'Shehnai Farshi Gharara',
      'Maroon jamawar farshi gharara with a trail, kora-dabka shirt and a net dupatta. For the baraat.',
      '115000.00',
    ],
    [
      'Moonlit Tulle Gown',
      'Silver tulle over satin with a fitted bodice and a sweeping skirt; our choice for the walima.',
      '68000.00',
    ],
    [
      'Polki Bridal Jewellery Set',
      'Necklace, earrings and tikka in uncut polki stones with green drops.',
      '24500.00',
    ],
    [
      'Wine Georgette Guest Maxi',
      'A flowing georgette maxi in deep wine with cutwork sleeves, for those invited to a wedding.',
      '17900.00',
    ],
  ],
  Western: [
    ['High-Rise Straight Jeans', 'Rigid blue denim with five pockets and a straight leg.', '4200.00'],
    [
      'Oxford Button-Down Shirt',
      'A pale blue cotton shirt that goes from the desk to the weekend.',
      '3600.00',
    ],
    ['Striped Cotton T-Shirt', 'Navy and white stripes, crew neck, short sleeves.', '1490.00'],
    ['Floral Wrap Midi Dress', 'Small poppies on a cream crepe, wrapped and tied at the waist.', '6300.00'],
    ['Champagne Satin Slip Skirt', 'Cut on the bias, to the calf, with a hidden zip.', '4100.00'],
    [
      'Tailored Navy Blazer',
      'A single-breasted blazer, half lined, for interviews and the office.',
      '9400.00',
    ],
    ['Pleated Office Trousers', 'Grey suiting with a crease that stays and side pockets.', '4700.00'],
  ],
  Outerwear: [
    [
      'Camel Wool Trench Coat',
      'Belted and double-breasted, lined throughout, with deep pockets.',
      '16800.00',
    ],
    ['Chunky Cable Cardigan', 'An oversized knit in oatmeal with horn buttons.', '6900.00'],
    [
      'Ribbed Polo-Neck Sweater',
      'A close-fitting jumper in merino, in emerald. Soft against the skin.',
      '5200.00',
    ],
    ['Quilted Puffer Jacket', 'Light, padded and hooded; keeps out the cold of Murree.', '8900.00'],
    [
      'Kashmiri Pashmina Stole',
      'Fine goat’s wool, woven and embroidered in Srinagar style, in deep red.',
      '18500.00',
    ],
  ],
  Menswear: [
    [
      'Men’s Wash-and-Wear Kurta',
      'An easy-care kurta in sky blue with a ban collar, for Fridays and every day.',
      '3400.00',
    ],
    [
      'Groom’s Ivory Sherwani',
      'Raw silk with zardozi on the collar and cuffs, made to measure with an inner suit.',
      '82000.00',
    ],
    ['Chitrali Wool Waistcoat', 'A hand-loomed waistcoat for men in undyed brown wool.', '7200.00'],
    ['Peshawari Leather Chappal', 'The men’s classic, double-soled and hand-cut in tan.', '4800.00'],
  ],
  Kids: [
    [
      'Girls’ Lehenga Choli',
      'Pink and yellow lehenga for ages 4 to 10, with a soft cotton lining that does not scratch.',
      '6100.00',
    ],
    ['Boys’ Kurta Pyjama Set', 'White cotton kurta with a narrow pyjama, ages 2 to 12.', '3100.00'],
    [
      'Baby Cotton Romper',
      'Snap buttons and tiny elephants, from newborn to eighteen months. A welcome gift for a new arrival.',
      '1350.00',
    ],
    ['Unicorn School Backpack', 'Padded straps, a bottle pocket and room for a lunch box.', '2700.00'],
  ],
  'Fabric by the Yard': [
    ['Digital Print Lawn', 'Sold by the yard, 54 inches wide, in a blue tile pattern.', '650.00'],
    ['Dyed Raw Silk', 'Sold by the yard in twelve colours, for blouses and shararas.', '1850.00'],
    [
      'Unstitched Khaddar Three-Piece',
      'Shirt, trouser and shawl pieces in rust khaddar, to be stitched by your tailor.',
      '5600.00',
    ],
    ['White Cotton Latha', 'Crisp latha for shalwars and linings, by the metre.', '420.00'],
  ],
  'Bags and Wallets': [
    ['Tan Leather Tote', 'Holds a laptop, a lunch and a library book.', '11200.00'],
    ['Quilted Crossbody Bag', 'A small bag on a long chain, in dusty pink.', '4400.00'],
    [
      'Sequinned Box Minaudière',
      'A hard evening clutch in silver sequins with a wrist loop, for weddings and parties.',
      '5900.00',
    ],
    ['Slim Card Wallet', 'Six cards and a folded note, in black leather. Boxed as a gift.', '1700.00'],
  ],
  Shoes: [
    ['Block-Heel Court Shoes', 'Black suede pumps on a two-inch heel that is kind all day.', '6600.00'],
    ['Embroidered Multani Khussa', 'Red velvet, worked in tilla, with a padded sole.', '3300.00'],
    ['White Canvas Sneakers', 'Laces, rubber soles, and nothing to explain.', '3900.00'],
    ['Kolhapuri Flat Sandals', 'Braided leather with a toe ring, in natural tan.', '2950.00'],
  ],
  'Jewellery and Scent': [
    [
      'Pearl Drop Earrings',
      'Freshwater pearls on gold-plated hooks. A present that is never wrong.',
      '2300.00',
    ],
    ['Oxidised Payal with Ghungroo', 'A pair of silver-tone anklets that jingle.', '1250.00'],
    ['Meenakari Kangan Pair', 'Two enamelled bangles in blue and gold, with screw clasps.', '3700.00'],
    ['Oud Attar, 12 ml', 'A dark, smoky oil from Kannauj. One drop on the wrist.', '4500.00'],
    ['Rose and Amber Eau de Parfum', 'Damask rose at first, amber after an hour. 50 ml spray.', '6800.00'],
  ],
  'Scarves and Hijabs': [
    ['Paisley Silk Scarf', 'A ninety-centimetre square in printed twill, hand rolled.', '3500.00'],
    ['Chiffon Hijab in Dusty Rose', 'Does not slip, needs no iron.', '990.00'],
    [
      'Phulkari Chaddar',
      'Hand-embroidered in bright floss on rust cotton, large enough to drape.',
      '7400.00',
    ],
  ],
}

/** The names of the pieces in a category. */
export const piecesIn = (category: string): readonly string[] =>
  (otherCatalogue[category] ?? []).map(([name]) => name)
