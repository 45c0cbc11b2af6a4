import { cloth, folds, piece, wedge, type Cloth } from '../cloth.ts'
import { hex, lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { el, p, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'
import { rod } from '../garments/hanging.ts'

interface Fall {
  left: number
  right: number
  end: number
  gathers: number
  depth?: number
  fringe?: string
}

const fall = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  { left, right, end, gathers, depth = 20, fringe }: Fall,
  size: number,
) => {
  const width = right - left
  const hem = (inset: number) =>
    Array.from({ length: gathers }, (_, at) => {
      const from = right + 16 - ((width + 32) * at) / gathers
      const to = right + 16 - ((width + 32) * (at + 1)) / gathers
      return p`Q${(from + to) / 2} ${end + depth - inset} ${to} ${end - inset}`
    }).join('')
  const d = p`M${left + 8} -10Q${left + 8} -22 ${left + 20} -22L${right - 20} -22Q${right - 8} -22 ${right - 8} -10C${right} 140 ${right + 6} ${end - 160} ${right + 16} ${end}${hem(0)}C${left - 6} ${end - 160} ${left} 140 ${left + 8} -10Z`
  const steps = Array.from({ length: gathers - 1 }, (_, at) => (at + 1) / gathers)
  const foot = (part: number) => left - 16 + (width + 32) * part
  const top = (part: number) => left + 10 + (width - 20) * part
  const drawn = piece(sheet, d, stuff, {
    inner:
      folds(
        stuff,
        steps.map((part) => wedge(top(part), -22, foot(part), end + 20, 30)),
        steps.map((part) => wedge(top(part) - 4, 10, foot(part) - 22, end + 20, 14)),
        1,
      ) +
      el('path', {
        d: p`M${left - 20} -24H${right + 20}V-4H${left - 20}Z`,
        fill: stuff.light,
        opacity: 0.35,
      }) +
      el('path', { d: p`M${left - 20} 2H${right + 20}V16H${left - 20}Z`, fill: stuff.shade, opacity: 0.35 }) +
      (look.border === 'geometric'
        ? ''
        : trim(
            look,
            (inset) =>
              p`M${left + 8 + inset} -30C${left + inset} 140 ${left - 6 + inset} ${end - 160} ${left - 16 + inset} ${end + 20}`,
            size,
          ) +
          trim(
            look,
            (inset) =>
              p`M${right - 8 - inset} -30C${right - inset} 140 ${right + 6 - inset} ${end - 160} ${right + 16 - inset} ${end + 20}`,
            size,
          )) +
      trim(look, (inset) => p`M${right + 16} ${end - inset}${hem(inset)}`, size * 1.5),
  })
  const threads =
    fringe === undefined
      ? ''
      : el('path', {
          d: p`M${right + 16} ${end + 18}${hem(-18)}`,
          fill: 'none',
          stroke: fringe,
          'stroke-width': 38,
          'stroke-dasharray': '2.6 4.4',
        })
  return threads + drawn
}

export const dupatta = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, print(sheet, look), look.lustrous ? 0.03 : 0.012)
  const behind = { ...cloth(sheet, lighter(look.base, -0.09)), print: stuff.print }
  return {
    drawn:
      el(
        'g',
        { opacity: look.sheer ? 0.9 : 1 },
        fall(sheet, look, behind, { left: -60, right: 176, end: 610, gathers: 5 }, 15),
      ) +
      rod(240) +
      el(
        'g',
        { opacity: look.sheer ? 0.88 : 1 },
        fall(sheet, look, stuff, { left: -168, right: 92, end: 520, gathers: 6 }, 17),
      ),
    y: 222,
    scale: 1.06,
  }
}

export const shawl = (sheet: Sheet, look: Look) => {
  const woven = print(sheet, look, 0.9, look.motif === 'plain' ? 'weave' : look.motif)
  const stuff = cloth(sheet, look.base, woven)
  const behind = { ...cloth(sheet, lighter(look.base, -0.06)), print: stuff.print }
  const fringe = hex(lighter(look.base, -0.04))
  const edged = { ...look, border: look.border === 'none' ? ('geometric' as const) : look.border }
  return {
    drawn:
      fall(sheet, edged, behind, { left: -130, right: 186, end: 590, gathers: 4, depth: 9, fringe }, 24) +
      rod(250) +
      fall(sheet, edged, stuff, { left: -196, right: 132, end: 480, gathers: 4, depth: 9, fringe }, 26),
    y: 226,
    scale: 1.06,
  }
}
