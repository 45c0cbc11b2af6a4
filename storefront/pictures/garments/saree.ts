import { cloth, folds, piece, seam, wedge, type Cloth } from '../cloth.ts'
import { lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { both, el, flip, p, type Sheet } from '../svg.ts'
import { trim, type Edge } from '../trims.ts'
import { formTop, stand } from './hanging.ts'

const floor = 722

/** A short blouse or choli on the form. */
export const choli = (sheet: Sheet, look: Look, stuff: Cloth, sleeve: number, sheer = false) => {
  const arm = p`M100 22C124 30 138 62 ${136 + sleeve * 0.08} ${40 + sleeve}Q${122 + sleeve * 0.04} ${50 + sleeve} ${104 + sleeve * 0.03} ${48 + sleeve}C106 110 104 80 96 60Z`
  const cuff: Edge = (inset) =>
    p`M${146 + sleeve * 0.08} ${38 + sleeve - inset}Q${122 + sleeve * 0.04} ${50 + sleeve - inset} ${94 + sleeve * 0.03} ${48 + sleeve - inset}`
  const one = (turn: (d: string) => string, deeper: number) =>
    piece(sheet, turn(arm), stuff, {
      inner:
        folds(stuff, [turn(wedge(110, 90, 112 + sleeve * 0.04, 60 + sleeve, 14))], [], deeper) +
        trim(look, (inset) => turn(cuff(inset)), 12),
      ...(sheer ? { opacity: 0.75 } : {}),
    })
  const neck = (inset: number) =>
    p`M0 ${88 + inset}C${34 + inset} ${88 + inset} ${58 + inset} ${60 + inset} ${64 + inset} 0`
  return (
    one(flip, 0.8) +
    one((d) => d, 1.2) +
    piece(
      sheet,
      both(
        'M0 88C34 88 58 60 64 4C86 10 104 20 114 34C118 70 112 110 106 140C102 160 98 174 94 188',
        'Q0 200 -94 188',
      ),
      stuff,
      {
        inner:
          folds(
            stuff,
            [
              wedge(106, 130, 30, 150, 14, -4),
              wedge(-104, 134, -36, 152, -12, 4),
              wedge(44, 196, 52, 120, 10),
              wedge(-50, 196, -56, 120, 9),
            ],
            [],
            0.9,
          ) +
          trim(look, (inset) => flip(neck(inset)) + neck(inset), 10) +
          trim(look, (inset) => p`M-110 ${188 - inset}Q0 ${200 - inset} 110 ${188 - inset}`, 9),
      },
    )
  )
}

/** What shows of the form between a choli and a skirt. */
export const midriff = () =>
  el('path', { d: both('M0 170L97 170C90 196 84 210 82 240L0 250'), fill: '#dccbb5' }) +
  el('path', { d: 'M40 170L97 170C90 196 84 210 82 240L50 246Z', fill: '#c4b096' })

const skirtOf = (sheet: Sheet, look: Look, stuff: Cloth) => {
  const hem = (inset: number) =>
    p`Q120 ${712 - inset} 70 ${708 - inset}Q0 ${716 - inset} -70 ${706 - inset}Q-120 ${708 - inset} -152 ${694 - inset}`
  const d = p`M-82 226Q0 240 82 226C98 268 118 300 120 350C126 480 146 600 158 696${hem(0)}C-138 600 -122 480 -120 350C-118 300 -98 268 -82 226Z`
  return piece(sheet, d, stuff, {
    inner:
      folds(
        stuff,
        [
          wedge(-20, 270, -104, 720, 26, -10),
          wedge(30, 270, 112, 720, 28, 10),
          wedge(66, 290, 140, 720, 22, 10),
          wedge(-60, 300, -140, 720, 18, -8),
          wedge(118, 330, 20, 420, 14, 0),
        ],
        [wedge(-40, 300, -124, 720, 14, -10), wedge(46, 290, 94, 720, 14, 10)],
      ) +
      trim(look, (inset) => p`M168 ${690 - inset}L158 ${696 - inset}${hem(inset)}L-164 ${690 - inset}`, 26),
  })
}

const pleatsOf = (sheet: Sheet, look: Look, stuff: Cloth, count: number) => {
  const [topL, topR, footL, footR] = [-30, 22, -84, 62]
  const at = (left: number, right: number, part: number) => left + (right - left) * part
  const foot = (part: number, lift: number) =>
    [at(footL, footR, part), 712 + 8 * Math.sin(part * Math.PI) - lift] as const
  const zigzag = (inset: number) =>
    Array.from({ length: count * 2 }, (_, step) => {
      const [x, y] = foot(1 - (step + 1) / (count * 2), step % 2 === 0 ? 9 : 0)
      return p`L${x} ${y - inset}`
    }).join('')
  const pleat = (step: number, from: number, to: number) => {
    const [a, b] = [(step + from) / count, (step + to) / count]
    return p`M${at(topL, topR, a)} 234C${at(topL, topR, a) - 3} 380 ${at(footL, footR, a)} 560 ${at(footL, footR, a)} 730L${at(footL, footR, b)} 730C${at(footL, footR, b)} 560 ${at(topL, topR, b) - 3} 380 ${at(topL, topR, b)} 234Z`
  }
  const steps = Array.from({ length: count }, (_, step) => step)
  return piece(
    sheet,
    p`M${topL} 230L${topR} 230C${topR + 6} 380 ${footR - 6} 560 ${footR} 712${zigzag(0)}C${footL + 2} 560 ${topL - 6} 380 ${topL} 230Z`,
    stuff,
    {
      inner:
        folds(
          stuff,
          steps.map((step) => pleat(step, 0.6, 1)),
          steps.map((step) => pleat(step, 0.06, 0.3)),
          1.15,
        ) +
        trim(look, (inset) => p`M${footR + 6} ${712 - inset}L${footR} ${712 - inset}${zigzag(inset)}`, 24),
    },
  )
}

const pallu = (sheet: Sheet, look: Look, stuff: Cloth, end: number) => {
  const hem = (inset: number) =>
    p`Q196 ${end + 14 - inset} 182 ${end - inset}Q166 ${end + 16 - inset} 148 ${end + 4 - inset}Q132 ${end + 16 - inset} 112 ${end + 2 - inset}`
  return piece(
    sheet,
    p`M44 14C64 -16 106 -10 126 18C166 90 196 300 212 ${end - 8}${hem(0)}L96 ${end}C100 340 90 160 44 14Z`,
    stuff,
    {
      inner:
        folds(
          stuff,
          [
            wedge(112, 10, 186, end + 20, 14, 16),
            wedge(100, 20, 152, end + 20, 18, 14),
            wedge(90, 40, 122, end + 20, 14, 10),
          ],
          [wedge(118, 20, 198, end + 20, 7, 16), wedge(104, 30, 168, end + 20, 9, 14)],
          1.1,
        ) +
        trim(
          look,
          (inset) => p`M${128 - inset} 16C${168 - inset} 90 ${198 - inset} 300 ${214 - inset} ${end + 10}`,
          15,
        ) +
        trim(
          look,
          (inset) => p`M222 ${end - 8 - inset}L212 ${end - 8 - inset}${hem(inset)}L90 ${end - inset}`,
          40,
          look.border === 'zari' || look.motif === 'brocade' || look.motif === 'paisley'
            ? 'broad'
            : look.border,
        ),
    },
  )
}

const across = (sheet: Sheet, look: Look, stuff: Cloth) => {
  const upper: Edge = (inset) =>
    p`M38 ${-6 + inset * 0.4}C${34 - inset * 0.2} ${60 + inset} ${-40} ${150 + inset} -108 ${196 + inset * 1.1}`
  const lower: Edge = (inset) =>
    p`M${126 - inset * 0.5} 20C${126 - inset * 0.6} ${110 - inset * 0.5} 60 ${220 - inset} ${-20} ${268 - inset}C-60 ${292 - inset} -96 ${320 - inset} -126 ${352 - inset}`
  const d =
    'M42 6C44 -14 110 -12 124 22C126 110 60 220 -20 268C-60 292 -96 320 -121 350C-124 300 -112 262 -84 226C-86 214 -92 206 -96 190C-40 150 34 60 42 6Z'
  return piece(sheet, d, stuff, {
    inner:
      folds(
        stuff,
        [
          'M62 -8C60 80 -10 170 -92 226C4 170 74 90 62 -8Z',
          'M84 -8C84 96 16 190 -98 256C26 196 100 110 84 -8Z',
          'M104 -4C106 104 40 208 -112 300C44 216 122 120 104 -4Z',
        ],
        [
          'M72 -8C74 86 0 184 -96 242C14 186 88 100 72 -8Z',
          'M94 -6C98 100 28 200 -104 280C40 206 112 114 94 -6Z',
        ],
        1.25,
      ) +
      trim(look, upper, 13) +
      trim(look, lower, 17),
  })
}

export const saree = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, print(sheet, look, 0.9), look.lustrous ? 0.035 : 0.01)
  const contrast = /border colour/.test(look.words)
    ? look.metal
    : lighter(look.base, look.base.l > 0.6 ? -0.1 : -0.06)
  const under = /sequinned blouse/.test(look.words)
    ? cloth(sheet, lighter(look.base, 0.06), print(sheet, look, 0.8, 'sequin'))
    : cloth(sheet, contrast, undefined, 0.02)
  const plain = { ...look, border: look.border === 'broad' ? ('zari' as const) : look.border }
  const sheer = /sheer sleeves/.test(look.words)
  return {
    drawn:
      stand(floor + 42) +
      formTop() +
      pallu(sheet, look, stuff, Math.round(look.chance.between(470, 560))) +
      midriff() +
      choli(sheet, plain, under, sheer ? 170 : 88, sheer) +
      skirtOf(sheet, plain, stuff) +
      pleatsOf(sheet, plain, stuff, /pleated|pleats of/.test(look.words) ? 8 : 6) +
      across(sheet, plain, stuff) +
      seam('M-82 228Q-40 238 -10 238', stuff.deep, 2, 0.4),
    x: 388,
    y: 160,
    scale: 1.02,
  }
}
