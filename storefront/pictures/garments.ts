import * as bags from './accessories/bags.ts'
import * as hung from './accessories/hung.ts'
import * as jewellery from './accessories/jewellery.ts'
import type { Look } from './look.ts'
import type { Sheet } from './svg.ts'
import { bangles } from './accessories/bangles.ts'
import { khussa } from './accessories/khussa.ts'
import { belt, foldedCloth } from './accessories/laid.ts'
import * as full from './garments/full-skirts.ts'
import * as loose from './garments/loose-dresses.ts'
import * as open from './garments/open-front.ts'
import * as dresses from './garments/dresses.ts'
import * as festive from './garments/festive.ts'
import { saree } from './garments/saree.ts'
import * as skirts from './garments/skirts.ts'
import * as tops from './garments/tops.ts'
import type { Kind } from './words/kinds.ts'

/** A drawing about its own origin, and where and how large it stands in an 800 × 1000 picture. */
export interface Drawing {
  drawn: string
  x?: number
  y: number
  scale: number
}

const drawings: Readonly<Record<Kind, (sheet: Sheet, look: Look) => Drawing>> = {
  'maxi-dress': dresses.maxiDress,
  dress: dresses.laceDress,
  'shirt-dress': dresses.shirtDress,
  'wrap-dress': dresses.wrapDress,
  abaya: loose.abaya,
  kaftan: loose.kaftan,
  anarkali: festive.anarkali,
  jora: festive.jora,
  sharara: festive.sharara,
  gharara: festive.gharara,
  peshwas: open.peshwas,
  gown: open.gown,
  saree,
  lehenga: full.lehenga,
  'lehenga-set': full.lehengaSet,
  skirt: skirts.skirt,
  'pencil-skirt': skirts.pencilSkirt,
  'wrap-skirt': skirts.wrapSkirt,
  'tiered-skirt': full.tieredSkirt,
  'pleated-skirt': full.pleatedSkirt,
  trousers: skirts.trousers,
  necklace: jewellery.necklace,
  earrings: jewellery.earrings,
  bangles,
  potli: bags.potli,
  clutch: bags.clutch,
  khussa,
  dupatta: hung.dupatta,
  shawl: hung.shawl,
  belt,
  cloth: foldedCloth,
  kurta: tops.kurta,
  kurti: tops.kurti,
  blouse: tops.blouse,
  peplum: tops.peplum,
  'sleeveless-top': tops.sleevelessTop,
  'fitted-top': tops.fittedTop,
}

export const draw = (sheet: Sheet, look: Look): Drawing => drawings[look.kind](sheet, look)
