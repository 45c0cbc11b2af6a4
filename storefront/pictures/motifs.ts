import { hex, lighter, tone } from './colour.ts'
import type { Look } from './look.ts'
import type { Drawn } from './motif-cell.ts'
import { printedMotifs } from './motifs-printed.ts'
import { wovenMotifs } from './motifs-woven.ts'
import { el, p, type Sheet } from './svg.ts'
import type { Motif } from './words/patterns.ts'

const cells: Readonly<Record<Exclude<Motif, 'plain'>, Drawn>> = { ...printedMotifs, ...wovenMotifs }

/** How visibly a pattern stands on its cloth. */
const strength: Partial<Record<Motif, number>> = {
  slub: 0.22,
  weave: 0.3,
  stripe: 0.55,
  jaal: 0.6,
  chikan: 1,
  shimmer: 0.6,
  buti: 0.9,
}

/** Defines the pattern of a look and gives its id; a plain cloth has none. `size` scales the repeat. */
export const print = (sheet: Sheet, look: Look, size = 1, motif: Motif = look.motif): string | undefined => {
  if (motif === 'plain') {
    return undefined
  }
  const { base, accent, metal, chance } = look
  const turn = chance.next()
  const { width, height, drawn } = cells[motif](
    {
      metal: hex(metal),
      bright: hex(lighter(metal, 0.13)),
      accent: hex(accent),
      accentLight: hex(lighter(accent, accent.l > 0.7 ? -0.1 : 0.17)),
      tonal: hex(lighter(base, base.l > 0.55 ? -0.15 : motif === 'lace' ? 0 : 0.14)),
      green: hex(
        base.h > 100 && base.h < 180 && base.l > 0.5
          ? tone(0.52, 0.095, 145)
          : tone(base.l > 0.5 ? 0.5 : 0.68, 0.07, 150),
      ),
      pale: hex(tone(0.95, 0.018, 88)),
    },
    turn,
  )
  const grown = size * chance.between(0.92, 1.08)
  return sheet.define((id) =>
    el(
      'pattern',
      {
        id,
        width,
        height,
        patternUnits: 'userSpaceOnUse',
        patternTransform: p`translate(${chance.between(-20, 20)} ${chance.between(-20, 20)}) scale(${String(Math.round(grown * 100) / 100)})`,
      },
      strength[motif] === undefined ? drawn : el('g', { opacity: strength[motif] }, drawn),
    ),
  )
}
