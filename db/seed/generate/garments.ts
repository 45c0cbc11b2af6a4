import type { CategoryName } from '../product.ts'
import type { fabrics, occasions, works } from './vocabulary.ts'

export interface Garment {
  noun: string
  category: CategoryName
  /** How many of a thousand generated products are of this kind. */
  share: number
  /** The range of prices in whole rupees, before fabric and work. */
  rupees: readonly [low: number, high: number]
  fabrics: readonly (keyof typeof fabrics)[]
  works: readonly (keyof typeof works)[]
  occasion: keyof typeof occasions
  cuts: readonly string[]
  details: readonly string[]
}

const dayFabrics = ['lawn', 'cambric', 'khaddar', 'karandi', 'linen', 'viscose'] as const
const partyFabrics = ['chiffon', 'georgette', 'net', 'organza', 'rawSilk', 'velvet'] as const
const bridalFabrics = [
  'net',
  'organza',
  'rawSilk',
  'velvet',
  'jamawar',
  'tissue',
  'banarasi',
  'katanSilk',
] as const
const dayWorks = [
  'plain',
  'printed',
  'blockPrint',
  'pintuck',
  'lace',
  'chikankari',
  'resham',
  'mirror',
] as const
const partyWorks = ['lace', 'resham', 'mirror', 'gota', 'sequin', 'pearl', 'zari', 'tilla'] as const
const bridalWorks = ['resham', 'gota', 'sequin', 'pearl', 'zari', 'tilla', 'dabka'] as const
const metals = ['brass', 'silver', 'antique'] as const
const gems = ['kundan', 'pearl', 'meenakari', 'beaded', 'engraved'] as const

const dress = { category: 'Dresses', fabrics: partyFabrics, works: partyWorks, occasion: 'party' } as const
const top = { category: 'Tops', fabrics: dayFabrics, works: dayWorks, occasion: 'day' } as const
const skirt = { category: 'Skirts', fabrics: dayFabrics, works: dayWorks, occasion: 'day' } as const
const jewel = { category: 'Accessories', fabrics: metals, works: gems, occasion: 'party' } as const
const formal = {
  category: 'Formals',
  fabrics: bridalFabrics,
  works: bridalWorks,
  occasion: 'wedding',
} as const

