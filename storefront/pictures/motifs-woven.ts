import { dot, filled, halfDrop, stem, type Drawn } from './motif-cell.ts'
import { leaf, paisley, petals } from './motif-shapes.ts'
import { p } from './svg.ts'

/** Patterns of the loom, of metal thread and of beads. */
export const wovenMotifs = {
  buti: ({ metal, bright }, turn) =>
    halfDrop(
      58,
      68,
      (x, y) =>
        filled(
          leaf(x, y + 13, 12, -150) + leaf(x, y + 13, 12, -30) + petals(x, y - 2, 9, turn > 0.5 ? 5 : 6),
          metal,
        ) + dot(x, y - 2, 2.2, bright),
    ),
  paisley: ({ metal, bright, tonal }) =>
    halfDrop(
      76,
      88,
      (x, y) =>
        filled(paisley(x, y, 11), metal) +
        filled(paisley(x + 0.5, y + 3, 6.5), tonal) +
        dot(x, y + 7, 2.6, bright) +
        dot(x - 4, y - 21, 2, metal),
    ),
  brocade: ({ metal, bright, tonal }) => ({
    width: 72,
    height: 92,
    drawn:
      stem('M0 46Q6 20 36 0Q66 20 72 46Q66 72 36 92Q6 72 0 46', metal, 2.2) +
      filled(paisley(36, 46, 12), metal) +
      filled(paisley(36.5, 49, 7), tonal) +
      dot(36, 53, 2.6, bright) +
      filled(
        petals(0, 0, 13, 8) + petals(72, 0, 13, 8) + petals(0, 92, 13, 8) + petals(72, 92, 13, 8),
        metal,
      ) +
      [0, 72].flatMap((x) => [0, 92].map((y) => dot(x, y, 3, bright))).join(''),
  }),
  lace: ({ accent, tonal }) => ({
    width: 64,
    height: 74,
    drawn:
      stem('M0 0L64 74M64 0L0 74M32 0L64 37L32 74L0 37Z', tonal, 1.1) +
      filled(
        petals(16, 18, 16, 6) +
          petals(48, 55, 16, 6) +
          leaf(16, 36, 22, -30) +
          leaf(48, 72, 22, -150) +
          leaf(46, 20, 20, 120) +
          leaf(12, 58, 20, -60),
        tonal,
      ) +
      dot(16, 18, 3, accent) +
      dot(48, 55, 3, accent),
  }),
  sequin: ({ metal, bright }) => ({
    width: 34,
    height: 38,
    drawn:
      dot(8, 9, 2.6, bright) + dot(26, 27, 2.6, metal) + dot(25, 8, 1.4, metal) + dot(9, 29, 1.4, bright),
  }),
  pearl: ({ metal, pale }) =>
    halfDrop(
      60,
      70,
      (x, y) =>
        stem(p`M${x} ${y + 14}Q${x + 8} ${y + 4} ${x} ${y - 6}`, metal, 1.6) +
        filled(leaf(x + 2, y + 8, 10, -20) + leaf(x + 3, y + 4, 10, -160), metal) +
        dot(x, y - 9, 4, metal) +
        dot(x - 0.5, y - 9.5, 3, pale),
    ),
  jaal: ({ tonal, pale }) => ({
    width: 66,
    height: 80,
    drawn:
      stem('M0 40Q33 30 33 0Q33 30 66 40Q33 50 33 80Q33 50 0 40', tonal, 1.4) +
      filled(
        petals(33, 40, 11, 6) +
          petals(0, 0, 10, 6) +
          petals(66, 0, 10, 6) +
          petals(0, 80, 10, 6) +
          petals(66, 80, 10, 6),
        tonal,
      ) +
      dot(33, 40, 2.6, pale),
  }),
  stripe: ({ tonal, accent }) => ({
    width: 120,
    height: 56,
    drawn: stem('M0 14H120M0 18H120', tonal, 1.3) + stem('M0 42H120', accent, 1.6),
  }),
  slub: ({ tonal }) => ({
    width: 150,
    height: 60,
    drawn: stem('M4 8H46M80 15H138M30 27H72M100 35H128M8 45H58M84 54H144', tonal, 1.1),
  }),
  weave: ({ tonal, pale }) => ({
    width: 18,
    height: 18,
    drawn: stem('M0 4H9M9 13H18M4 9V18M13 0V9', tonal, 1) + stem('M0 7H7M11 16H18', pale, 0.8),
  }),
  shimmer: ({ bright, metal }) => ({
    width: 90,
    height: 70,
    drawn:
      stem('M6 6V40M28 30V66M50 4V34M70 26V64', bright, 1.4) +
      filled(petals(40, 52, 8, 6) + petals(84, 14, 8, 6), metal),
  }),
} satisfies Record<string, Drawn>
