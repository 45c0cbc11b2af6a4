import type { Rail } from '../product.ts'

export const skirts: Rail = {
  category: {
    name: 'Skirts',
    description:
      'Skirts for the desk, the weekend and the mehndi: pencil and pleated midis, wraps, and full ' +
      'lehenga skirts to wear with a blouse you already own.',
    image_url: '/images/categories/skirts.svg',
  },
  products: [
    {
      name: 'Banarasi Brocade Skirt',
      description:
        'A floor-length skirt in teal banarasi brocade with a woven zari border, set in box pleats on a ' +
        'flat front waistband. Fully lined, with a side zip and a pocket in the seam. Wear it with a ' +
        'plain silk blouse; dry clean.',
      price: '8900.00',
      stock_quantity: 7,
    },
    {
      name: 'Gota Mehndi Lehenga Skirt',
      description:
        'A flared lehenga skirt in yellow cotton net over a satin lining, ringed by four rows of gota ' +
        'ribbon and finished with tassels at the drawstring. About five metres round at the hem, so it ' +
        'turns well. Dry clean, and keep perfume off the gota.',
      price: '11500.00',
      stock_quantity: 10,
      featured: true,
    },
    {
      name: 'Pleated Georgette Midi Skirt',
      description:
        'Knife-pleated dusty rose georgette on a covered elastic waist, falling to mid-calf. The pleats ' +
        'are heat-set and stay in through washing. Pair it with a tucked-in shirt for work or a lace top ' +
        'in the evening.',
      price: '4300.00',
      stock_quantity: 22,
    },
    {
      name: 'Linen Wrap Skirt',
      description:
        'A wrap skirt in washed natural linen that ties at the side and overlaps by half, so it stays ' +
        'closed in the wind. Ankle length, with a deep patch pocket. Machine wash; it softens with every ' +
        'wear.',
      price: '4900.00',
      stock_quantity: 15,
    },
    {
      name: 'Tiered Ajrak Cotton Skirt',
      description:
        'Three gathered tiers of ajrak cotton from Sindh, block-printed in madder red and indigo by hand, ' +
        'so no two are quite alike. Drawstring waist with cotton tassels. Wash separately in cold water ' +
        'and dry in the shade.',
      price: '5300.00',
      stock_quantity: 13,
    },
    {
      name: 'High-Waist Pencil Skirt',
      description:
        'A pencil skirt in charcoal stretch suiting, knee length, with a high waistband and a vent at the ' +
        'back. Lined, and cut to sit flat under a long kurta or a blouse. For the office; machine wash ' +
        'gentle, cool iron.',
      price: '3900.00',
      stock_quantity: 18,
    },
  ],
}
