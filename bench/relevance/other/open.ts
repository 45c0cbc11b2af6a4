import type { Judged } from '../query.ts'
import { piecesIn } from './catalogue.ts'

const bags = piecesIn('Bags and Wallets').filter((name) => name !== 'Slim Card Wallet')

/** Queries over the other catalogue to tune the search by. */
export const open: Judged = {
  name: {
    'moonlit tulle gown': ['Moonlit Tulle Gown'],
    'Groom’s Ivory Sherwani': ['Groom’s Ivory Sherwani'],
    'rose and amber eau de parfum': ['Rose and Amber Eau de Parfum'],
  },
  word: {
    blazer: ['Tailored Navy Blazer'],
    hijab: ['Chiffon Hijab in Dusty Rose'],
    sherwani: ['Groom’s Ivory Sherwani'],
    backpack: ['Unicorn School Backpack'],
    lawn: ['Digital Print Lawn'],
  },
  words: {
    'wool coat': ['Camel Wool Trench Coat'],
    'silk scarf': ['Paisley Silk Scarf'],
    'leather wallet': ['Slim Card Wallet'],
    't-shirt': ['Striped Cotton T-Shirt'],
    'velvet khussa': ['Embroidered Multani Khussa'],
  },
  plural: {
    cardigans: ['Chunky Cable Cardigan'],
    earrings: ['Pearl Drop Earrings'],
    wallets: ['Slim Card Wallet'],
  },
  'typing error': {
    sweeter: ['Ribbed Polo-Neck Sweater'],
    jens: ['High-Rise Straight Jeans'],
    'trech coat': ['Camel Wool Trench Coat'],
    sherwni: ['Groom’s Ivory Sherwani'],
  },
  'Roman Urdu': {
    'bachon ke kapre': ['Girls’ Lehenga Choli', 'Boys’ Kurta Pyjama Set', 'Baby Cotton Romper'],
    'mardana kurta': ['Men’s Wash-and-Wear Kurta'],
    baraat: ['Shehnai Farshi Gharara'],
    'chandi ki payal': ['Oxidised Payal with Ghungroo'],
    khushboo: ['Oud Attar, 12 ml', 'Rose and Amber Eau de Parfum'],
  },
  synonym: {
    pants: ['Black Viscose Palazzo Trousers', 'Pleated Office Trousers', 'High-Rise Straight Jeans'],
    perfume: ['Rose and Amber Eau de Parfum', 'Oud Attar, 12 ml'],
    jumper: ['Ribbed Polo-Neck Sweater'],
    handbag: bags,
    heels: ['Block-Heel Court Shoes'],
    'kids dress': ['Girls’ Lehenga Choli'],
  },
  wish: {
    'dress to wear as a wedding guest': ['Wine Georgette Guest Maxi'],
    'something for a newborn baby': ['Baby Cotton Romper'],
    'gift for my husband': [
      ...piecesIn('Menswear').filter((name) => name !== 'Groom’s Ivory Sherwani'),
      'Slim Card Wallet',
    ],
    'shoes for the office': ['Block-Heel Court Shoes'],
    'I am looking for a mayun outfit': ['Kesariya Angrakha with Gota'],
    'warm jacket for winter': ['Quilted Puffer Jacket'],
  },
  colour: {
    'red shawl': ['Kashmiri Pashmina Stole'],
    'white shoes': ['White Canvas Sneakers'],
    'black kaftan': ['Raat Velvet Kaftan'],
    'pink bag': ['Quilted Crossbody Bag'],
  },
  'not sold': {
    'washing machine': [],
  },
}
