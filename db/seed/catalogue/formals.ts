import type { Rail } from '../product.ts'

export const formals: Rail = {
  category: {
    name: 'Formals',
    description:
      'Heavier work for nikah, mehndi, barat and walima, from a velvet shalwar kameez to the bridal ' +
      'lehenga. Made to order in other sizes within four weeks.',
    image_url: '/images/categories/formals.svg',
  },
  products: [
    {
      name: 'Ruby Bridal Lehenga Choli',
      description:
        'A bridal lehenga in ruby raw silk with twelve embroidered panels of dabka, zari and stone work, ' +
        'a fitted choli, and a net dupatta bordered on four sides. The skirt is lined in cotton silk and ' +
        'weighs about five kilos. Dry clean by a specialist.',
      price: '60000.00',
      stock_quantity: 1,
      featured: true,
    },
    {
      name: 'Tea-Pink Gharara Set',
      description:
        'A traditional gharara in tea-pink katan silk, gathered at the knee under a band of gota, with a ' +
        'straight embroidered shirt and a tissue dupatta. Cut by hand on the old Lucknow pattern. Dry ' +
        'clean only.',
      price: '38500.00',
      stock_quantity: 4,
    },
    {
      name: 'Mint Organza Sharara Suit',
      description:
        'A flared organza sharara in mint, sewn on a satin lining, with a short kurti worked in pearls ' +
        'and sequins and a matching chunni. Easy to walk in, and cool enough for a summer mehndi. Dry ' +
        'clean, and steam rather than iron.',
      price: '27500.00',
      stock_quantity: 7,
    },
    {
      name: 'Emerald Velvet Shalwar Kameez',
      description:
        'A long micro-velvet kameez in emerald with a tilla-embroidered neckline and cuffs, over a raw ' +
        'silk shalwar, with an organza dupatta. The three-piece jora for winter weddings. Dry clean; ' +
        'never iron the pile.',
      price: '32000.00',
      stock_quantity: 6,
    },
    {
      name: 'Gold Tissue Peshwas',
      description:
        'A floor-length peshwas in gold tissue, open at the front over a banarasi underskirt, with ' +
        'zardozi on the bodice and hem. The dupatta is plain, as the dress needs nothing more. Dry clean ' +
        'and store flat, wrapped in muslin.',
      price: '46000.00',
      stock_quantity: 0,
    },
    {
      name: 'Ivory Raw Silk Nikah Jora',
      description:
        'An ivory raw silk shirt to the calf with fine marori and pearl work, worn over a straight ' +
        'shalwar, with a dupatta edged in gold gota. Quiet enough to be worn again after the nikah. Dry ' +
        'clean.',
      price: '41000.00',
      stock_quantity: 3,
    },
    {
      name: 'Smoke Grey Open-Front Gown',
      description:
        'An embroidered net gown in smoke grey, open from the waist over a silk slip with matching ' +
        'trousers. Crystal and resham vines climb from the hem to the shoulder. For walima and black-tie ' +
        'dinners; dry clean.',
      price: '29900.00',
      stock_quantity: 8,
    },
  ],
}
