/** A colour by lightness (0 to 1), chroma (0 to about 0.3) and hue (degrees), as OKLCH means them. */
export interface Tone {
  l: number
  c: number
  h: number
}

export const tone = (l: number, c: number, h: number): Tone => ({ l, c, h })

const channel = (linear: number) => {
  const clipped = Math.min(1, Math.max(0, linear))
  const value = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * clipped ** (1 / 2.4) - 0.055
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0')
}

/** The nearest sRGB colour, as `#rrggbb`. */
export const hex = ({ l, c, h }: Tone) => {
  const angle = (h * Math.PI) / 180
  const a = c * Math.cos(angle)
  const b = c * Math.sin(angle)
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const small = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  return (
    '#' +
    channel(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * small) +
    channel(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * small) +
    channel(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * small)
  )
}

/** The same colour, lighter (or, below zero, darker). */
export const lighter = ({ l, c, h }: Tone, by: number): Tone => ({
  l: Math.min(0.985, Math.max(0.13, l + by)),
  c: by > 0 ? c * (1 - by) : c,
  h,
})

/** How far two colours are from one another, in lightness and in the plane of hue and chroma. */
export const distance = (one: Tone, other: Tone) => {
  const plane = ({ c, h }: Tone) => [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
  const [a = 0, b = 0] = plane(one)
  const [x = 0, y = 0] = plane(other)
  return Math.hypot(one.l - other.l, a - x, b - y)
}
