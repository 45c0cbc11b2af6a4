import { cloth, folds, seam, wedge } from '../cloth.ts'
import { hex, lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { el, flip, p, type Sheet } from '../svg.ts'
import { trim, trimColours } from '../trims.ts'
import { shirt } from './shirt.ts'

export const abaya = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, print(sheet, look), 0)
  const hem = { x: 200, y: 690, sag: 14, waves: 5, depth: 6 }
  const shine = hex(lighter(look.base, 0.2))
  const piping = 'M0 104L0 720'
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'v',
      sleeve: { length: 300, cuff: 66, swing: 15, border: 'piping' },
      side: 'C124 300 176 540 200 690',
      hem,
      border: 'piping',
      neckBorder: 'piping',
      from: { x: 96, y: 130, reach: (at) => (at % 2) * 0.12 },
      inner:
        seam(piping, shine, 4.5, 0.8) +
        seam('M7 110L7 720', stuff.deep, 2.5, 0.8) +
        seam('M78 396L104 470' + flip('M78 396L104 470'), shine, 2, 0.5),
    }),
    y: 205,
    scale: 1,
  }
}

export const kaftan = (sheet: Sheet, look: Look) => {
  const stuff = cloth(
    sheet,
    look.base,
    print(sheet, { ...look, metal: look.accent }, 1.15),
    look.lustrous ? 0.03 : 0,
  )
  const hem = { x: 196, y: 660, sag: 18, waves: 7, depth: 8 }
  const { metal } = trimColours(look)
  const cuff = (inset: number) =>
    p`M${236 - inset} 100C${256 - inset} 190 ${262 - inset} 260 ${256 - inset} 332`
  const gathers = [-70, -46, -22, 4, 28, 52, 74]
  return {
    drawn: shirt(sheet, look, stuff, {
      neck: 'v',
      side: 'L112 156',
      hem,
      from: { x: 92, y: 300 },
      outline:
        'C70 8 120 24 160 46C196 66 220 82 238 98C258 190 264 260 258 332C226 338 176 330 146 352C150 450 184 570 196 660',
      neckBorder: look.border,
      neckSize: 22,
      hemSize: 24,
      inner:
        folds(
          stuff,
          [
            wedge(112, 60, 214, 340, 26, 14),
            wedge(-112, 60, -220, 340, 22, -14),
            wedge(96, 60, 150, 352, 22, 6),
            wedge(-96, 60, -160, 352, 18, -8),
            ...gathers.map((x) => wedge(x, 296, x * 0.72, 180, 7)),
          ],
          [wedge(140, 70, 236, 340, 12, 12), wedge(-130, 70, -190, 340, 14, -10)],
        ) +
        seam('M-146 292Q0 310 146 292', stuff.deep, 3, 0.5) +
        seam('M-146 298Q0 316 146 298', stuff.light, 1.5, 0.5) +
        trim(
          look,
          (inset) => p`M${-inset} 112L${-inset} 232L0 ${244 + inset}L${inset} 232L${inset} 112`,
          13,
        ) +
        trim(look, cuff, 17) +
        trim(look, (inset) => flip(cuff(inset)), 17),
      over:
        seam('M-6 304C-18 330 -24 350 -22 384M6 304C16 326 20 352 16 372', metal, 2.5, 1) +
        el('path', { d: 'M-28 384h12l3 30q-9 5 -18 0ZM10 372h12l3 30q-9 5 -18 0Z', fill: metal }),
    }),
    y: 222,
    scale: 1.04,
  }
}
