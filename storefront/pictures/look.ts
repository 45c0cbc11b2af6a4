import { Chance } from './chance.ts'
import { distance, lighter, tone, type Tone } from './colour.ts'
import { calmColours, colourWords, trimWords } from './words/colours.ts'
import { kindOf, type Kind } from './words/kinds.ts'
import { borderOf, isLustrous, isSheer, motifOf, type Border, type Motif } from './words/patterns.ts'

/** What a picture is drawn from. */
export interface Subject {
  name: string
  description: string
  category?: string
}

/** What the words of a piece say about how it looks. */
export interface Look {
  kind: Kind
  category: string
  base: Tone
  /** The colour of prints, of embroidery and of a second piece. */
  accent: Tone
  /** The metal of zari, gota and jewellery. */
  metal: Tone
  motif: Motif
  border: Border
  sheer: boolean
  lustrous: boolean
  words: string
  chance: Chance
}

const byLength = Object.keys(colourWords).toSorted((one, other) => other.length - one.length)
const anyColour = new RegExp(`\\b(?:${byLength.join('|')})\\b`, 'g')

const coloursIn = (text: string) => [...text.toLowerCase().matchAll(anyColour)].map(([word]) => word)

const toneOf = (word: string) => colourWords[word]

const accents: readonly Tone[] = [
  tone(0.6, 0.13, 15),
  tone(0.5, 0.085, 150),
  tone(0.4, 0.1, 268),
  tone(0.74, 0.13, 75),
  tone(0.95, 0.02, 90),
  tone(0.38, 0.12, 18),
  tone(0.56, 0.075, 205),
  tone(0.82, 0.06, 30),
]

const accentFor = (base: Tone, chance: Chance): Tone => {
  const [first, ...others] = accents
    .filter((accent) => distance(base, accent) > 0.2)
    .toSorted((one, other) => distance(base, one) - distance(base, other))
  return first === undefined ? tone(0.95, 0.02, 90) : chance.of([first, ...others.slice(0, 4)])
}

const metalFor = (base: Tone, words: string): Tone => {
  const metal = /silver|smoke|grey/.test(words) ? tone(0.82, 0.012, 250) : tone(0.77, 0.1, 82)
  const near = distance(base, metal) < 0.14
  return near ? lighter(metal, base.l > 0.7 ? -0.17 : 0.12) : metal
}

/** Reads how a piece looks from its name and description: the same words give the same look, always. */
export const lookOf = ({ name, description, category = '' }: Subject): Look => {
  const words = `${name} ${description}`.toLowerCase()
  const chance = new Chance(name)
  const named = [...coloursIn(name), ...coloursIn(description).filter((word) => !trimWords.has(word))]
  const tones = named.map(toneOf).filter((found) => found !== undefined)
  const base = tones[0] ?? chance.of(calmColours)
  const second = tones.find((other) => distance(base, other) > 0.2)
  return {
    kind: kindOf(name, category),
    category: category.toLowerCase(),
    base,
    accent: second ?? accentFor(base, chance),
    metal: metalFor(base, words),
    motif: motifOf(words),
    border: borderOf(words),
    sheer: isSheer(words),
    lustrous: isLustrous(words),
    words,
    chance,
  }
}
