import { hex, lighter, tone, type Tone } from './colour.ts'
import { el, p, type Sheet } from './svg.ts'

/** The colours of the wall behind a piece. */
export interface Wall {
  high: string
  low: string
  niche: string
  nicheLow: string
  hollow: string
  line: string
  shadow: string
}

const wallHues = [55, 22, 150, 225] as const

const apart = (one: number, other: number) => Math.abs(((one - other + 540) % 360) - 180)

/** A quiet wall that lets a colour stand out: its own hue, or, behind pale and grey ones, one that is far from it. */
export const wallFor = (base: Tone, lot: number): Wall => {
  const pale = base.l > 0.8
  const quiet = base.c < 0.03
  const far = wallHues.toSorted((one, other) => apart(other, base.h) - apart(one, base.h))
  const hues = quiet ? wallHues : far.slice(0, 2)
  const h = quiet || pale ? (hues[Math.floor(lot * hues.length)] ?? 55) : base.h
  const l = pale ? 0.845 : 0.905
  const at = (by: number, c: number) => hex(tone(l + by, c * (h > 190 && h < 250 ? 0.75 : 1), h))
  return {
    high: at(0.045, 0.018),
    low: at(0.005, 0.026),
    niche: at(-0.045, 0.032),
    nicheLow: at(0.02, 0.024),
    hollow: at(-0.12, 0.042),
    line: at(-0.14, 0.05),
    shadow: hex(lighter(tone(l, 0.045, h), -0.5)),
  }
}

export type Arch = 'round' | 'ogee' | 'cusped' | 'flat'

/** An arch of half the given width, its crown at `top`, its foot at `foot`; x = 0 is its middle. */
export const arch = (form: Arch, half: number, top: number, foot: number) => {
  const spring = top + half * 1.02
  const walls = (crown: string) => p`M${-half} ${foot}L${-half} ${spring}${crown}L${half} ${foot}Z`
  if (form === 'round') {
    return walls(
      p`C${-half} ${top + half * 0.46} ${-half * 0.55} ${top} 0 ${top}C${half * 0.55} ${top} ${half} ${top + half * 0.46} ${half} ${spring}`,
    )
  }
  if (form === 'ogee') {
    return walls(
      p`C${-half} ${top + half * 0.5} ${-half * 0.34} ${top + half * 0.24} 0 ${top}C${half * 0.34} ${top + half * 0.24} ${half} ${top + half * 0.5} ${half} ${spring}`,
    )
  }
  if (form === 'flat') {
    return p`M${-half} ${foot}L${-half} ${top + 60}Q${-half} ${top} ${-half + 60} ${top}L${half - 60} ${top}Q${half} ${top} ${half} ${top + 60}L${half} ${foot}Z`
  }
  const cusps: [number, number][] = [
    [-1, 1.02],
    [-0.93, 0.62],
    [-0.66, 0.34],
    [-0.32, 0.15],
    [0, 0],
    [0.32, 0.15],
    [0.66, 0.34],
    [0.93, 0.62],
    [1, 1.02],
  ]
  const crown = cusps
    .slice(1)
    .map(([x, y], at) => {
      const [fromX, fromY] = cusps[at] ?? [x, y]
      const middleX = (fromX + x) / 2
      const middleY = (fromY + y) / 2
      const out = at === 3 || at === 4 ? 0.05 : 0.14
      return p`Q${(middleX + Math.sign(middleX) * out) * half} ${top + (middleY - out * 0.9) * half} ${x * half} ${top + y * half}`
    })
    .join('')
  return walls(crown)
}

const graded = (sheet: Sheet, from: string, to: string) =>
  sheet.define((id) =>
    el(
      'linearGradient',
      { id, x2: 0.3, y2: 1 },
      el('stop', { 'stop-color': from }) + el('stop', { offset: 1, 'stop-color': to }),
    ),
  )

/** A wall of the given size. */
export const wall = (sheet: Sheet, colours: Wall, width: number, height: number) =>
  el('rect', { width, height, fill: `url(#${graded(sheet, colours.high, colours.low)})` })

/** A niche in the wall, lit from the upper left: its left and upper side lie in shadow. `d` is an outline about x = 0. */
export const niche = (sheet: Sheet, colours: Wall, d: string, x: number, frame?: string) => {
  const cut = sheet.define((id) => el('clipPath', { id }, el('path', { d })))
  const shift = `translate(${String(x)} 0)`
  return el(
    'g',
    { transform: shift },
    (frame === undefined
      ? ''
      : el('path', { d: frame, fill: 'none', stroke: colours.line, 'stroke-width': 1.5 })) +
      el('path', { d, fill: colours.hollow }) +
      el(
        'g',
        { 'clip-path': `url(#${cut})` },
        el('path', {
          d,
          transform: 'translate(15 13)',
          fill: `url(#${graded(sheet, colours.niche, colours.nicheLow)})`,
        }),
      ),
  )
}
