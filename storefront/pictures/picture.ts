import { el, fromStart, type Sheet } from './svg.ts'

const long = /<path d="([^"]{36,})"/g

/** Writes an outline that occurs more than once, though in several places, a single time: in the definitions. */
const sharingOutlines = (sheet: Sheet, inner: string) => {
  const places = new Map([...inner.matchAll(long)].map(([, d = '']) => [d, fromStart(d)]))
  const counts = new Map<string, number>()
  for (const [, d = ''] of inner.matchAll(long)) {
    const shape = places.get(d)?.d ?? d
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  const ids = new Map<string, string>()
  return inner.replaceAll(long, (found, d: string) => {
    const { x, y, d: shape } = places.get(d) ?? { x: 0, y: 0, d }
    if ((counts.get(shape) ?? 0) < 2) {
      return found
    }
    const known = ids.get(shape) ?? sheet.define((id) => el('path', { id, d: shape }))
    ids.set(shape, known)
    return `<use href="#${known}"${x === 0 ? '' : ` x="${String(x)}"`}${y === 0 ? '' : ` y="${String(y)}"`}`
  })
}

/** A whole picture, of the size that its coordinates are in. */
export const picture = (sheet: Sheet, width: number, height: number, inner: string) => {
  const shared = sharingOutlines(sheet, inner)
  return el(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${String(width)} ${String(height)}` },
    el('defs', {}, sheet.definitions.join('')) + shared,
  )
}
