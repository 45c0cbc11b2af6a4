import { cloth, folds, seam, wedge } from '../cloth.ts'
import { hex, lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { el, flip, p, type Sheet } from '../svg.ts'
import { trimColours } from '../trims.ts'
import { placket, plackets } from './details.ts'
import { shirt, type Cut } from './shirt.ts'

const stuffOf = (sheet: Sheet, look: Look, size = 1) =>
  cloth(sheet, look.base, print(sheet, look, size), look.lustrous ? 0.03 : 0)

const embroidered = (look: Look) => (look.border === 'none' ? 'none' : look.border)

export const kurta = (sheet: Sheet, look: Look) => {
  const stuff = stuffOf(sheet, look)
  const flared = look.words.includes('a-line')
  const hem = { x: flared ? 178 : 150, y: 560, sag: 10, waves: flared ? 4 : 1, depth: flared ? 5 : 0 }
  const cut: Cut = {
    neck: 'slit',
    sleeve: { length: 300, cuff: 38, swing: 12, trimSize: 12 },
    side: flared
      ? 'C104 220 106 262 116 310 C132 400 158 500 178 560'
      : 'C104 220 106 262 116 320 C126 390 144 500 150 560',
    hem,
    ...(flared ? { from: { x: 76, y: 250 } } : {}),
    inner:
      placket(look, stuff, 46, 210) + (flared ? plackets.pockets(stuff) : plackets.slits(stuff, 560, hem.x)),
    neckBorder: embroidered(look),
    neckSize: 11,
  }
  return { drawn: shirt(sheet, look, stuff, cut), y: 232, scale: 1.19 }
}

export const kurti = (sheet: Sheet, look: Look) => {
  const stuff = stuffOf(sheet, look, 0.85)
  const swingy = /swingy|tunic|flare/.test(look.words)
  const hem = { x: swingy ? 176 : 148, y: 408, sag: 12, waves: swingy ? 5 : 1, depth: swingy ? 7 : 0 }
  const mandarin = /mandarin|band collar/.test(look.words)
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: mandarin ? 'band' : 'slit',
      sleeve: {
        length: 235,
        cuff: 40,
        swing: 14,
        trimSize: 16,
        border: look.border === 'none' ? 'none' : look.border,
      },
      side: swingy
        ? 'C104 214 106 246 118 286 C138 330 162 372 176 408'
        : 'C104 214 106 246 114 284 C130 322 142 366 148 408',
      hem,
      ...(swingy ? { from: { x: 70, y: 190 } } : {}),
      inner:
        placket(look, stuff, mandarin ? 34 : 46, 190) +
        (swingy ? '' : plackets.slits(stuff, 408, 148) + plackets.pockets(stuff, 300)),
      neckBorder: embroidered(look),
      over:
        (mandarin ? plackets.band(stuff) : '') +
        (look.words.includes('tassels at the neck') ? plackets.tassels(look) : ''),
    }),
    y: 284,
    scale: 1.4,
  }
}

export const blouse = (sheet: Sheet, look: Look) => {
  const stuff = stuffOf(sheet, look, 0.8)
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'collar',
      sleeve: { length: 292, cuff: 30, swing: 12, puff: 8, band: true, border: 'none' },
      side: 'C106 210 104 240 108 282 C114 320 124 350 132 372',
      hem: { x: 132, y: 372, sag: 26 },
      inner:
        (/pintuck/.test(look.words) ? plackets.pintucks(stuff) : '') + plackets.buttons(stuff, 62, 396, 7),
      over: plackets.collar(sheet, stuff),
    }),
    y: 308,
    scale: 1.6,
  }
}

export const peplum = (sheet: Sheet, look: Look) => {
  const stuff = stuffOf(sheet, look, 0.9)
  const hem = { x: 172, y: 388, sag: 14, waves: 7, depth: 9 }
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'boat',
      sleeve: { length: 150, cuff: 42, swing: 17, trimSize: 12, border: 'none' },
      side: 'C106 200 88 236 86 266 C108 288 152 340 172 388',
      hem,
      from: { x: 72, y: 268 },
      inner:
        folds(
          stuff,
          [wedge(-30, 262, -52, 110, 12), wedge(30, 262, 56, 110, 14)],
          [wedge(-10, 262, -24, 90, 14)],
          0.7,
        ) +
        el('path', { d: 'M-90 262Q0 276 90 262L90 272Q0 286 -90 272Z', fill: stuff.deep, opacity: 0.4 }) +
        seam('M-60 120C-58 180 -46 230 -44 264M60 120C58 180 46 230 44 264', stuff.deep, 1.4, 0.5),
    }),
    y: 300,
    scale: 1.47,
  }
}

export const sleevelessTop = (sheet: Sheet, look: Look) => {
  const stuff = stuffOf(sheet, look)
  const laced = look.words.includes('lace')
  const hem = { x: 166, y: 372, sag: 12, waves: 7, depth: 7 }
  const paint = trimColours(look)
  const yoke = 'M-140 -10H140V150Q70 164 0 164Q-70 164 -140 150Z'
  const lace = laced ? print(sheet, { ...look, accent: look.base }, 0.62, 'lace') : undefined
  const crochet = [40, 76, 112, 146]
    .map((y) =>
      el('path', {
        d: p`M-130 ${y - 8}Q0 ${y + 16} 130 ${y - 8}`,
        fill: 'none',
        stroke: paint.thread,
        'stroke-width': 9,
        'stroke-dasharray': '0.1 12',
        'stroke-linecap': 'round',
        opacity: 0.55,
      }),
    )
    .join('')
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'round',
      side: 'C116 210 150 310 166 372',
      hem,
      from: { x: 108, y: 168 },
      inner:
        el('path', { d: yoke, fill: stuff.light, opacity: laced ? 0.55 : 0.15 }) +
        (lace === undefined ? '' : el('path', { d: yoke, fill: `url(#${lace})`, opacity: 0.75 }) + crochet) +
        seam('M-140 152Q-70 166 0 166Q70 166 140 152', stuff.deep, 2, 0.6) +
        el('path', {
          d: 'M122 36C113 72 108 112 112 156' + flip('M122 36C113 72 108 112 112 156'),
          fill: 'none',
          stroke: stuff.deep,
          'stroke-width': 9,
          'stroke-opacity': 0.25,
        }),
      border: laced ? 'thread' : look.border,
      hemSize: 12,
    }),
    y: 296,
    scale: 1.31,
  }
}

export const fittedTop = (sheet: Sheet, look: Look) => {
  const stuff = stuffOf(sheet, look)
  const hem = { x: 110, y: 400, sag: 8 }
  const rib = (d: string) =>
    el('path', {
      d,
      fill: 'none',
      stroke: hex(lighter(look.base, -0.09)),
      'stroke-width': 14,
      'stroke-dasharray': '2 3',
      'stroke-opacity': 0.5,
    })
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'round',
      sleeve: { length: 330, cuff: 24, swing: 9, border: 'none' },
      side: 'C106 210 92 246 92 280 C96 322 108 362 110 400',
      hem,
      border: 'none',
      inner:
        rib('M-120 394Q0 412 120 394') +
        rib('M-51 0C-46 42 -26 63 0 63C26 63 46 42 51 0') +
        folds(stuff, [wedge(92, 270, 20, 300, 12), wedge(-92, 290, -26, 306, -10)], [], 0.7),
    }),
    y: 280,
    scale: 1.5,
  }
}
