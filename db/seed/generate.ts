import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { garments, type Garment } from './generate/garments.ts'
import {
  colours,
  fabrics,
  occasions,
  pieceNames,
  works,
  type Fabric,
  type Making,
} from './generate/vocabulary.ts'
import { toSlug, type SeedProduct } from './product.ts'

/**
 * Makes up `count` believable products, the same ones for the same seed number, one at a time. Names never repeat:
 * each kind of garment walks once through all its combinations of name, work, fabric and colour, in an order that
 * depends on the seed, and starts over as "No. 2" when it has used them up.
 */
export function* generateProducts(count: number, seed: number): Generator<SeedProduct, void, undefined> {
  const random = xoroshiro128plus(seed)
  const racks = garments.map((garment) => openRack(garment, random))
  const drawRack = weighted(racks, (rack) => rack.garment.share)

  for (let made = 0; made < count; made++) {
    const rack = drawRack(random)
    const { garment } = rack
    const { name, fabric, work, colour } = takeCombination(rack)
    yield {
      name,
      description: describe(random, garment, fabric, work, colour),
      category: garment.category,
      price: toDecimal(drawPaisa(random, garment, fabric, work)),
      stock_quantity: drawStock(random),
      featured: uniformInt(random, 1, 100) === 1,
      image_url: rack.imageUrl,
    }
  }
}

interface Rack {
  garment: Garment
  imageUrl: string
  capacity: number
  stride: number
  offset: number
  taken: number
}

const openRack = (garment: Garment, random: RandomGenerator): Rack => {
  const capacity = pieceNames.length * garment.works.length * garment.fabrics.length * colours.length
  return {
    garment,
    imageUrl: `/images/garments/${toSlug(garment.noun)}.svg`,
    capacity,
    stride: drawCoprime(random, capacity),
    offset: uniformInt(random, 0, capacity - 1),
    taken: 0,
  }
}

/**
 * A step with no factor in common with `capacity`: walking by it meets every number below `capacity` once. Near the
 * golden section, so that neighbours in the walk lie far apart.
 */
const drawCoprime = (random: RandomGenerator, capacity: number) => {
  let step = Math.trunc((capacity * 38) / 100) + uniformInt(random, 0, Math.trunc(capacity / 100))
  while (greatestCommonDivisor(step, capacity) !== 1) step++
  return step
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b)

const takeCombination = (rack: Rack) => {
  const { garment, capacity, stride, offset } = rack
  const edition = Math.trunc(rack.taken / capacity) + 1
  let rest = ((rack.taken % capacity) * stride + offset) % capacity
  rack.taken++

  const digit = <T>(items: readonly T[]) => {
    const item = at(items, rest % items.length)
    rest = Math.trunc(rest / items.length)
    return item
  }
  const colour = digit(colours)
  const work: Making = works[digit(garment.works)]
  const fabric: Fabric = fabrics[digit(garment.fabrics)]
  const piece = digit(pieceNames)
  const name = `${piece} ${work.label} ${fabric.label} ${garment.noun} in ${colour}`
  return { name: edition === 1 ? name : `${name} No. ${edition}`, fabric, work, colour }
}

const moods = [
  (colour: string, occasion: string) => `In ${colour}, for ${occasion}.`,
  (colour: string, occasion: string) => `Chosen in ${colour} with ${occasion} in mind.`,
  (colour: string, occasion: string) =>
    `The ${colour} keeps its depth in daylight, and it suits ${occasion}.`,
  (colour: string, occasion: string) => `Right for ${occasion}; shown here in ${colour}.`,
  (colour: string, occasion: string) => `Made for ${occasion}, in a small lot of ${colour}.`,
]

const describe = (
  random: RandomGenerator,
  garment: Garment,
  fabric: Fabric,
  work: Making,
  colour: string,
) => {
  const cut = `${pick(random, garment.cuts)} in ${fabric.phrase}, ${work.phrase}.`
  const mood = pick(random, moods)(colour.toLowerCase(), pick(random, occasions[garment.occasion]))
  const detail = pick(random, garment.details)
  const endings = [detail, fabric.care, `${detail} ${fabric.care}`]
  return `${cut} ${mood} ${pick(random, endings)}`
}

/** A price in paisa, nearer the low end of the range, on a round fifty rupees; one in twenty is marked down by 15 %. */
const drawPaisa = (
  random: RandomGenerator,
  { rupees: [low, high] }: Garment,
  fabric: Fabric,
  work: Making,
) => {
  const base = Math.min(uniformInt(random, low, high), uniformInt(random, low, high))
  const fifties = Math.max(9, Math.trunc((base * fabric.percent * work.percent) / 500_000))
  const paisaInPercent = fifties * 50
  return paisaInPercent * (uniformInt(random, 1, 20) === 1 ? 85 : 100)
}

const toDecimal = (paisa: number) => `${Math.trunc(paisa / 100)}.${String(paisa % 100).padStart(2, '0')}`

/** Stock falls off as in Zipf's law: most pieces are few, some lie in hundreds, about six in a hundred are out. */
const drawStock = (random: RandomGenerator) => Math.max(0, Math.trunc(2400 / uniformInt(random, 1, 320)) - 7)

const pick = <T>(random: RandomGenerator, items: readonly T[]) =>
  at(items, uniformInt(random, 0, items.length - 1))

const weighted = <T>(items: readonly T[], weight: (item: T) => number) => {
  const tickets = items.flatMap((item) => Array.from({ length: weight(item) }, () => item))
  return (random: RandomGenerator) => pick(random, tickets)
}

const at = <T>(items: readonly T[], index: number) => {
  const item = items[index]
  if (item === undefined) throw new RangeError(`There is no item ${index} among ${items.length}`)
  return item
}
