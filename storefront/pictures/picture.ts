import { el, type Sheet } from './svg.ts'

/** A whole picture, of the size that its coordinates are in. */
export const picture = (sheet: Sheet, width: number, height: number, inner: string) =>
  el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${String(width)} ${String(height)}` },
    el('defs', {}, sheet.definitions.join('')) + inner,
  )
