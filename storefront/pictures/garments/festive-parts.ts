import { cloth, seam } from '../cloth.ts'
import { hex, lighter, type Tone } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { p, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'

export const printed = (sheet: Sheet, look: Look, size = 1) =>
  cloth(sheet, look.base, print(sheet, look, size), look.lustrous ? 0.03 : 0)

export const plain = (sheet: Sheet, of: Tone) => cloth(sheet, of)

/** The colour of the second cloth of a set. */
export const beside = ({ base }: Look) => lighter(base, base.l > 0.6 ? -0.06 : 0.08)

/** A broad edging is for hems; above it runs a narrow one. */
export const narrowed = (look: Look): Look => (look.border === 'broad' ? { ...look, border: 'zari' } : look)

export const gala = (look: Look, to: number) =>
  look.border === 'none'
    ? seam(p`M0 50L0 ${to}`, hex(lighter(look.base, -0.2)), 2, 0.5)
    : trim(
        look,
        (inset) =>
          p`M${-inset - 12} 60L${-inset - 12} ${to}Q0 ${to + 30 + inset} ${inset + 12} ${to}L${inset + 12} 60`,
        13,
        narrowed(look).border,
      )
