/** Tells whether a character, by its code, is one of a set. */
export type Characters = (code: number) => boolean

const CLASSES: Record<string, Characters> = {
  d: (code) => code >= 48 && code <= 57,
  s: (code) =>
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029,
  w: (code) =>
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95,
}
const CONTROLS: Record<string, number> = { n: 10, r: 13, t: 9 }

/** Reads one character or class of a regular expression from an index on: `a`, `\d`, `\u00c0`. */
function readOne(source: string, index: number): { end: number; code: number; all?: Characters } {
  if (source[index] !== '\\') return { end: index + 1, code: source.charCodeAt(index) }
  const escaped = source[index + 1] ?? ''
  if (escaped === 'u')
    return { end: index + 6, code: Number.parseInt(source.slice(index + 2, index + 6), 16) }
  const end = index + 2
  const of = CLASSES[escaped.toLowerCase()]
  if (of) return { end, code: -1, all: escaped in CLASSES ? of : (code) => !of(code) }
  return { end, code: CONTROLS[escaped] ?? escaped.charCodeAt(0) }
}

/** The characters that an atom of a regular expression stands for: `a`, `.`, `\d`, `[^a-z\s]`. Read when first asked. */
export function charactersOf(atom: string): Characters {
  let read: Characters | undefined
  return (code) => {
    read ??= readAtom(atom)
    return read(code)
  }
}

function readAtom(atom: string): Characters {
  if (atom === '.') return (code) => code !== 10 && code !== 13 && code !== 0x2028 && code !== 0x2029
  if (atom[0] !== '[') {
    const { code: one, all } = readOne(atom, 0)
    return all ?? ((code) => code === one)
  }
  const isNegated = atom[1] === '^'
  const ranges: number[] = []
  const classes: Characters[] = []
  for (let at = isNegated ? 2 : 1; at < atom.length - 1;) {
    const { end, code: from, all } = readOne(atom, at)
    at = end
    if (all) classes.push(all)
    else if (atom[at] === '-' && at + 1 < atom.length - 1) {
      const last = readOne(atom, at + 1)
      at = last.end
      ranges.push(from, last.code)
    } else ranges.push(from, from)
  }
  return (code) => {
    for (let index = 0; index < ranges.length; index += 2) {
      if (code >= (ranges[index] ?? 0) && code <= (ranges[index + 1] ?? 0)) return !isNegated
    }
    return classes.some((each) => each(code)) !== isNegated
  }
}
