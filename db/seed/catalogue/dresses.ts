import type { Rail } from '../product.ts'

export const dresses: Rail = {
  category: {
    name: 'Dresses',
    description:
      'Everyday to evening in one piece: lawn and khaddar joras for the working week, maxi dresses and ' +
      'kaftans for lunches and long dinners, anarkalis for the weddings of other people.',
    image_url: '/images/categories/dresses.svg',
  },
  products: [
    {
      name: 'Gulbahar Floral Maxi Dress',
      description:
        'A full-length maxi dress in printed georgette, with a smocked waist, a gathered skirt and sheer ' +
        'sleeves that button at the cuff. Lined to the ankle in soft viscose, so it needs no slip. Hand ' +
        'wash cold and hang to dry; the creases fall out overnight.',
      price: '11500.00',
      stock_quantity: 14,
    },
    {
      name: 'Meher Chiffon Anarkali with Chunni',
      description:
        'Twenty-four panels of ivory chiffon sweep out from a fitted bodice, finished at the hem with a ' +
        'hand-sewn gota border. It comes with churidar trousers and a chunni edged in the same gota. ' +
        'Light enough for a wedding guest to dance in; dry clean only.',
      price: '21500.00',
      stock_quantity: 8,
      featured: true,
    },
    {
      name: 'Zainab Abaya-Style Evening Dress',
      description:
        'An abaya-style dress in matte black nida crepe, cut loose from the shoulder with a hidden front ' +
        'zip and deep pockets. Satin piping runs down the opening and round the wide sleeves. Machine ' +
        'wash on a gentle cycle, inside out.',
      price: '14800.00',
      stock_quantity: 11,
    },
    {
      name: 'Sabz Bagh Lawn Shirt Dress',
      description:
        'A button-through shirt dress in fine cotton lawn, printed with a small green leaf. Below the ' +
        'knee, with long sleeves that roll and fasten, and a belt of the same cloth. Made for the office ' +
        'in June; machine wash at thirty degrees.',
      price: '5000.00',
      stock_quantity: 32,
    },
    {
      name: 'Sehr Three-Piece Lawn Jora',
      description:
        'A stitched summer jora: a straight lawn kameez with an embroidered neckline, a plain dyed ' +
        'shalwar and a printed voile dupatta. The kameez falls to mid-calf with side slits. Wash dark ' +
        'colours separately the first time.',
      price: '7950.00',
      stock_quantity: 26,
      featured: true,
    },
    {
      name: 'Neelam Khaddar Winter Jora',
      description:
        'Three pieces in brushed indigo khaddar: a long kameez with wooden buttons, a shalwar with a ' +
        'lined waistband, and a woollen-blend dupatta wide enough to serve as a shawl. Warm without bulk ' +
        'for northern winters. Hand wash in cool water.',
      price: '8600.00',
      stock_quantity: 17,
    },
    {
      name: 'Mirha Embroidered Kaftan',
      description:
        'A loose kaftan in plum viscose silk, gathered at the waist by a drawstring inside, with resham ' +
        'thread embroidery framing the neck. One size fits small to extra large. Good for Eid lunch and ' +
        'for hosting at home; dry clean.',
      price: '9750.00',
      stock_quantity: 9,
    },
    {
      name: 'Naina Lace Cocktail Dress',
      description:
        'Corded black lace over a nude lining, with a boat neck, three-quarter sleeves and a knee-length ' +
        'skirt. The scalloped edge of the lace makes the hem. Dry clean, and store flat rather than hung.',
      price: '13900.00',
      stock_quantity: 3,
    },
  ],
}
