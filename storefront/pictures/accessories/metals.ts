import { hex, lighter, tone } from '../colour.ts'
import type { Look } from '../look.ts'

/** The metal that a piece of jewellery is made of, lit and in shadow. */
export const metals = ({ words }: Look) => {
  const of = /silver|oxidi[sz]ed/.test(words) ? tone(0.74, 0.012, 245) : tone(0.77, 0.105, 82)
  return {
    of,
    fill: hex(of),
    bright: hex(lighter(of, 0.14)),
    dull: hex(lighter(of, -0.17)),
    dark: hex(lighter(of, -0.32)),
  }
}