export const garments: readonly Garment[] = [
  {
    ...dress,
    noun: 'Maxi Dress',
    share: 45,
    rupees: [6500, 14000],
    cuts: ['A full-length maxi dress', 'An empire-line maxi dress', 'A long dress with a smocked waist'],
    details: ['Lined to the ankle.', 'The sleeves button at the cuff.', 'Pockets in both side seams.'],
  },
  {
    ...dress,
    noun: 'Anarkali',
    share: 50,
    rupees: [9000, 20000],
    cuts: ['An anarkali of twenty-four panels', 'A floor-length anarkali', 'A knee-length anarkali frock'],
    details: ['Comes with churidar trousers and a chunni.', 'The dupatta is included.', 'Fully lined.'],
  },
  {
    ...dress,
    noun: 'Abaya-Style Dress',
    share: 20,
    rupees: [7000, 15000],
    fabrics: ['crepe', 'georgette', 'viscose', 'linen'],
    cuts: ['An abaya-style dress cut loose from the shoulder', 'An open-front abaya-style dress'],
    details: ['A hidden zip runs down the front.', 'Deep pockets on both sides.', 'A belt is included.'],
  },
  {
    ...dress,
    noun: 'Three-Piece Jora',
    share: 90,
    rupees: [5000, 9500],
    fabrics: dayFabrics,
    works: dayWorks,
    occasion: 'day',
    cuts: [
      'A stitched three-piece jora',
      'A kameez, shalwar and dupatta',
      'A straight kameez with its shalwar',
    ],
    details: ['The dupatta is voile.', 'The kameez falls to mid-calf.', 'The shalwar has a lined waistband.'],
  },
  {
    ...top,
    noun: 'Kurta',
    share: 110,
    rupees: [2400, 4500],
    cuts: [
      'A straight kurta',
      'An A-line kurta',
      'A kurta with a high-low hem',
      'A long kurta with side slits',
    ],
    details: ['Falls below the knee.', 'Cut with a mandarin collar.', 'Side pockets.', 'Pre-washed.'],
  },
  {
    ...top,
    noun: 'Kurti',
    share: 80,
    rupees: [1900, 3600],
    cuts: ['A short kurti', 'A swingy kurti', 'A hip-length kurti with a round neck'],
    details: ['Sits at the hip.', 'Easy over jeans or a shalwar.', 'Three-quarter sleeves.'],
  },
  {
    ...top,
    noun: 'Blouse',
    share: 45,
    rupees: [2200, 4200],
    fabrics: ['cambric', 'linen', 'viscose', 'crepe', 'georgette'],
    cuts: ['A blouse with long cuffs', 'A tie-neck blouse', 'A button-through blouse'],
    details: ['Darted at the back to tuck in cleanly.', 'The collar is lightly stiffened.', 'Semi-sheer.'],
  },
  {
    ...top,
    noun: 'Peplum Top',
    share: 35,
    rupees: [2600, 4800],
    fabrics: ['lawn', 'viscose', 'georgette', 'rawSilk', 'velvet'],
    works: ['plain', 'lace', 'resham', 'mirror', 'gota', 'zari'],
    occasion: 'party',
    cuts: ['A peplum top fitted to the waist', 'A sleeveless peplum top', 'A peplum with a full flare'],
    details: ['Covered buttons at the back.', 'Pairs with cigarette trousers or a lehenga.', 'Lined bodice.'],
  },
  {
    ...skirt,
    noun: 'Midi Skirt',
    share: 40,
    rupees: [3200, 5200],
    cuts: ['A pleated midi skirt', 'A tiered midi skirt', 'A bias-cut midi skirt'],
    details: ['Covered elastic waist.', 'Falls to mid-calf.', 'A pocket in the side seam.'],
  },
  {
    ...skirt,
    noun: 'Pencil Skirt',
    share: 15,
    rupees: [3000, 4600],
    fabrics: ['crepe', 'linen', 'cambric', 'karandi'],
    works: ['plain', 'pintuck', 'blockPrint', 'lace'],
    cuts: ['A knee-length pencil skirt', 'A high-waisted pencil skirt'],
    details: ['A vent at the back.', 'Lined, with a side zip.', 'Sits flat under a long kurta.'],
  },
  {
    ...skirt,
    noun: 'Lehenga Skirt',
    share: 35,
    rupees: [7500, 13000],
    fabrics: [...partyFabrics, 'banarasi'],
    works: partyWorks,
    occasion: 'wedding',
    cuts: ['A flared lehenga skirt', 'A panelled lehenga skirt', 'A lehenga skirt cut on the circle'],
    details: ['About five metres round at the hem.', 'Tassels at the drawstring.', 'Satin lining.'],
  },
  {
    ...jewel,
    noun: 'Necklace',
    share: 45,
    rupees: [1600, 4800],
    cuts: ['A choker necklace', 'A long rani haar necklace', 'A collar necklace', 'A pendant necklace'],
    details: ['Tied by an adjustable silk cord.', 'Matching stud earrings come with it.', 'Boxed as a gift.'],
  },
  {
    ...jewel,
    noun: 'Jhumka Earrings',
    share: 45,
    rupees: [700, 2200],
    cuts: ['Bell-shaped jhumka earrings', 'Three-tier jhumka earrings', 'Small jhumka earrings'],
    details: ['Light for their size.', 'On standard posts.', 'Hung with a fringe of tiny beads.'],
  },
  {
    ...jewel,
    noun: 'Bangles',
    share: 25,
    rupees: [450, 1800],
    fabrics: [...metals, 'glass'],
    cuts: ['A dozen bangles', 'A pair of broad bangles', 'A set of six bangles'],
    details: ['In sizes from 2.2 to 2.8.', 'Boxed as a gift.', 'Stack them with plain ones.'],
  },
  {
    ...jewel,
    noun: 'Dupatta',
    share: 50,
    rupees: [1400, 3200],
    fabrics: ['lawn', 'chiffon', 'net', 'organza', 'banarasi', 'georgette'],
    works: ['plain', 'printed', 'blockPrint', 'lace', 'gota', 'mirror', 'zari'],
    cuts: ['A two-and-a-half-metre dupatta', 'A square chunni', 'A broad dupatta with finished edges'],
    details: ['Pins easily over a plain kurta.', 'Edged on all four sides.', 'Tasselled at the corners.'],
  },
  {
    ...jewel,
    noun: 'Clutch',
    share: 25,
    rupees: [1800, 3800],
    fabrics: ['velvet', 'rawSilk', 'banarasi', 'leather', 'jute'],
    works: ['plain', 'resham', 'mirror', 'zari', 'pearl', 'beaded'],
    cuts: ['An envelope clutch', 'A box clutch', 'A fold-over clutch'],
    details: ['With a chain that tucks away.', 'Fits a phone and an invitation card.', 'Magnetic clasp.'],
  },
  {
    ...jewel,
    noun: 'Potli Bag',
    share: 20,
    rupees: [1000, 2400],
    fabrics: ['velvet', 'rawSilk', 'banarasi', 'tissue', 'jute'],
    works: ['resham', 'gota', 'mirror', 'zari', 'pearl', 'beaded'],
    cuts: ['A drawstring potli bag', 'A round-bottomed potli bag'],
    details: ['Lined in satin.', 'Hangs from the wrist.', 'Finished with pearl tassels.'],
  },
  {
    ...jewel,
    noun: 'Khussa',
    share: 35,
    rupees: [1900, 3600],
    fabrics: ['leather', 'velvet', 'rawSilk', 'jamawar'],
    works: ['plain', 'resham', 'mirror', 'zari', 'tilla', 'pearl', 'beaded'],
    cuts: ['Flat khussa shoes', 'Pointed khussa shoes', 'Backless khussa mules'],
    details: ['Cushioned with a foam insole.', 'Hand-stitched in Multan.', 'Choose your usual size.'],
  },
  {
    ...jewel,
    noun: 'Shawl',
    share: 20,
    rupees: [3200, 7500],
    fabrics: ['wool', 'velvet', 'karandi'],
    works: ['plain', 'resham', 'zari', 'tilla', 'mirror', 'blockPrint'],
    cuts: ['A full-size shawl', 'A narrow shawl with fringed ends', 'A heavy winter shawl'],
    details: ['Fringed by hand.', 'Air it rather than wash it.', 'Warm without weight.'],
  },
  {
    ...formal,
    noun: 'Saree',
    category: 'Sarees',
    share: 55,
    rupees: [7000, 18000],
    fabrics: [...bridalFabrics, 'chiffon', 'georgette'],
    works: ['plain', ...bridalWorks],
    cuts: ['A six-yard saree', 'A saree with a contrast pallu', 'A saree with a narrow border'],
    details: ['With an unstitched blouse piece.', 'Finished with fall and edging.', 'Holds its pleats well.'],
  },
  {
    ...formal,
    noun: 'Ready-to-Wear Saree',
    category: 'Sarees',
    share: 20,
    rupees: [9500, 16000],
    fabrics: ['chiffon', 'georgette', 'net', 'crepe', 'rawSilk'],
    cuts: ['A saree with stitched pleats', 'A pre-draped saree on a fitted petticoat'],
    details: ['The blouse comes stitched.', 'Fastens with a side zip.', 'Draped in a minute.'],
  },
  {
    ...formal,
    noun: 'Lehenga',
    share: 25,
    rupees: [16000, 34000],
    cuts: [
      'A lehenga with a fitted choli',
      'A panelled lehenga and long shirt',
      'A lehenga with a short blouse',
    ],
    details: ['The dupatta is bordered on four sides.', 'Lined in cotton silk.', 'Made to your measure.'],
  },
  {
    ...formal,
    noun: 'Gharara',
    share: 20,
    rupees: [13000, 28000],
    cuts: ['A gharara gathered at the knee', 'A gharara with a straight shirt', 'A gharara and peplum'],
    details: ['With a tissue dupatta.', 'A band of gota covers the seam.', 'Cut by hand.'],
  },
  {
    ...formal,
    noun: 'Sharara',
    share: 20,
    rupees: [11000, 24000],
    cuts: ['A flared sharara with a short kurti', 'A sharara and long shirt', 'A three-tier sharara'],
    details: ['Easy to walk in.', 'With a matching chunni.', 'Sewn on a satin lining.'],
  },
  {
    ...formal,
    noun: 'Shalwar Kameez',
    share: 30,
    rupees: [9000, 21000],
    cuts: [
      'A formal shalwar kameez',
      'A long kameez over a shalwar',
      'A calf-length kameez with its shalwar',
    ],
    details: ['The organza dupatta is included.', 'Embroidered at neck and cuffs.', 'Fully lined.'],
  },
]
