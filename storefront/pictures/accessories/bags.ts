import { cloth, folds, piece, seam, wedge } from '../cloth.ts'
import { hex, lighter, tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { el, p, type Sheet } from '../svg.ts'
import { trim, trimColours } from '../trims.ts'
import { contact, pearl, plinth } from './display.ts'

const cord = (d: string, stroke: string, dark: string) =>
  el('path', { d, fill: 'none', stroke: dark, 'stroke-width': 8, 'stroke-linecap': 'round' }) +
  el('path', { d, fill: 'none', stroke, 'stroke-width': 5.5, 'stroke-dasharray': '5 2.5' })

const tassel = (x: number, y: number, look: Look) => {
  const { metal, dull, bright } = trimColours(look)
  return (
    el('path', {
      d: p`M${x - 8} ${y + 16}L${x + 8} ${y + 16}L${x + 16} ${y + 70}Q${x} ${y + 80} ${x - 16} ${y + 70}Z`,
      fill: metal,
    }) +
    seam(
      p`M${x - 4} ${y + 22}L${x - 8} ${y + 70}M${x} ${y + 22}V${y + 74}M${x + 4} ${y + 22}L${x + 8} ${y + 70}`,
      dull,
      1.6,
      0.8,
    ) +
    el('rect', { x: x - 9, y: y + 12, width: 18, height: 9, rx: 3, fill: bright }) +
    pearl(x, y, 11)
  )
}

export const potli = (sheet: Sheet, look: Look) => {
  const stuff = cloth(
    sheet,
    look.base,
    print(sheet, look, 1.35, look.motif === 'plain' ? 'buti' : look.motif),
    0.03,
  )
  const { metal, dull } = trimColours(look)
  const body =
    'M-64 -88C-130 -56 -214 40 -208 136C-200 236 -110 268 0 268C110 268 200 236 208 136C214 40 130 -56 64 -88Q0 -74 -64 -88Z'
  const ruffle =
    'M-64 -88C-84 -116 -122 -150 -138 -184Q-112 -172 -92 -196Q-70 -174 -46 -202Q-22 -178 0 -206Q24 -178 46 -202Q70 -174 92 -196Q112 -172 138 -184C122 -150 84 -116 64 -88Q0 -74 -64 -88Z'
  const pleats = [-170, -128, -84, -40, 6, 52, 98, 142, 178]
  return {
    drawn:
      plinth(look.base, 262, 262, 350) +
      contact(0, 262, 170, 14) +
      cord('M-58 -92C-150 -190 -130 -330 0 -336C130 -330 150 -190 58 -92', metal, dull) +
      piece(
        sheet,
        ruffle,
        { ...stuff, print: undefined },
        {
          inner:
            folds(
              stuff,
              [-100, -58, -12, 34, 80].map((x) => wedge(x * 0.5, -86, x * 1.24, -214, 22)),
              [-76, -32, 14, 62].map((x) => wedge(x * 0.5, -86, x * 1.24, -214, 12)),
              1.1,
            ) +
            trim(
              look,
              (inset) =>
                p`M-144 ${-186 + inset}Q-112 ${-172 + inset} -92 ${-196 + inset}Q-70 ${-174 + inset} -46 ${-202 + inset}Q-22 ${-178 + inset} 0 ${-206 + inset}Q24 ${-178 + inset} 46 ${-202 + inset}Q70 ${-174 + inset} 92 ${-196 + inset}Q112 ${-172 + inset} 144 ${-186 + inset}`,
              13,
              'zari',
            ),
        },
      ) +
      piece(sheet, body, stuff, {
        inner:
          folds(
            stuff,
            pleats.map((x) => wedge(x * 0.36, -90, x, 60 + Math.abs(x) * 0.2, 26, x * 0.12)),
            pleats.map((x) => wedge(x * 0.36 - 6, -90, x - 22, 30, 12, x * 0.12)),
            1.1,
          ) +
          el('path', {
            d: 'M120 -30C190 60 190 200 60 268L208 268L220 60Z',
            fill: stuff.deep,
            opacity: 0.25,
          }) +
          trim(look, (inset) => p`M-230 ${190 - inset}Q0 ${262 - inset} 230 ${190 - inset}`, 24, 'zari'),
      }) +
      cord('M-66 -88Q0 -72 66 -88', metal, dull) +
      cord('M-30 -80C-64 -30 -66 10 -62 44', metal, dull) +
      cord('M26 -80C52 -40 62 20 52 78', metal, dull) +
      tassel(-62, 52, look) +
      tassel(52, 86, look),
    y: 560,
    scale: 1.08,
  }
}

export const clutch = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, undefined, 0.04)
  const { metal, bright, dull } = trimColours(look)
  const light = hex(lighter(look.base, 0.1))
  const dark = hex(lighter(look.base, -0.13))
  const beads = sheet.define((id) =>
    el(
      'pattern',
      { id, width: 12, height: 12, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      el('circle', { cx: 6, cy: 6, r: 4.9, fill: dark, opacity: 0.55 }) +
        el('circle', { cx: 5.6, cy: 5.6, r: 3.9, fill: hex(look.base) }) +
        el('circle', { cx: 4.6, cy: 4.4, r: 1.5, fill: light }),
    ),
  )
  const beaded = look.words.includes('bead')
    ? { ...stuff, print: `url(#${beads})` }
    : { ...stuff, print: undefined }
  const flap = 'M-232 -116L232 -116Q242 -112 236 -100L22 64Q0 80 -22 64L-236 -100Q-242 -112 -232 -116Z'
  const links = (d: string) =>
    el('path', {
      d,
      fill: 'none',
      stroke: dull,
      'stroke-width': 9,
      'stroke-dasharray': '11 4',
      'stroke-linecap': 'butt',
    }) + el('path', { d, fill: 'none', stroke: bright, 'stroke-width': 4, 'stroke-dasharray': '11 4' })
  return {
    drawn:
      plinth(look.base, 262, 208, 308) +
      contact(0, 210, 236, 12) +
      links('M-226 -104C-240 -330 -90 -350 0 -350C90 -350 240 -330 226 -104') +
      el(
        'g',
        {},
        piece(
          sheet,
          'M-232 -118L232 -118Q244 -116 244 -104L238 188Q236 206 220 206L-220 206Q-236 206 -238 188L-244 -104Q-244 -116 -232 -118Z',
          beaded,
          {
            inner:
              el('path', {
                d: 'M-240 -96L-22 84Q0 100 22 84L240 -96L240 -60L24 112Q0 128 -24 112L-240 -60Z',
                fill: stuff.deep,
                opacity: 0.25,
              }) + el('path', { d: 'M120 -118L244 -118L244 206L60 206Z', fill: stuff.deep, opacity: 0.12 }),
          },
        ) +
          piece(sheet, flap, beaded, {
            inner:
              el('path', { d: 'M-232 -116L60 -116L-60 40Z', fill: '#ffffff', opacity: 0.16 }) +
              trim(
                { ...look, border: 'pearl' },
                (inset) =>
                  p`M-250 ${-112 - inset}L${-22} ${64 - inset * 1.25}Q0 ${80 - inset * 1.25} 22 ${64 - inset * 1.25}L250 ${-112 - inset}`,
                14,
                'zari',
              ),
            shadow: false,
          }) +
          el('circle', { cx: 0, cy: 58, r: 21, fill: metal, stroke: dull, 'stroke-width': 2 }) +
          el('circle', { cx: 0, cy: 58, r: 14, fill: hex(tone(0.95, 0.015, 80)) }) +
          el('circle', { cx: -4, cy: 53, r: 5, fill: '#ffffff' }),
      ),
    y: 600,
    scale: 1.1,
  }
}
