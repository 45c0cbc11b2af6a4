import { cloth, folds, seam, wedge, type Cloth } from '../cloth.ts'
import { lighter, tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { both, el, flip, p, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'
import { shoulderDrape } from './drape.ts'
import { hemLine } from './hem.ts'
import { narrow } from './legs.ts'
import { shirt } from './shirt.ts'
import { gala, narrowed, plain, printed } from './festive-parts.ts'

interface OpenFront {
  under: Cloth
  hemX: number
  legs: string
}

const openFront = (sheet: Sheet, look: Look, { under, hemX, legs }: OpenFront) => {
  const stuff = printed(sheet, look)
  const hem = { x: hemX, y: 664, sag: 26, waves: 10, depth: 8 }
  const slit = p`M6 244C14 380 44 560 76 720`
  const gap = p`M0 236L6 244C14 380 44 560 76 720`
  const panel = both(gap)
  const lining = sheet.define((id) =>
    el('clipPath', { id }, el('path', { d: both(p`M0 200L${hem.x} ${hem.y - 6}`, hemLine(hem, 6)) })),
  )
  return (
    legs +
    shirt(sheet, look, stuff, {
      neck: 'slit',
      sleeve: {
        length: 308,
        cuff: 30,
        swing: 12,
        trimSize: 14,
        sheer: look.sheer,
        border: narrowed(look).border,
      },
      side: p`C106 190 84 208 82 230C86 240 88 244 90 250C122 360 ${hemX - 34} 540 ${hemX} 664`,
      hem,
      hemSize: 24,
      from: { x: 82, y: 246 },
      neckBorder: narrowed(look).border,
      neckSize: 14,
      inner:
        gala(look, 190) +
        el(
          'g',
          { 'clip-path': `url(#${lining})` },
          el('path', { d: panel, fill: under.fill }) +
            (under.print === undefined ? '' : el('path', { d: panel, fill: under.print })) +
            folds(
              under,
              [wedge(4, 250, 20, 720, 20), wedge(-4, 250, -44, 720, 18)],
              [wedge(0, 300, -14, 720, 14)],
            ),
        ) +
        folds(stuff, [p`M6 244C14 380 44 560 76 720L92 720C60 560 26 380 6 244Z`], []) +
        trim(
          look,
          (inset) => p`M${6 + inset} 244C${14 + inset} 380 ${44 + inset} 560 ${76 + inset} 720`,
          14,
          narrowed(look).border,
        ) +
        trim(
          look,
          (inset) => flip(p`M${6 + inset} 244C${14 + inset} 380 ${44 + inset} 560 ${76 + inset} 720`),
          14,
          narrowed(look).border,
        ) +
        seam(slit + flip(slit), stuff.deep, 1.5, 0.5) +
        trim(
          look,
          (inset) => p`M-100 ${240 - inset}Q0 ${254 - inset} 100 ${240 - inset}`,
          11,
          narrowed(look).border,
        ),
    })
  )
}

export const peshwas = (sheet: Sheet, look: Look) => {
  const silk = lighter(look.accent.l > 0.8 ? tone(0.42, 0.13, 18) : look.accent, 0)
  const under = cloth(sheet, silk, print(sheet, { ...look, base: silk }, 0.6, 'brocade'))
  return {
    drawn:
      openFront(sheet, look, { under, hemX: 254, legs: '' }) +
      (look.words.includes('dupatta')
        ? shoulderDrape(sheet, look, plain(sheet, lighter(look.base, 0.05)), {
            end: 420,
            sheer: true,
            border: 'zari',
          })
        : ''),
    y: 208,
    scale: 1.01,
  }
}

export const gown = (sheet: Sheet, look: Look) => {
  const slip = cloth(sheet, lighter(look.base, look.base.l > 0.5 ? -0.16 : 0.14), undefined, 0.04)
  return {
    drawn: openFront(sheet, look, {
      under: slip,
      hemX: 216,
      legs: narrow(sheet, look, slip, 600, 716, false),
    }),
    y: 204,
    scale: 1.01,
  }
}
