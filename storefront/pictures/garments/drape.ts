import { folds, piece, wedge, type Cloth } from '../cloth.ts'
import type { Look } from '../look.ts'
import { p, type Sheet } from '../svg.ts'
import { trim } from '../trims.ts'
import type { Border } from '../words/patterns.ts'

interface Drape {
  /** How far down its end hangs. */
  end: number
  sheer?: boolean
  border?: Border
  size?: number
}

/** A dupatta over the right shoulder, its end hanging in front. */
export const shoulderDrape = (
  sheet: Sheet,
  look: Look,
  stuff: Cloth,
  { end, sheer, border = look.border, size = 13 }: Drape,
) => {
  const [l, r] = [60, 164]
  const d = p`M54 4C60 -12 96 -6 118 22C140 70 152 ${end * 0.5} ${r} ${end - 6}Q${r - 12} ${end + 14} ${r - 26} ${end}Q${r - 40} ${end + 18} ${r - 54} ${end + 4}Q${r - 70} ${end + 22} ${r - 84} ${end + 6}Q${l + 8} ${end + 20} ${l} ${end + 6}C60 ${end * 0.6} 70 120 54 4Z`
  const inner =
    folds(
      stuff,
      [
        wedge(92, 0, r - 30, end + 20, 16, 4),
        wedge(78, 0, r - 58, end + 20, 16, 2),
        wedge(66, 4, r - 86, end + 20, 14),
        wedge(106, 8, r - 10, end + 20, 10, 6),
      ],
      [wedge(84, 0, r - 46, end + 20, 9, 3), wedge(72, 2, r - 74, end + 20, 8, 1)],
      1.1,
    ) +
    trim(
      look,
      (inset) => p`M${54 + inset} 0C${70 + inset} 120 ${60 + inset} ${end * 0.6} ${l + inset} ${end + 30}`,
      size * 0.75,
      border,
    ) +
    trim(
      look,
      (inset) =>
        p`M${r + 10} ${end + 2 - inset}Q${r - 12} ${end + 14 - inset} ${r - 26} ${end - inset}Q${r - 40} ${end + 18 - inset} ${r - 54} ${end + 4 - inset}Q${r - 70} ${end + 22 - inset} ${r - 84} ${end + 6 - inset}Q${l + 8} ${end + 20 - inset} ${l - 6} ${end + 6 - inset}`,
      size * 1.25,
      border,
    )
  return piece(sheet, d, stuff, { inner, ...(sheer === true ? { opacity: 0.86 } : {}) })
}
