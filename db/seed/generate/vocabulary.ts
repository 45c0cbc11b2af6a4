/** How a piece is made: its word in the name, its part of the description and what it does to the price. */
export interface Making {
  label: string
  phrase: string
  percent: number
}

export interface Fabric extends Making {
  care: string
}

const machineWash = 'Machine wash at thirty degrees and iron damp.'
const handWash = 'Hand wash cold with mild soap and dry in the shade.'
const dryClean = 'Dry clean only.'
const wipeClean = 'Wipe with a dry cloth.'
const keepDry = 'Keep it dry and away from perfume.'

export const fabrics = {
  lawn: { label: 'Lawn', phrase: 'airy cotton lawn', percent: 90, care: machineWash },
  cambric: { label: 'Cambric', phrase: 'smooth cotton cambric', percent: 95, care: machineWash },
  khaddar: { label: 'Khaddar', phrase: 'thick, soft khaddar', percent: 100, care: handWash },
  karandi: { label: 'Karandi', phrase: 'slubbed winter karandi', percent: 105, care: handWash },
  linen: { label: 'Linen', phrase: 'washed linen', percent: 115, care: machineWash },
  viscose: { label: 'Viscose', phrase: 'fluid viscose', percent: 90, care: handWash },
  crepe: { label: 'Crepe', phrase: 'matte crepe', percent: 105, care: handWash },
  georgette: { label: 'Georgette', phrase: 'floating georgette', percent: 110, care: handWash },
  chiffon: { label: 'Chiffon', phrase: 'sheer pure chiffon', percent: 120, care: dryClean },
  net: { label: 'Net', phrase: 'soft net over a satin lining', percent: 125, care: dryClean },
  organza: { label: 'Organza', phrase: 'crisp organza', percent: 130, care: dryClean },
  rawSilk: { label: 'Raw Silk', phrase: 'slubbed raw silk', percent: 140, care: dryClean },
  velvet: { label: 'Velvet', phrase: 'deep-piled micro velvet', percent: 145, care: dryClean },
  jamawar: { label: 'Jamawar', phrase: 'woven jamawar', percent: 150, care: dryClean },
  tissue: { label: 'Tissue', phrase: 'shimmering tissue', percent: 150, care: dryClean },
  banarasi: { label: 'Banarasi', phrase: 'banarasi brocade', percent: 165, care: dryClean },
  katanSilk: { label: 'Katan Silk', phrase: 'pure katan silk', percent: 180, care: dryClean },
  wool: { label: 'Wool', phrase: 'handwoven wool', percent: 130, care: dryClean },
  brass: { label: 'Gold-Plated', phrase: 'gold-plated brass', percent: 120, care: keepDry },
  silver: { label: 'Silver-Tone', phrase: 'oxidised silver tone', percent: 90, care: keepDry },
  antique: { label: 'Antique-Finish', phrase: 'brass with an antique finish', percent: 100, care: keepDry },
  glass: { label: 'Glass', phrase: 'hand-blown glass', percent: 70, care: keepDry },
  leather: { label: 'Leather', phrase: 'soft-tanned leather', percent: 120, care: wipeClean },
  jute: { label: 'Jute', phrase: 'woven jute', percent: 80, care: wipeClean },
} satisfies Record<string, Fabric>

export const works = {
  plain: { label: 'Plain', phrase: 'left plain', percent: 85 },
  printed: { label: 'Printed', phrase: 'printed with small flowers', percent: 95 },
  blockPrint: { label: 'Block-Print', phrase: 'block-printed by hand', percent: 100 },
  pintuck: { label: 'Pintuck', phrase: 'set with fine pintucks', percent: 95 },
  lace: { label: 'Lace-Trim', phrase: 'trimmed with cotton lace', percent: 105 },
  chikankari: { label: 'Chikankari', phrase: 'embroidered with chikankari shadow work', percent: 125 },
  resham: { label: 'Resham', phrase: 'embroidered in resham thread', percent: 125 },
  mirror: { label: 'Mirror-Work', phrase: 'set with sheesha mirrors', percent: 120 },
  gota: { label: 'Gota', phrase: 'edged with hand-sewn gota', percent: 125 },
  sequin: { label: 'Sequin', phrase: 'scattered with sequins', percent: 130 },
  pearl: { label: 'Pearl', phrase: 'finished with seed pearls', percent: 135 },
  zari: { label: 'Zari', phrase: 'worked with zari thread', percent: 140 },
  tilla: { label: 'Tilla', phrase: 'embroidered in gold tilla', percent: 150 },
  dabka: { label: 'Dabka', phrase: 'raised with dabka and stones', percent: 175 },
  kundan: { label: 'Kundan', phrase: 'set with kundan stones', percent: 140 },
  meenakari: { label: 'Meenakari', phrase: 'enamelled in meenakari', percent: 125 },
  beaded: { label: 'Beaded', phrase: 'sewn with glass beads', percent: 120 },
  engraved: { label: 'Engraved', phrase: 'engraved by hand', percent: 100 },
} satisfies Record<string, Making>

const day = ['the office', 'a day of errands', 'lunch with friends', 'university', 'a long journey', 'home']
const party = ['an Eid lunch', 'a mehndi night', 'a dholki', 'a dinner out', 'a birthday', 'a wedding guest']
const wedding = ['a nikah', 'a barat', 'a walima', 'a mehndi', 'a wedding guest', 'a reception']
export const occasions = { day, party, wedding } satisfies Record<string, readonly string[]>

/** The names the pieces go by, as the trade names its joras. */
export const pieceNames = `
  Aiza Alizeh Amal Amber Anaya Anmol Areeba Arfa Asma Ayla Bano Bisma Dania Dua Eman Erum Eshal Faiza Falak Fariha
  Farah Fiza Gul Gulnar Hafsa Hania Hareem Hiba Hina Hoor Iman Inaya Iqra Irsa Javeria Kainat Kanwal Khadija Kinza
  Komal Laiba Lubna Madiha Mahira Mahnoor Maira Maryam Mehak Mehreen Minahil Mishal Momina Mona Nadia Nageen Naila
  Namra Narmeen Nashwa Nawal Nazia Nida Nimra Noor Nosheen Parisa Parveen Qirat Rabia Raheela Rameen Rania Rida
  Rubab Ruqayya Saba Sabeen Sadia Sahar Saira Samra Sana Sania Sara Shafaq Shanzay Shiza Sidra Sobia Sumbal Tehreem
  Ujala Umaima Warda Yumna Zainab Zara Zartash Zeenat Zehra Zimal Zoya Zubaida Zunaira`
  .trim()
  .split(/\s+/)

export const colours = `
  Ivory, Off-White, Champagne, Cream, Biscuit, Camel, Mustard, Marigold, Saffron, Amber, Peach, Apricot, Coral, Rust,
  Terracotta, Brick, Crimson, Ruby, Maroon, Wine, Plum, Aubergine, Mauve, Lilac, Lavender, Violet, Rani Pink, Fuchsia,
  Tea Pink, Blush, Dusty Rose, Onion Pink, Sky Blue, Powder Blue, Ferozi, Peacock Blue, Cobalt, Royal Blue, Indigo,
  Navy, Midnight Blue, Teal, Sea Green, Mint, Pistachio, Sage, Olive, Mehndi Green, Bottle Green, Emerald, Copper,
  Bronze, Antique Gold, Pewter, Dove Grey, Smoke, Charcoal, Slate, Jet Black, Chocolate`
  .trim()
  .split(/,\s+/)
