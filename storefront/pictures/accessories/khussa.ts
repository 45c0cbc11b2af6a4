import { cloth, folds, piece } from '../cloth.ts'
import { hex, lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { petals } from '../motif-shapes.ts'
import { el, flip, p, type Sheet } from '../svg.ts'
import { trimColours } from '../trims.ts'

export const khussa = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, undefined, 0.03)
  const { metal, bright } = trimColours({ ...look, metal: lighter(look.metal, 0.06) })
  const sole = hex(lighter(look.base, -0.2))
  const outline =
    'M-8 -250C14 -236 56 -150 74 -70C88 0 84 60 76 120C74 190 66 262 0 264C-66 262 -74 190 -74 120C-80 60 -82 0 -66 -70C-48 -150 -26 -200 -8 -250Z'
  const vamp =
    'M-8 -250C14 -236 56 -150 74 -70C80 -30 84 0 82 40C60 20 40 -46 4 -50C-36 -46 -58 16 -78 40C-80 0 -78 -30 -66 -70C-48 -150 -26 -200 -8 -250Z'
  const mouth = 'M2 -44C36 -40 54 26 62 96C66 170 56 244 0 246C-56 244 -64 170 -60 96C-52 26 -32 -40 2 -44Z'
  const shoe = (turn: (d: string) => string) => {
    const work = (d: string) =>
      el('path', { d: turn(d), fill: 'none', stroke: metal, 'stroke-width': 3.2, 'stroke-linecap': 'round' })
    const leaves = [-60, -34, -8]
      .map(
        (y, at) =>
          p`M2 ${y - 40}C${22 + at * 6} ${y - 54} ${34 + at * 8} ${y - 36} ${26 + at * 8} ${y - 16}M2 ${y - 40}C${-18 - at * 6} ${y - 54} ${-32 - at * 8} ${y - 36} ${-24 - at * 8} ${y - 16}`,
      )
      .join('')
    return (
      piece(sheet, turn(outline), { ...stuff, fill: sole }) +
      piece(sheet, turn(mouth), cloth(sheet, lighter(look.base, 0.14)), {
        shadow: false,
        inner:
          el('path', {
            d: turn(
              'M2 -44C-32 -40 -52 26 -60 96C-64 170 -56 244 0 246C-40 230 -46 160 -42 96C-36 36 -22 -20 2 -44Z',
            ),
            fill: stuff.deep,
            opacity: 0.4,
          }) + el('path', { d: turn(petals(0, 180, 20, 6)), fill: metal, opacity: 0.75 }),
      }) +
      piece(
        sheet,
        turn(
          'M76 40C88 60 84 100 76 150C70 220 60 262 0 264C-60 262 -70 220 -74 150C-82 100 -84 60 -78 40C-66 40 -62 70 -60 96C-64 170 -56 244 0 246C56 244 66 170 62 96C60 70 64 40 76 40Z',
        ),
        stuff,
        {
          shadow: false,
          inner: el('path', {
            d: turn(
              'M84 40C84 90 78 120 72 170C66 230 40 256 0 256C-40 256 -62 230 -68 170C-74 120 -76 90 -80 40',
            ),
            fill: 'none',
            stroke: metal,
            'stroke-width': 5,
            'stroke-dasharray': '0.1 10',
            'stroke-linecap': 'round',
          }),
        },
      ) +
      piece(sheet, turn(vamp), stuff, {
        shadow: false,
        inner:
          folds(
            stuff,
            [turn('M-8 -250C14 -236 56 -150 74 -70C80 -30 84 0 82 40C64 -60 30 -170 -8 -250Z')],
            [turn('M-14 -220C-34 -170 -54 -110 -60 -60C-44 -110 -26 -170 -14 -220Z')],
          ) +
          work('M82 30C62 6 40 -60 4 -64C-36 -60 -58 0 -80 30') +
          work('M-8 -222C6 -206 44 -130 60 -62M-8 -222C-24 -180 -42 -130 -54 -62') +
          work(leaves) +
          el('path', {
            d: turn('M82 14C62 -10 40 -76 4 -80C-36 -76 -58 -16 -80 14'),
            fill: 'none',
            stroke: bright,
            'stroke-width': 7,
            'stroke-dasharray': '0.1 12',
            'stroke-linecap': 'round',
          }) +
          el('path', { d: turn('M-4 -200C2 -190 4 -170 2 -150C-6 -166 -10 -186 -4 -200Z'), fill: metal }),
      }) +
      el('path', {
        d: turn('M-10 -246C-26 -262 -20 -286 0 -282C12 -278 10 -262 0 -262C12 -256 12 -244 6 -232Z'),
        fill: stuff.fill,
        stroke: stuff.deep,
        'stroke-width': 1.5,
        'stroke-opacity': 0.5,
      }) +
      el('circle', { cx: turn === flip ? 2 : -2, cy: -268, r: 6, fill: metal })
    )
  }
  const stay = (d: string) => d
  return {
    drawn:
      sheet.moved('translate(-106 6) rotate(-7)', () => shoe(flip)) +
      sheet.moved('translate(106 6) rotate(7)', () => shoe(stay)),
    y: 512,
    scale: 1.14,
  }
}
