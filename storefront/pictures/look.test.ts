import { describe, expect, it } from 'vitest'
import { hex } from './colour.ts'
import { lookOf } from './look.ts'
import { colourWords } from './words/colours.ts'
import { kindOf } from './words/kinds.ts'

const colourOf = (name: string, description = '') => hex(lookOf({ name, description }).base)
const called = (word: string) => {
  const found = colourWords[word]
  return found === undefined ? `no colour is called ${word}` : hex(found)
}

describe('what the words of a piece say', () => {
  it.each([
    ['Emerald Chiffon Saree', 'saree', 'emerald'],
    ['Rani Pink Peplum Top', 'peplum', 'rani pink'],
    ['Dusty Rose Pleated Midi Skirt', 'pleated-skirt', 'dusty rose'],
    ['Maroon Velvet Potli', 'potli', 'maroon'],
    ['Bottle-Green Khussa', 'khussa', 'bottle-green'],
  ])('reads kind and colour from the name: %s', (name, kind, colour) => {
    expect(lookOf({ name, description: '' }).kind).toBe(kind)
    expect(colourOf(name)).toBe(called(colour))
  })

  it('takes the colour from the description where the name has none', () => {
    expect(colourOf('Khaddar Winter Kurta', 'A thick, soft kurta in rust.')).toBe(called('rust'))
  })

  it('takes the gold of a border for a trim, and the gold of a name for the colour', () => {
    expect(colourOf('Raw Silk Saree', 'With a gold border on teal.')).toBe(called('teal'))
    expect(colourOf('Gold Tissue Peshwas')).toBe(called('gold'))
  })

  it('finds words whole: a "tapestry" is no "tape", a "covered" button is not red', () => {
    expect(colourOf('Kurta', 'With covered buttons, in ivory.')).toBe(called('ivory'))
  })

  it('draws a set as a set and a skirt as a skirt, though both names speak of a lehenga', () => {
    expect(kindOf('Bridal Lehenga Choli')).toBe('lehenga-set')
    expect(kindOf('Lehenga Skirt')).toBe('lehenga')
  })

  it('reads motif, edging and drape from the cloth that is described', () => {
    expect(lookOf({ name: 'Kurti', description: 'Hand block-printed cotton.' }).motif).toBe('block')
    const dupatta = lookOf({ name: 'Dupatta', description: 'Chiffon edged in gota.' })
    expect([dupatta.border, dupatta.sheer]).toEqual(['gota', true])
  })

  it('falls back to the usual kind of the category, and without one to folded cloth', () => {
    expect(kindOf('Number Seven', 'Sarees')).toBe('saree')
    expect(kindOf('Number Seven')).toBe('cloth')
  })

  it('gives a piece without a colour word one and the same calm colour each time', () => {
    expect(colourOf('Number Seven')).toBe(colourOf('Number Seven'))
  })
})
