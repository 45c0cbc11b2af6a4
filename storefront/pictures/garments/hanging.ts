import { el, p } from '../svg.ts'

const brass = '#b08a4a'
const brassLight = '#e3c88d'
const wood = '#9a6b45'
const woodLight = '#c2946a'

const hook = (y: number) =>
  el('path', {
    d: p`M0 ${y}V${y - 30}C0 ${y - 46} 24 ${y - 46} 24 ${y - 70}C24 ${y - 100} -24 ${y - 100} -24 ${y - 72}`,
    fill: 'none',
    stroke: brass,
    'stroke-width': 5,
    'stroke-linecap': 'round',
  }) + el('circle', { cx: 0, cy: y - 93, r: 8, fill: brassLight, stroke: brass, 'stroke-width': 2 })

/** A wooden hanger for shoulders: its arms end inside them. The garment's neck is at y = 0. */
export const hanger = () =>
  hook(-6) +
  el('path', {
    d: 'M-108 50C-74 30 -34 -2 0 -2C34 -2 74 30 108 50',
    fill: 'none',
    stroke: wood,
    'stroke-width': 13,
    'stroke-linecap': 'round',
  }) +
  el('path', {
    d: 'M-60 18C-40 6 -20 -5 0 -5C14 -5 28 0 40 6',
    fill: 'none',
    stroke: woodLight,
    'stroke-width': 4,
    'stroke-linecap': 'round',
  })

/** A bar with two clips, for a skirt whose waist is at y = 0. */
export const clips = (half: number) => {
  const clip = (x: number) =>
    el('rect', { x: x - 9, y: -22, width: 18, height: 40, rx: 4, fill: brass }) +
    el('rect', { x: x - 6, y: -19, width: 5, height: 34, rx: 2, fill: brassLight })
  return {
    behind:
      hook(-46) +
      el('path', {
        d: p`M${-half - 22} -22C${-half * 0.5} -30 -20 -46 0 -46C20 -46 ${half * 0.5} -30 ${half + 22} -22`,
        fill: 'none',
        stroke: wood,
        'stroke-width': 11,
        'stroke-linecap': 'round',
      }) +
      el('path', {
        d: p`M${-half - 20} -25C${-half * 0.5} -33 -20 -49 0 -49`,
        fill: 'none',
        stroke: woodLight,
        'stroke-width': 3,
        'stroke-linecap': 'round',
      }),
    front: clip(-half + 14) + clip(half - 14),
  }
}

/** A rod on two pegs, for cloth that is hung over it. */
export const rod = (half: number, y = 0) =>
  el('rect', { x: -half, y: y - 7, width: half * 2, height: 14, rx: 7, fill: brass }) +
  el('rect', { x: -half + 4, y: y - 5, width: half * 2 - 8, height: 4, rx: 2, fill: brassLight }) +
  el('circle', { cx: -half, cy: y, r: 13, fill: brassLight, stroke: brass, 'stroke-width': 3 }) +
  el('circle', { cx: half, cy: y, r: 13, fill: brassLight, stroke: brass, 'stroke-width': 3 })

/** A tailor's form on a stand: neck at y = 0, its foot at `floor`. */
export const stand = (floor: number) =>
  el('path', { d: p`M0 200V${floor - 8}`, stroke: wood, 'stroke-width': 16 }) +
  el('path', { d: p`M-4 200V${floor - 8}`, stroke: woodLight, 'stroke-width': 4 }) +
  el('path', {
    d: p`M-92 ${floor}C-80 ${floor - 20} -30 ${floor - 22} 0 ${floor - 22}C30 ${floor - 22} 80 ${floor - 20} 92 ${floor}Z`,
    fill: wood,
  })

/** The neck and the cap of the form, above what it wears. */
export const formTop = () =>
  el('path', {
    d: 'M-30 -46C-30 -20 -44 -4 -64 6L-70 110L70 110L64 6C44 -4 30 -20 30 -46Z',
    fill: '#e4d6c3',
  }) +
  el('path', { d: 'M8 -46C10 -10 20 40 18 110L70 110L64 6C44 -4 30 -20 30 -46Z', fill: '#cdbba3' }) +
  el('path', { d: 'M-30 -46C-30 -60 30 -60 30 -46C20 -38 -20 -38 -30 -46Z', fill: wood }) +
  el('path', {
    d: 'M-28 -48C-26 -57 10 -58 20 -54',
    fill: 'none',
    stroke: woodLight,
    'stroke-width': 3,
    'stroke-linecap': 'round',
  }) +
  el('circle', { cx: 0, cy: -66, r: 11, fill: wood }) +
  el('circle', { cx: -3, cy: -69, r: 4, fill: woodLight })
