import { hex, lighter, tone, type Tone } from '../colour.ts'
import { el, p } from '../svg.ts'

/** A stone block to stand things on: its upper edge at `y`, down to `foot`. */
export const plinth = (of: Tone, half: number, y: number, foot: number) => {
  const stone = tone(0.93, Math.min(0.02, of.c), of.c < 0.05 ? 70 : of.h)
  const deep = 26
  return (
    el('path', {
      d: p`M${-half} ${y}L${-half + deep} ${y - deep}L${half - deep} ${y - deep}L${half} ${y}Z`,
      fill: hex(lighter(stone, 0.04)),
    }) +
    el('rect', { x: -half, y, width: half * 2, height: foot - y, fill: hex(lighter(stone, -0.05)) }) +
    el('rect', {
      x: half * 0.35,
      y,
      width: half * 0.65,
      height: foot - y,
      fill: hex(lighter(stone, -0.12)),
      opacity: 0.35,
    }) +
    el('rect', { x: -half, y, width: half * 2, height: 4, fill: hex(lighter(stone, 0.05)) })
  )
}

/** The shadow of a thing on what it stands on. */
export const contact = (x: number, y: number, rx: number, ry = 9) =>
  el('ellipse', { cx: x + 8, cy: y, rx, ry, fill: '#3b2a24', opacity: 0.2 })

/** A round stone in a setting of metal, lit from the left. */
export const stone = (x: number, y: number, r: number, setting: string, glass: Tone) =>
  el('circle', { cx: x, cy: y, r, fill: setting }) +
  el('circle', { cx: x, cy: y, r: Math.round(r * 7.2) / 10, fill: hex(glass) }) +
  el('path', {
    d: p`M${x - r * 0.55} ${y + r * 0.1}A${r * 0.58} ${r * 0.58} 0 0 1 ${x + r * 0.1} ${y - r * 0.56}L${x} ${y}Z`,
    fill: hex(lighter(glass, 0.12)),
  })

export const pearl = (x: number, y: number, r: number) =>
  el('circle', { cx: x, cy: y, r, fill: hex(tone(0.93, 0.014, 75)) }) +
  el('circle', {
    cx: x + r * 0.12,
    cy: y + r * 0.14,
    r: Math.round(r * 7.4) / 10,
    fill: hex(tone(0.965, 0.01, 80)),
  }) +
  el('circle', { cx: x - r * 0.3, cy: y - r * 0.3, r: Math.round(r * 3) / 10, fill: '#ffffff' })
