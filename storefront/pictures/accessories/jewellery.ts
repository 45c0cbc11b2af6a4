import { cloth, folds, piece, wedge } from '../cloth.ts'
import { hex, tone, type Tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { petals } from '../motif-shapes.ts'
import { both, el, p, type Sheet } from '../svg.ts'
import { pearl, stone } from './display.ts'
import { metals } from './metals.ts'

const along = (count: number, half: number, y: number, sag: number) =>
  Array.from({ length: count }, (_, at) => {
    const part = (2 * at) / (count - 1) - 1
    return { x: part * half, y: y + sag * (1 - part * part), part }
  })

const glassOf = (look: Look): Tone =>
  /kundan|polki|pearl/.test(look.words) ? tone(0.93, 0.03, 190) : look.base

export const necklace = (sheet: Sheet, look: Look) => {
  const { fill, bright, dull } = metals(look)
  const glass = glassOf(look)
  const bust = cloth(sheet, tone(0.42, 0.075, look.base.c < 0.05 ? 15 : look.base.h), undefined, 0.02)
  const d = both(
    'M0 -300C54 -300 96 -288 100 -270C94 -200 96 -150 116 -112C150 -60 226 -40 250 30C262 120 214 190 160 250C120 296 60 312 0 312',
  )
  const put =
    (id: string) =>
    ({ x, y }: { x: number; y: number }) =>
      el('use', { href: `#${id}`, x: Math.round(x), y: Math.round(y) })
  const gem = put(sheet.define((id) => el('g', { id }, stone(0, 0, 15, bright, glass))))
  const seed = put(sheet.define((id) => el('g', { id }, pearl(0, 0, 5.2))))
  const garnet = stone(0, 38, 10, bright, tone(0.48, 0.14, 20))
  const drop = put(
    sheet.define((id) =>
      el(
        'g',
        { id },
        el('path', {
          d: 'M0 2C17 24 18 42 0 56C-18 42 -17 24 0 2Z',
          fill,
          stroke: dull,
          'stroke-width': 1.2,
        }) +
          garnet +
          pearl(0, 63, 7),
      ),
    ),
  )
  const flower = put(
    sheet.define((id) =>
      el(
        'g',
        { id },
        el('path', { d: petals(0, 0, 25, 8), fill, stroke: dull, 'stroke-width': 1 }) +
          stone(0, 0, 11, bright, glass) +
          pearl(0, 30, 7),
      ),
    ),
  )
  const band = (from: number, size: number, stroke: string) =>
    el('path', {
      d: p`M-110 ${from}Q0 ${from + 150} 110 ${from}`,
      fill: 'none',
      stroke,
      'stroke-width': size,
    })
  return {
    drawn:
      piece(sheet, d, bust, {
        inner: folds(bust, [wedge(90, -290, 150, 330, 140, 20)], [wedge(-94, -260, -180, 200, 34, -30)], 0.7),
      }) +
      el('path', {
        d: 'M-100 -272C-84 -252 84 -252 100 -272C92 -294 -92 -294 -100 -272Z',
        fill: bust.light,
        opacity: 0.7,
      }) +
      band(-122, 46, dull) +
      band(-123, 42, fill) +
      along(11, 116, -84, 80).map(drop).join('') +
      along(13, 102, -116, 66).map(gem).join('') +
      along(27, 108, -143, 72).map(seed).join('') +
      along(27, 112, -99, 78).map(seed).join('') +
      [-58, 58].map((x) => flower({ x, y: 216 })).join(''),
    y: 520,
    scale: 1.08,
  }
}

const jhumka = (x: number, top: number, look: Look) => {
  const { fill, bright, dull, dark } = metals(look)
  const at = (dx: number, dy: number) => p`${x + dx} ${top + dy}`
  const bell = `M${at(-66, 196)}C${at(-66, 130)} ${at(-34, 98)} ${at(0, 96)}C${at(34, 98)} ${at(66, 130)} ${at(66, 196)}Q${at(0, 218)} ${at(-66, 196)}Z`
  const ring = (dy: number, half: number, sag: number, stroke: string, width: number, dash?: string) =>
    el('path', {
      d: `M${at(-half, dy)}Q${at(0, dy + sag)} ${at(half, dy)}`,
      fill: 'none',
      stroke,
      'stroke-width': width,
      'stroke-dasharray': dash,
      'stroke-linecap': 'round',
    })
  const fringe = along(13, 62, top + 204, 8)
  return (
    el('path', { d: `M${at(0, -32)}V${top + 4}`, stroke: dull, 'stroke-width': 4 }) +
    el('path', { d: petals(x, top + 26, 38, 10), fill, stroke: dull, 'stroke-width': 1.5 }) +
    el('circle', { cx: x, cy: top + 26, r: 23, fill: dull }) +
    el('circle', { cx: x, cy: top + 26, r: 20, fill }) +
    el('path', { d: petals(x, top + 26, 17, 6), fill: bright }) +
    stone(
      x,
      top + 26,
      8,
      dull,
      look.motif === 'plain' && /silver|oxid/.test(look.words) ? tone(0.62, 0.02, 245) : look.accent,
    ) +
    [70, 82]
      .map((dy, step) =>
        el('circle', { cx: x, cy: top + dy, r: 6 + step * 2, fill: step === 0 ? dull : fill }),
      )
      .join('') +
    el('path', { d: bell, fill, stroke: dark, 'stroke-width': 1.5, 'stroke-opacity': 0.6 }) +
    el('path', {
      d: `M${at(14, 98)}C${at(42, 104)} ${at(66, 134)} ${at(66, 196)}Q${at(44, 206)} ${at(26, 206)}C${at(36, 160)} ${at(30, 120)} ${at(14, 98)}Z`,
      fill: dull,
      opacity: 0.45,
    }) +
    el('path', {
      d: `M${at(-50, 178)}C${at(-50, 140)} ${at(-32, 116)} ${at(-14, 106)}C${at(-28, 124)} ${at(-38, 150)} ${at(-38, 182)}Z`,
      fill: bright,
      opacity: 0.85,
    }) +
    ring(132, 45, 12, dark, 2) +
    ring(145, 53, 14, dark, 6, '0.1 11') +
    ring(158, 58, 16, dark, 2) +
    ring(176, 62, 19, dark, 9, '0.1 15') +
    ring(176, 62, 19, bright, 4, '0.1 15') +
    ring(194, 66, 22, dull, 5) +
    fringe
      .map(
        ({ x: offset, y }, step) =>
          el('path', {
            d: p`M${x + offset} ${y}V${y + 16 + (step % 2) * 8}`,
            stroke: dull,
            'stroke-width': 1.6,
          }) +
          el('circle', {
            cx: Math.round(x + offset),
            cy: Math.round(y + 20 + (step % 2) * 8),
            r: 5.4,
            fill: step % 2 === 0 ? fill : bright,
            stroke: dull,
            'stroke-width': 1,
          }),
      )
      .join('')
  )
}

export const earrings = (sheet: Sheet, look: Look) => {
  const wood = cloth(sheet, tone(0.5, 0.07, 50))
  return {
    drawn:
      el('path', { d: 'M0 -170V300', stroke: hex(tone(0.46, 0.07, 50)), 'stroke-width': 16 }) +
      el('path', { d: 'M-4 -160V300', stroke: hex(tone(0.62, 0.07, 55)), 'stroke-width': 4 }) +
      piece(
        sheet,
        'M-210 -190Q-210 -202 -198 -202L198 -202Q210 -202 210 -190Q210 -178 198 -178L-198 -178Q-210 -178 -210 -190Z',
        wood,
      ) +
      piece(sheet, 'M-120 322C-112 298 -40 292 0 292C40 292 112 298 120 322Z', wood) +
      [-122, 122]
        .map((x) => el('g', { transform: p`translate(${x} -138) scale(1.3)` }, jhumka(0, 0, look)))
        .join(''),
    y: 500,
    scale: 1.3,
  }
}
