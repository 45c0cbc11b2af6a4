import { cloth, folds, piece, seam, wedge } from '../cloth.ts'
import { hex, lighter, tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { el, p, type Sheet } from '../svg.ts'
import { plackets } from './details.ts'
import { shirt } from './shirt.ts'

const gloss = (look: Look) => (look.lustrous ? 0.03 : 0)

export const maxiDress = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, print(sheet, look), gloss(look))
  const hem = { x: 218, y: 690, sag: 18, waves: 9, depth: 9 }
  const shirring = [236, 246, 256, 266, 276, 286].map((y) => p`M-92 ${y}Q0 ${y + 10} 92 ${y}`).join('')
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'v',
      sleeve: { length: 300, cuff: 30, swing: 13, puff: 14, band: true, sheer: look.sheer, border: 'none' },
      side: 'C106 196 84 226 82 262C82 274 84 282 88 290C120 400 196 590 218 690',
      hem,
      from: { x: 74, y: 288 },
      border: look.border === 'thread' ? 'none' : look.border,
      inner:
        folds(
          stuff,
          [wedge(-24, 234, -50, 90, 10), wedge(26, 234, 50, 90, 12), wedge(2, 234, 6, 120, 8)],
          [],
          0.7,
        ) +
        el('path', { d: 'M-100 232Q0 244 100 232V290Q0 302 -100 290Z', fill: stuff.shade, opacity: 0.3 }) +
        seam(shirring, stuff.deep, 2, 0.35),
    }),
    y: 208,
    scale: 0.99,
  }
}

export const shirtDress = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, print(sheet, look), gloss(look))
  const hem = { x: 176, y: 600, sag: 16, waves: 6, depth: 6 }
  const turned = [1, -1]
    .map((side) => seam(p`M${side * 146} 276L${side * 210} 262`, stuff.deep, 2, 0.4))
    .join('')
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'collar',
      sleeve: { length: 252, cuff: 36, swing: 14, band: true, border: 'none' },
      side: 'C106 200 90 230 88 262C92 280 96 286 98 296C124 380 164 510 176 600',
      hem,
      border: 'none',
      from: { x: 80, y: 286 },
      inner: plackets.buttons(stuff, 64, 240, 5) + plackets.buttons(stuff, 310, 570, 6),
      over:
        plackets.collar(sheet, stuff) +
        piece(sheet, 'M-92 254Q0 266 92 254L94 286Q0 298 -94 286Z', stuff, {}) +
        piece(
          sheet,
          'M-12 268C10 258 26 282 22 300C34 330 40 352 38 384L18 388C14 350 2 320 -8 296Z',
          stuff,
          { inner: folds(stuff, [wedge(8, 280, 30, 388, 8)]) },
        ) +
        el('rect', {
          x: -16,
          y: 258,
          width: 30,
          height: 38,
          rx: 7,
          fill: stuff.fill,
          stroke: stuff.deep,
          'stroke-width': 1.6,
          'stroke-opacity': 0.6,
        }) +
        (look.words.includes('roll') ? turned : ''),
    }),
    y: 212,
    scale: 1.12,
  }
}

export const laceDress = (sheet: Sheet, look: Look) => {
  const laced = look.motif === 'lace'
  const under = laced ? tone(0.6, 0.035, 45) : look.base
  const overlay = laced ? print(sheet, { ...look, accent: under }, 0.72) : print(sheet, look)
  const stuff = cloth(sheet, under, overlay, gloss(look))
  const fit = laced ? { ...stuff, deep: hex(look.base), shade: hex(lighter(look.base, 0.05)) } : stuff
  const hem = { x: 168, y: 520, sag: 14, waves: 9, depth: 8 }
  return {
    drawn: shirt(sheet, look, fit, {
      neck: 'boat',
      sleeve: { length: 215, cuff: 33, swing: 12, trimSize: 12, sheer: laced },
      side: 'C106 200 86 226 84 252C88 264 92 268 94 276C118 360 156 450 168 520',
      hem,
      hemSize: 17,
      from: { x: 76, y: 262 },
      neckBorder: laced ? 'scallop' : 'none',
      neckSize: 9,
      inner: el('path', {
        d: 'M-96 250Q0 264 96 250V272Q0 286 -96 272Z',
        fill: hex(lighter(look.base, laced ? 0.02 : -0.12)),
        opacity: laced ? 0.95 : 0.5,
      }),
    }),
    y: 240,
    scale: 1.22,
  }
}

export const wrapDress = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, print(sheet, look), gloss(look))
  const hem = { x: 186, y: 590, sag: 16, waves: 7, depth: 8 }
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'v',
      sleeve: { length: 250, cuff: 40, swing: 14 },
      side: 'C106 200 88 230 86 262C92 276 94 284 96 292C124 390 172 500 186 590',
      hem,
      from: { x: 78, y: 284 },
      inner:
        el('path', {
          d: 'M46 0C30 60 -20 180 -88 262L-40 262C10 190 40 120 60 20Z',
          fill: stuff.shade,
          opacity: 0.3,
        }) +
        seam('M16 76C-4 140 -44 212 -86 256', stuff.deep, 2, 0.6) +
        seam('M-60 290C-30 400 20 500 30 600', stuff.deep, 2.2, 0.55) +
        folds(stuff, [wedge(-60, 290, 10, 610, 34, -6)], [], 0.8),
      over:
        piece(sheet, 'M-90 252Q0 266 90 252L93 284Q0 298 -93 284Z', stuff, {}) +
        piece(sheet, 'M-66 262C-90 300 -104 350 -106 400L-82 404C-78 350 -66 310 -48 276Z', stuff, {
          inner: folds(stuff, [wedge(-62, 268, -92, 404, 10)]),
        }),
    }),
    y: 212,
    scale: 1.12,
  }
}
