import { hex, lighter, tone, type Tone } from './colour.ts'
import { el, p, type Sheet } from './svg.ts'

/** A fabric, ready to fill outlines with. */
export interface Cloth {
  tone: Tone
  /** A paint: the colour, lit from the left. */
  fill: string
  /** A paint laid over it, when the cloth is patterned. */
  print?: string | undefined
  light: string
  shade: string
  deep: string
}

const lit = (sheet: Sheet, of: Tone, gloss: number) => {
  const stop = (offset: number, at: Tone) => el('stop', { offset, 'stop-color': hex(at) })
  return sheet.define((id) =>
    el(
      'linearGradient',
      { id, x2: 1, y2: 0.25 },
      stop(0, lighter(of, 0.02)) +
        stop(0.28, lighter(of, 0.035 + gloss)) +
        stop(0.62, of) +
        stop(1, lighter(of, -0.055 - gloss)),
    ),
  )
}

/** A cloth of one colour; `print` is the id of a pattern to lay over it. */
export const cloth = (sheet: Sheet, of: Tone, print?: string, gloss = 0): Cloth => ({
  tone: of,
  fill: `url(#${lit(sheet, of, gloss)})`,
  print: print === undefined ? undefined : `url(#${print})`,
  light: hex(of.l > 0.9 ? tone(1, 0, 0) : lighter(of, 0.13)),
  shade: hex(lighter({ ...of, c: of.c + (of.l > 0.8 ? 0.015 : 0) }, of.l > 0.8 ? -0.16 : -0.13)),
  deep: hex(lighter({ ...of, c: of.c + (of.l > 0.8 ? 0.02 : 0) }, of.l > 0.8 ? -0.32 : -0.19)),
})

interface PieceOptions {
  /** What is drawn on the cloth and ends where it ends: folds, borders. */
  inner?: string
  opacity?: number
  shadow?: boolean
  outlined?: boolean
}

/** A piece of cloth of one outline, with what is drawn on it cut at the outline. */
export const piece = (sheet: Sheet, d: string, { fill, print, deep }: Cloth, options: PieceOptions = {}) => {
  const { inner = '', opacity, shadow = true, outlined = true } = options
  const shape = (attributes: Record<string, string | number> = {}) => el('path', { d, ...attributes })
  if (shadow) {
    sheet.shadows.push(shape())
  }
  const line: Record<string, string | number> = outlined
    ? { stroke: deep, 'stroke-width': 1.5, 'stroke-opacity': 0.45 }
    : {}
  const paints = print === undefined ? [fill] : [fill, print]
  let drawn = ''
  if (inner === '') {
    drawn = paints.map((paint, at) => shape({ fill: paint, ...(at === paints.length - 1 && line) })).join('')
  } else {
    const cut = sheet.define((id) => el('clipPath', { id }, shape()))
    drawn =
      paints.map((paint) => shape({ fill: paint })).join('') +
      el('g', { 'clip-path': `url(#${cut})` }, inner) +
      (outlined ? shape({ fill: 'none', ...line }) : '')
  }
  return opacity === undefined ? drawn : el('g', { opacity }, drawn)
}

/** A fold: a soft wedge from a point down (or out) to a foot of the given width. */
export const wedge = (x: number, y: number, footX: number, footY: number, width: number, bow = 0) => {
  const nearX = x + (footX - x) * 0.2 + bow
  const farX = x + (footX - x) * 0.75 + bow
  const nearY = y + (footY - y) * 0.4
  const farY = y + (footY - y) * 0.75
  return p`M${x} ${y}C${nearX} ${nearY} ${farX} ${farY} ${footX} ${footY}L${footX + width} ${footY}C${farX + width * 0.6} ${farY} ${nearX + width * 0.1} ${nearY} ${x} ${y}Z`
}

/** Folds in shadow, then folds in light, of one cloth. */
export const folds = ({ shade, light }: Cloth, dark: string[], bright: string[] = [], strength = 1) =>
  (dark.length === 0 ? '' : el('path', { d: dark.join(''), fill: shade, opacity: 0.42 * strength })) +
  (bright.length === 0 ? '' : el('path', { d: bright.join(''), fill: light, opacity: 0.4 * strength }))

/** A line drawn on cloth. */
export const seam = (d: string, stroke: string, width = 1.5, opacity = 0.7) =>
  el('path', {
    d,
    fill: 'none',
    stroke,
    'stroke-width': width,
    'stroke-opacity': opacity,
    'stroke-linecap': 'round',
  })
