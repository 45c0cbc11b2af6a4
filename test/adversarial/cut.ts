/** The same numbers from 0 to 1 for the same seed. */
const seeded = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The text in pieces of one to `longest` code units, cut at places that the seed decides. */
export const cut = (text: string, seed: number, longest = 12): string[] => {
  const random = seeded(seed)
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const length = 1 + Math.floor(random() * longest)
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return pieces
}
