import type { Rail } from '../product.ts'

export const sarees: Rail = {
  category: {
    name: 'Sarees',
    description:
      'Six yards, draped or ready stitched. Silk, chiffon, organza, net and cotton, each sold with an ' +
      'unstitched blouse piece unless we say otherwise.',
    image_url: '/images/categories/sarees.svg',
  },
  products: [
    {
      name: 'Crimson Banarasi Silk Saree',
      description:
        'Pure katan silk woven in Banarasi style with gold zari paisleys, deepening into a dense brocade ' +
        'pallu. Heavy enough to hold its pleats through a long barat. Comes with a blouse piece; dry ' +
        'clean and refold along new lines twice a year.',
      price: '45000.00',
      stock_quantity: 2,
      featured: true,
    },
    {
      name: 'Midnight Blue Chiffon Saree',
      description:
        'A fluid pure chiffon saree in midnight blue with a narrow border of hand-sewn sequins and ' +
        'cutdana beads. Light, forgiving and quick to drape, a good first saree for a wedding guest. ' +
        'Blouse piece in matching raw silk; dry clean.',
      price: '14000.00',
      stock_quantity: 9,
      featured: true,
    },
    {
      name: 'Ivory Organza Saree',
      description:
        'Crisp ivory organza painted by hand with trailing roses, its edge cut into scallops and bound in ' +
        'silk thread. The stiff weave keeps its shape for daytime weddings and sits well with pearls. ' +
        'Comes with a silk blouse piece; dry clean.',
      price: '24500.00',
      stock_quantity: 5,
    },
    {
      name: 'Bottle-Green Raw Silk Saree',
      description:
        'A raw silk saree in bottle green with a plain field and a hand-width gold border, for those who ' +
        'let the jewellery speak. Slubbed, matte and cool to the touch. Blouse piece in the border ' +
        'colour; dry clean.',
      price: '18900.00',
      stock_quantity: 6,
    },
    {
      name: 'Blush Net Saree with Pearl Border',
      description:
        'Soft blush net worked all over with tone-on-tone resham, bordered by a line of hand-sewn pearls. ' +
        'The blouse comes stitched, in sizes 8 to 16, with sheer sleeves. Made for walima evenings; dry ' +
        'clean and store in muslin.',
      price: '28000.00',
      stock_quantity: 4,
    },
    {
      name: 'Everyday Handloom Cotton Saree',
      description:
        'A handloom cotton saree in mustard with a thin temple border, soft enough to wear to the office ' +
        'all day. It drapes best after the second wash. Cold wash with a handful of salt and starch ' +
        'lightly.',
      price: '9000.00',
      stock_quantity: 16,
    },
    {
      name: 'Ready-to-Wear Pleated Saree',
      description:
        'The pleats of this black georgette saree are already stitched to a fitted petticoat with a side ' +
        'zip: step in, throw the pallu over a shoulder, and go. A sequinned blouse with short sleeves is ' +
        'included. Hand wash the saree, dry clean the blouse.',
      price: '16500.00',
      stock_quantity: 11,
    },
  ],
}
