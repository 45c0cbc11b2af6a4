import { dot, filled, halfDrop, stem, type Drawn } from './motif-cell.ts'
import { flower, leaf, petals } from './motif-shapes.ts'
import { el, p } from './svg.ts'

/** Patterns of prints and of needlework with thread. */
export const printedMotifs = {
  blossom: ({ accent, accentLight, green, pale, metal }, turn) => ({
    width: 120,
    height: 130,
    drawn:
      stem('M18 62Q40 50 60 30M92 118Q74 100 78 84', green) +
      filled(
        leaf(38, 50, 22, 60) + leaf(46, 42, 20, -100) + leaf(84, 112, 22, -20) + leaf(80, 98, 18, 170),
        green,
      ) +
      flower(26, 30, 21, accent, metal, 5, turn * 3) +
      flower(88, 78, 23, accentLight, metal, 6, turn * 2) +
      flower(70, 20, 11, accentLight, accent, 5, turn) +
      flower(30, 98, 13, pale, accent, 5, turn * 4),
  }),
  leaf: ({ tonal, green }, turn) =>
    halfDrop(54, 60, (x, y, turned) => {
      const way = turned === 0 ? 1 : -1
      return (
        stem(p`M${x - 9 * way} ${y + 12}Q${x} ${y + 2} ${x + 9 * way} ${y - 10}`, green, 1.3) +
        filled(
          leaf(x, y + 2, 14, turned === 0 ? -95 : -85) +
            leaf(x - 4 * way, y + 7, 13, turned === 0 ? 10 : 170) +
            leaf(x + 5 * way, y - 4, 11, (turned === 0 ? -40 : -140) + turn * 20),
          turned === 0 ? green : tonal,
        )
      )
    }),
  rose: ({ accent, accentLight, green }) => ({
    width: 130,
    height: 150,
    drawn:
      stem('M30 -10Q20 40 60 62Q104 86 92 160', green, 1.8) +
      filled(
        leaf(28, 24, 20, -160) + leaf(34, 42, 18, 10) + leaf(86, 84, 22, -20) + leaf(98, 112, 20, 150),
        green,
      ) +
      flower(58, 60, 19, accentLight, accent, 6) +
      flower(58, 60, 11, accent, accentLight, 5, 0.4) +
      flower(104, 30, 12, accentLight, accent, 5) +
      flower(24, 122, 13, accentLight, accent, 5, 0.5),
  }),
  block: ({ accent, pale, tonal }) =>
    halfDrop(64, 64, (x, y, turned) =>
      turned === 0
        ? filled(petals(x, y, 14, 8), pale) + dot(x, y, 5, tonal) + dot(x, y, 2.4, accent)
        : filled(p`M${x} ${y - 13}L${x + 9} ${y}L${x} ${y + 13}L${x - 9} ${y}Z`, accent) + dot(x, y, 3, pale),
    ),
  ajrak: ({ accent, pale, tonal }) => ({
    width: 60,
    height: 60,
    drawn:
      el('circle', { cx: 30, cy: 30, r: 24, fill: accent }) +
      el('circle', { cx: 30, cy: 30, r: 19, fill: 'none', stroke: pale, 'stroke-width': 1.6 }) +
      filled(petals(30, 30, 17, 8), pale) +
      dot(30, 30, 6, tonal) +
      dot(30, 30, 2.6, pale) +
      filled(
        'M0 -9L9 0L0 9L-9 0ZM60 -9L69 0L60 9L51 0ZM0 51L9 60L0 69L-9 60ZM60 51L69 60L60 69L51 60Z',
        accent,
      ) +
      [0, 60].flatMap((x) => [0, 60].map((y) => dot(x, y, 3, pale))).join(''),
  }),
  mirror: ({ accent, accentLight, metal }) =>
    halfDrop(
      84,
      84,
      (x, y, turned) =>
        filled(petals(x, y, 17, 8), turned === 0 ? accent : accentLight) +
        dot(x, y, 8.5, metal) +
        dot(x, y, 6.8, '#eef1f0') +
        filled(p`M${x - 4} ${y + 4}L${x + 4} ${y - 4}L${x + 5} ${y + 1}L${x + 1} ${y + 5}Z`, '#b9c4c6'),
    ),
  chikan: ({ tonal }) => ({
    width: 96,
    height: 110,
    drawn:
      stem('M10 54Q30 44 26 18M58 108Q80 96 74 72', tonal, 1.5) +
      el(
        'g',
        { fill: 'none', stroke: tonal, 'stroke-width': 1.4 },
        el('path', {
          d:
            petals(26, 18, 14, 5) +
            petals(74, 70, 15, 6) +
            leaf(24, 38, 16, -10) +
            leaf(18, 48, 16, 200) +
            leaf(76, 94, 16, -160) +
            leaf(68, 102, 16, 20),
        }),
      ) +
      dot(26, 18, 3, tonal) +
      dot(74, 70, 3, tonal) +
      dot(48, 40, 1.8, tonal) +
      dot(92, 22, 1.8, tonal) +
      dot(16, 92, 1.8, tonal),
  }),
  vine: ({ metal, accent, bright }) => ({
    width: 90,
    height: 150,
    drawn:
      stem('M45 -4C5 40 85 60 45 75C5 90 85 115 45 154', metal, 1.7) +
      filled(
        leaf(32, 28, 18, 200) + leaf(48, 44, 20, -20) + leaf(34, 92, 18, 170) + leaf(58, 112, 20, 10),
        metal,
      ) +
      flower(66, 18, 11, accent, bright, 5) +
      flower(20, 66, 11, bright, accent, 5) +
      flower(70, 140, 9, bright, accent, 5) +
      dot(74, 62, 2.2, bright) +
      dot(16, 128, 2.2, bright),
  }),
} satisfies Record<string, Drawn>
