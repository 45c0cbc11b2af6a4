import { cloth, folds, piece, seam } from '../cloth.ts'
import { lighter } from '../colour.ts'
import type { Look } from '../look.ts'
import { print } from '../motifs.ts'
import { both, el, p, type Sheet } from '../svg.ts'
import { trim, trimColours } from '../trims.ts'
import { shoulderDrape } from './drape.ts'
import { formTop, stand } from './hanging.ts'
import { flutes, hemEdge, hemLine } from './hem.ts'
import { choli, midriff } from './saree.ts'
import { clipped, creases, printed, skirtOf, tassels } from './skirt-parts.ts'

export const lehenga = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look, 0.9)
  const hem = { x: 276, y: 556, sag: 44, waves: 13, depth: 8 }
  const rows = /four rows/.test(look.words) ? [66, 132, 210] : [110]
  const ring = (up: number) => (inset: number) => {
    const part = 1 - up / 620
    return p`M${-276 * part - 14} ${556 - up - inset}Q0 ${556 - up + 88 * part - inset} ${276 * part + 14} ${556 - up - inset}`
  }
  return {
    drawn: clipped(
      84,
      skirtOf(sheet, look, stuff, {
        waist: 84,
        side: 'C120 130 230 400 276 556',
        hem,
        inner: creases(stuff, hem, 80, 24) + rows.map((up) => trim(look, ring(up), 15)).join(''),
        over: tassels(look),
      }),
    ),
    y: 290,
    scale: 1.05,
  }
}

export const pleatedSkirt = (sheet: Sheet, look: Look) => {
  const stuff = cloth(sheet, look.base, undefined, 0.02)
  const count = 17
  const edge = (at: number) => -204 + (408 * at) / count
  const top = (at: number) => -84 + (168 * at) / count
  const knife = Array.from({ length: count }, (_, at) => at)
  const saw = knife
    .map(
      (at) =>
        p`L${-edge(at + 0.82)} ${524 - 26 * (edge(at + 0.82) / 204) ** 2}L${-edge(at + 1)} ${512 - 24 * (edge(at + 1) / 204) ** 2}`,
    )
    .join('')
  const d = p`M-84 18L84 18C110 150 180 400 204 ${488}${saw}C-180 400 -110 150 -84 18Z`
  const pleat = (at: number, from: number, to: number) =>
    p`M${top(at + from)} 18C${top(at + from) * 1.4} 160 ${edge(at + from) * 0.94} 400 ${edge(at + from)} 540L${edge(at + to)} 540C${edge(at + to) * 0.94} 400 ${top(at + to) * 1.4} 160 ${top(at + to)} 18Z`
  return {
    drawn: clipped(
      84,
      piece(sheet, d, stuff, {
        inner:
          folds(
            stuff,
            knife.map((at) => pleat(at, 0.55, 1)),
            knife.map((at) => pleat(at, 0.04, 0.26)),
            1.1,
          ) +
          trim(
            { ...look, border: 'none' },
            (inset) => p`M210 ${496 - inset}Q0 ${548 - inset} -210 ${496 - inset}`,
          ),
      }) +
        piece(sheet, both('M0 6L84 0L86 24L0 31'), stuff, {
          inner: seam(
            Array.from({ length: 22 }, (_, at) => p`M${-80 + at * 7.6} 2V32`).join(''),
            stuff.deep,
            1.2,
            0.3,
          ),
        }),
    ),
    y: 290,
    scale: 1.18,
  }
}

export const tieredSkirt = (sheet: Sheet, look: Look) => {
  const prints = [
    print(sheet, look, 0.85),
    print(sheet, { ...look, base: look.accent, accent: look.base }, 0.7),
    print(sheet, look, 1),
  ]
  const grounds = [look.base, look.accent, look.base]
  const tiers = [
    { top: 92, y: 190, x: 140, from: 12 },
    { top: 128, y: 376, x: 192, from: 176 },
    { top: 176, y: 578, x: 246, from: 360 },
  ]
  const drawn = tiers
    .map(({ top, y, x, from }, at) => {
      const stuff = cloth(sheet, grounds[at] ?? look.base, prints[at])
      const hem = { x, y, sag: 18, waves: 9 + at * 2, depth: 6 }
      const { dark, bright } = flutes(hem, { x: top, y: from }, (place) => (place % 2) * 0.25)
      return piece(
        sheet,
        both(
          p`M0 ${from + 12}L${top} ${from}C${top + 14} ${from + 50} ${x - 10} ${y - 60} ${x} ${y}`,
          hemLine(hem),
        ),
        stuff,
        {
          inner:
            folds(stuff, dark, bright, 1.1) +
            trim({ ...look, base: grounds[at] ?? look.base }, hemEdge(hem), 12, 'none'),
        },
      )
    })
    .toReversed()
    .join('')
  const band = cloth(sheet, look.base)
  return {
    drawn: clipped(
      90,
      drawn +
        piece(sheet, both('M0 6L90 0L94 26L0 34'), band, {
          inner: seam(
            Array.from({ length: 20 }, (_, at) => p`M${-84 + at * 9} 2V36`).join(''),
            band.deep,
            1.4,
            0.4,
          ),
        }) +
        tassels(look),
    ),
    y: 288,
    scale: 1.05,
  }
}

/** A choli, a full skirt and a dupatta, on a form. */
export const lehengaSet = (sheet: Sheet, look: Look) => {
  const stuff = printed(sheet, look, 0.95)
  const hem = { x: 270, y: 700, sag: 40, waves: 13, depth: 8 }
  const { dark, bright } = flutes(hem, { x: 80, y: 232 })
  const { metal } = trimColours(look)
  const panels = [-190, -115, -38, 38, 115, 190].map((x) => p`M${x * 0.36} 236L${x} 760`).join('')
  const net = cloth(sheet, lighter(look.base, 0.05), undefined, 0.01)
  const inner =
    folds(stuff, dark, bright) +
    (look.words.includes('panel')
      ? seam(panels, metal, 3, 0.85) +
        el('path', {
          d: panels,
          fill: 'none',
          stroke: metal,
          'stroke-width': 7,
          'stroke-dasharray': '0.1 12',
          'stroke-linecap': 'round',
        })
      : '') +
    trim(look, hemEdge(hem), 34)
  return {
    drawn:
      stand(760) +
      formTop() +
      midriff() +
      choli(sheet, { ...look, border: 'zari' }, stuff, 150) +
      piece(sheet, both('M0 236L82 224C120 350 230 560 270 700', hemLine(hem)), stuff, { inner }) +
      piece(
        sheet,
        both('M0 238L84 226L88 250L0 262'),
        { ...stuff, print: undefined },
        {
          inner: trim(
            look,
            (inset) => p`M-100 ${244 - inset}Q0 ${266 - inset} 100 ${244 - inset}`,
            14,
            'zari',
          ),
        },
      ) +
      shoulderDrape(sheet, look, net, { end: 520, sheer: true, border: 'zari', size: 16 }),
    y: 158,
    scale: 1.02,
  }
}
