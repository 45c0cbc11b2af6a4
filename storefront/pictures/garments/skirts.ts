import { folds, piece, seam, wedge } from '../cloth.ts'
import { hex, lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { both, el, flip, p, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'
import { clipped, creases, printed, skirtOf } from './skirt-parts.ts'

export const skirt = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look, 0.85)
  const hem = { x: 226, y: 590, sag: 14, waves: 7, depth: 4 }
  const tops = [-62, -36, -12, 12, 36, 62]
  const box = tops.map((x) => p`M${x - 5} 20L${x * 3.3 - 18} 620L${x * 3.3 + 18} 620L${x + 5} 20Z`)
  return {
    drawn: clipped(
      86,
      skirtOf(sheet, look, stuff, {
        waist: 86,
        side: 'C104 90 190 420 226 590',
        hem,
        hemSize: 34,
        inner:
          folds(
            stuff,
            box,
            tops.map((x) => wedge(x - 8, 30, x * 3.3 - 30, 620, 12)),
            0.9,
          ) +
          seam(
            tops.map((x) => p`M${x - 5} 20L${x * 3.3 - 18} 620M${x + 5} 20L${x * 3.3 + 18} 620`).join(''),
            stuff.deep,
            1.4,
            0.35,
          ),
      }),
    ),
    y: 282,
    scale: 1.04,
  }
}

export const wrapSkirt = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look)
  const hem = { x: 176, y: 590, sag: 14, waves: 4, depth: 3 }
  const flap = 'M-60 20C-30 200 30 420 92 640L200 640L200 20Z'
  return {
    drawn: clipped(
      88,
      skirtOf(sheet, look, stuff, {
        waist: 88,
        side: 'C110 110 160 400 176 590',
        hem,
        inner:
          creases(stuff, hem, 80, 40, 0.8) +
          el('path', { d: flap, fill: stuff.light, opacity: 0.22 }) +
          el('path', {
            d: 'M-60 20C-30 200 30 420 92 640L66 640C10 430 -44 210 -60 20Z',
            fill: stuff.shade,
            opacity: 0.6,
          }) +
          seam('M-60 20C-30 200 30 420 92 640M-52 20C-22 200 38 420 100 640', stuff.deep, 1.5, 0.5) +
          el('path', {
            d: 'M40 190L108 184L116 272Q80 290 46 278Z',
            fill: stuff.light,
            'fill-opacity': 0.2,
            stroke: stuff.deep,
            'stroke-width': 1.6,
            'stroke-opacity': 0.55,
          }) +
          seam('M41 206L110 199', stuff.deep, 1.3, 0.5),
        over:
          piece(sheet, 'M-64 10C-96 20 -108 48 -100 66C-84 60 -66 44 -56 26Z', stuff) +
          piece(sheet, 'M-58 10C-34 26 -30 50 -38 66C-52 60 -62 44 -66 26Z', stuff) +
          piece(sheet, 'M-66 22C-84 70 -92 120 -94 176L-72 180C-72 120 -64 70 -54 26Z', stuff, {
            inner: folds(stuff, [wedge(-60, 24, -80, 180, 10)]),
          }) +
          piece(sheet, 'M-60 24C-56 60 -46 96 -44 138L-26 134C-28 92 -42 52 -52 20Z', stuff) +
          el('rect', {
            x: -70,
            y: 6,
            width: 20,
            height: 24,
            rx: 7,
            fill: stuff.fill,
            stroke: stuff.deep,
            'stroke-width': 1.4,
            'stroke-opacity': 0.6,
          }),
      }),
    ),
    y: 286,
    scale: 1.05,
  }
}

export const pencilSkirt = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look)
  const hem = { x: 100, y: 440, sag: 8 }
  const darts = 'M48 42L56 116M-48 42L-56 116'
  return {
    drawn: clipped(
      84,
      skirtOf(sheet, look, stuff, {
        waist: 84,
        band: 40,
        side: 'C98 76 113 110 115 158C117 250 106 360 100 440',
        hem,
        inner:
          folds(
            stuff,
            [wedge(112, 140, 60, 460, 24, 10), wedge(-60, 200, -76, 460, 16)],
            [wedge(-30, 120, -40, 460, 22), wedge(50, 200, 40, 460, 12)],
          ) +
          seam(darts, stuff.deep, 1.8, 0.6) +
          seam('M0 350L0 460', stuff.deep, 2, 0.25),
        over: seam('M-84 36Q0 48 84 36', hex(lighter(look.base, 0.12)), 1.2, 0.6),
      }),
    ),
    y: 270,
    scale: 1.36,
  }
}

/** A pair of trousers on clips. */
export const trousers = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look)
  const wide = /palazzo|shalwar|wide/.test(look.words) ? 150 : 96
  const half = p`M0 26L86 20C104 90 112 140 ${wide * 0.5 + 62} 330L${wide + 16} 590Q${wide * 0.62} 602 ${wide * 0.2} 592L4 170L0 160Z`
  const leg = (turn: (d: string) => string, deeper: number) =>
    piece(sheet, turn(half), stuff, {
      inner:
        folds(
          stuff,
          [wedge(70, 60, wide * 0.8, 610, 18, 4), wedge(20, 150, wide * 0.36, 610, 10)].map(turn),
          [turn(wedge(50, 60, wide * 0.56, 610, 10, 2))],
          deeper,
        ) +
        trim(
          look,
          (inset) =>
            turn(p`M${wide + 24} ${590 - inset}Q${wide * 0.62} ${602 - inset} ${wide * 0.1} ${592 - inset}`),
          14,
        ),
    })
  return {
    drawn: clipped(
      86,
      leg(flip, 0.9) + leg((d) => d, 1.2) + piece(sheet, both('M0 6L86 0L88 26L0 34'), stuff),
    ),
    y: 284,
    scale: 1.04,
  }
}
