import type { Rail } from '../product.ts'

export const accessories: Rail = {
  category: {
    name: 'Accessories',
    description:
      'What finishes the jora: jewellery, dupattas, bags and shoes. Most arrive in a small box of their ' +
      'own, ready to be given.',
    image_url: '/images/categories/accessories.svg',
  },
  products: [
    {
      name: 'Kundan Choker Necklace',
      description:
        'A choker necklace of glass kundan stones set in gold-plated brass, edged with seed pearls and ' +
        'tied by an adjustable silk cord. It comes with matching stud earrings. Keep it dry and away from ' +
        'perfume.',
      price: '3450.00',
      stock_quantity: 12,
      featured: true,
    },
    {
      name: 'Silver-Tone Jhumka Earrings',
      description:
        'Bell-shaped jhumka earrings in oxidised silver tone, engraved by hand and hung with a fringe of ' +
        'tiny beads. Light for their size, on standard posts. A safe gift for anyone with pierced ears.',
      price: '1250.00',
      stock_quantity: 45,
    },
    {
      name: 'Zari Potli Bag',
      description:
        'A drawstring potli bag in maroon velvet worked with zari thread, lined in satin and finished ' +
        'with pearl tassels. It holds a phone, keys and a lipstick, and hangs from the wrist. Wipe clean ' +
        'with a dry cloth.',
      price: '1950.00',
      stock_quantity: 27,
    },
    {
      name: 'Beaded Envelope Clutch',
      description:
        'An envelope clutch covered in champagne glass beads, with a magnetic flap, a slip pocket and a ' +
        'chain that tucks away. Wide enough for a phone and an invitation card. The beads are sewn, not ' +
        'glued.',
      price: '2800.00',
      stock_quantity: 14,
    },
    {
      name: 'Hand-Stitched Leather Khussa',
      description:
        'Flat khussa shoes from Multan in camel leather, embroidered with gold tilla thread and cushioned ' +
        'with a foam insole. Soft from the first day. Brush clean; keep out of the rain.',
      price: '3200.00',
      stock_quantity: 20,
    },
    {
      name: 'Chiffon Dupatta with Gota Edging',
      description:
        'A two-and-a-half-metre dupatta in sea-green pure chiffon, edged on all four sides with narrow ' +
        'gota lace. Sheer, light and easy to pin over a plain kurta. Hand wash alone and iron cool.',
      price: '2400.00',
      stock_quantity: 34,
    },
    {
      name: 'Glass Bangles, Set of Twenty-Four',
      description:
        'Two dozen glass bangles from Hyderabad in one colour family, banded in gold. Sizes run from 2.2 ' +
        'to 2.8 inches across; tell us yours in the note to your order. A small Eid gift that always fits ' +
        'the budget.',
      price: '450.00',
      stock_quantity: 120,
    },
    {
      name: 'Swat Handwoven Wool Shawl',
      description:
        'A full-size shawl woven on a pit loom in Swat from undyed wool, with a red and black geometric ' +
        'border. Warm, dense and made to last for decades. Air it rather than wash it; dry clean when you ' +
        'must.',
      price: '6500.00',
      stock_quantity: 0,
    },
  ],
}
