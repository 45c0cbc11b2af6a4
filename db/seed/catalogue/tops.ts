import type { Rail } from '../product.ts'

export const tops: Rail = {
  category: {
    name: 'Tops',
    description:
      'Kurtas, kurtis, blouses and tunics to wear with a shalwar, cigarette trousers or jeans. Most are ' +
      'cotton, and nearly all can go in the washing machine.',
    image_url: '/images/categories/tops.svg',
  },
  products: [
    {
      name: 'Chikankari Cotton Kurta',
      description:
        'A white-on-white kurta in mulmul cotton, hand-embroidered with chikankari shadow work across the ' +
        'front and sleeves. Straight cut, knee length, with a matching slip. Hand wash with mild soap and ' +
        'iron on the reverse.',
      price: '4200.00',
      stock_quantity: 21,
      featured: true,
    },
    {
      name: 'Indigo Block-Print Kurti',
      description:
        'A short kurti in hand block-printed cotton, dyed in natural indigo, with a mandarin collar and ' +
        'side pockets. It sits at the hip and suits jeans as well as a shalwar. Indigo rubs off a little ' +
        'at first: wash alone, in cold water.',
      price: '2450.00',
      stock_quantity: 38,
    },
    {
      name: 'Pintuck Office Blouse',
      description:
        'A crisp poplin blouse in pale blue with a pintucked front, a small round collar and long cuffs. ' +
        'Darted at the back so that it tucks in cleanly. An office staple; machine wash warm and iron ' +
        'while damp.',
      price: '3300.00',
      stock_quantity: 24,
    },
    {
      name: 'Rani Pink Peplum Top',
      description:
        'A fitted raw silk top in rani pink that flares into a peplum below the waist, with covered ' +
        'buttons down the back. Pair it with cigarette trousers for a dholki or with a plain lehenga. Dry ' +
        'clean only.',
      price: '3850.00',
      stock_quantity: 12,
    },
    {
      name: 'Khaddar Winter Kurta',
      description:
        'A thick, soft khaddar kurta in rust, A-line and below the knee, with a placket of coconut-shell ' +
        'buttons and two patch pockets. Pre-washed, so it will not shrink. Machine wash cold with like ' +
        'colours.',
      price: '3600.00',
      stock_quantity: 19,
    },
    {
      name: 'Lace-Yoke Cotton Top',
      description:
        'A sleeveless cotton voile top whose yoke is pieced from bands of crochet lace. Gathered under ' +
        'the yoke and cropped at the hip, with a keyhole at the back. Hand wash; reshape the lace while ' +
        'it is wet.',
      price: '2900.00',
      stock_quantity: 16,
    },
    {
      name: 'Everyday Jersey Long-Sleeve Top',
      description:
        'A close-fitting long-sleeve top in cotton jersey with a little stretch, made to layer under ' +
        'sleeveless kurtas and sheer dresses. High round neck and long in the body. Machine wash; do not ' +
        'tumble dry.',
      price: '1800.00',
      stock_quantity: 60,
    },
    {
      name: 'Mirror-Work Mehndi Kurti',
      description:
        'A mustard cotton kurti scattered with hand-set sheesha mirrors, with tassels at the neck and ' +
        'bright thread work on the cuffs. Short and swingy, for mehndi nights and garden parties. Spot ' +
        'clean or hand wash inside out.',
      price: '3950.00',
      stock_quantity: 4,
    },
  ],
}
