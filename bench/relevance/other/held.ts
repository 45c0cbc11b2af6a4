import type { Judged } from '../query.ts'
import { piecesIn } from './catalogue.ts'

/** Queries over the other catalogue that are held back: whoever tunes the search looks at their figures only. */
export const held: Judged = {
  name: {
    'quilted crossbody bag': ['Quilted Crossbody Bag'],
    'Chitrali Wool Waistcoat': ['Chitrali Wool Waistcoat'],
    'sequinned box minaudiere': ['Sequinned Box Minaudière'],
  },
  word: {
    gown: ['Moonlit Tulle Gown'],
    sneakers: ['White Canvas Sneakers'],
    angrakha: ['Kesariya Angrakha with Gota'],
    oud: ['Oud Attar, 12 ml'],
    tote: ['Tan Leather Tote'],
  },
  words: {
    'blue jeans': ['High-Rise Straight Jeans'],
    'cotton shirt': ['Oxford Button-Down Shirt', 'Striped Cotton T-Shirt'],
    'khaddar unstitched': ['Unstitched Khaddar Three-Piece'],
    'evening clutch': ['Sequinned Box Minaudière'],
    'satin skirt': ['Champagne Satin Slip Skirt'],
  },
  plural: {
    scarves: ['Paisley Silk Scarf'],
    coats: ['Camel Wool Trench Coat'],
    jackets: ['Quilted Puffer Jacket'],
  },
  'typing error': {
    blazzer: ['Tailored Navy Blazer'],
    perl: ['Pearl Drop Earrings'],
    snekers: ['White Canvas Sneakers'],
    waistcot: ['Chitrali Wool Waistcoat'],
  },
  'Roman Urdu': {
    'dulha ki sherwani': ['Groom’s Ivory Sherwani'],
    'kaala trouser': ['Black Viscose Palazzo Trousers'],
    'sardi ke liye sweater': ['Ribbed Polo-Neck Sweater', 'Chunky Cable Cardigan'],
    jootay: piecesIn('Shoes'),
    kangan: ['Meenakari Kangan Pair'],
  },
  synonym: {
    anklet: ['Oxidised Payal with Ghungroo'],
    bangles: ['Meenakari Kangan Pair'],
    pullover: ['Ribbed Polo-Neck Sweater'],
    'bridal necklace': ['Polki Bridal Jewellery Set'],
    fragrance: ['Rose and Amber Eau de Parfum', 'Oud Attar, 12 ml'],
    'mens shoes': ['Peshawari Leather Chappal'],
  },
  wish: {
    'outfit for a little girl': ['Girls’ Lehenga Choli'],
    'what should I wear to an interview': ['Tailored Navy Blazer'],
    'bag for school': ['Unicorn School Backpack'],
    'please show me a clutch for parties': ['Sequinned Box Minaudière'],
    'cheap fabric by the metre': ['White Cotton Latha', 'Digital Print Lawn', 'Dyed Raw Silk'],
    'gifts under Rs. 2,000': ['Slim Card Wallet', 'Baby Cotton Romper', 'Oxidised Payal with Ghungroo'],
  },
  colour: {
    'green sweater': ['Ribbed Polo-Neck Sweater'],
    'yellow angrakha': ['Kesariya Angrakha with Gota'],
    'brown waistcoat': ['Chitrali Wool Waistcoat'],
    'silver clutch': ['Sequinned Box Minaudière'],
  },
  'not sold': {
    'garden furniture': [],
  },
}
