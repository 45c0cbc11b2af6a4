import { p } from '../svg.ts'

export type NeckKind = 'round' | 'v' | 'boat' | 'band' | 'collar' | 'slit' | 'deep'

interface Neck {
  /** From the front middle to the shoulder's inner end. */
  line: string
  x: number
  y: number
  depth: number
}

const of = (x: number, y: number, depth: number, line: string): Neck => ({ line, x, y, depth })

/** The openings that a garment can have, right half. */
export const necks: Readonly<Record<NeckKind, Neck>> = {
  round: of(46, 0, 56, 'M0 56C24 56 42 36 46 0'),
  slit: of(44, 0, 46, 'M0 46C22 46 40 32 44 0'),
  v: of(46, 0, 104, 'M0 104C16 78 36 40 46 0'),
  boat: of(76, 8, 26, 'M0 26C34 26 60 22 76 8'),
  band: of(40, -4, 34, 'M0 34C18 32 34 20 40 -4'),
  collar: of(42, -2, 40, 'M0 40C18 34 34 20 42 -2'),
  deep: of(62, 3, 82, 'M0 82C32 82 56 56 62 3'),
}

/** From the inner end of the shoulder, over it, and down the armhole. */
export const shoulder = ({ x, y }: Neck, armX = 112) =>
  p`C${x + 22} ${y + 8} 100 20 122 36C113 72 108 112 ${armX} 156`

/** The opening seen from outside: the inside of the back. */
export const opening = ({ line, x, y }: Neck) => {
  const [, rest = ''] = line.split('C')
  const [firstX = 0, firstY = 0, secondX = 0, secondY = 0] = rest.split(/[ C]/).map(Number)
  const low = line.split('C')[0]?.split(' ')[1] ?? '0'
  return p`M${x} ${y}C${secondX} ${secondY} ${firstX} ${firstY} 0 ${Number(low)}C${-firstX} ${firstY} ${-secondX} ${secondY} ${-x} ${y}Q0 ${y + 22} ${x} ${y}Z`
}
