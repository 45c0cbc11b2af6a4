import { el, p } from './svg.ts'

/** Petals round a point, as path data. */
export const petals = (x: number, y: number, radius: number, count = 5, turn = -Math.PI / 2) =>
  Array.from({ length: count }, (_, at) => {
    const angle = turn + (at * 2 * Math.PI) / count
    const spread = Math.PI / count
    const point = (by: number, far: number): [number, number] => [
      x + Math.cos(angle + by) * radius * far,
      y + Math.sin(angle + by) * radius * far,
    ]
    const [aX, aY] = point(-spread * 1.05, 1.05)
    const [bX, bY] = point(spread * 1.05, 1.05)
    const [tipX, tipY] = point(0, 1)
    return p`M${x} ${y}Q${aX} ${aY} ${tipX} ${tipY}Q${bX} ${bY} ${x} ${y}`
  }).join('')

/** A flower with a heart of another colour. */
export const flower = (
  x: number,
  y: number,
  radius: number,
  fill: string,
  heart: string,
  count = 5,
  turn?: number,
) =>
  el('path', { d: petals(x, y, radius, count, turn), fill }) +
  el('circle', { cx: x, cy: y, r: Math.round(radius * 2.6) / 10, fill: heart })

/** A leaf from a point towards an angle (degrees), as path data. */
export const leaf = (x: number, y: number, length: number, degrees: number, width = 0.3) => {
  const angle = (degrees * Math.PI) / 180
  const [alongX, alongY] = [Math.cos(angle) * length, Math.sin(angle) * length]
  const [sideX, sideY] = [-alongY * width, alongX * width]
  return p`M${x} ${y}Q${x + alongX * 0.5 + sideX} ${y + alongY * 0.5 + sideY} ${x + alongX} ${y + alongY}Q${x + alongX * 0.5 - sideX} ${y + alongY * 0.5 - sideY} ${x} ${y}`
}

/** A paisley of about 2 × 3 units times `size`, its tip bent to the right, as path data. */
export const paisley = (x: number, y: number, size: number) => {
  const at = (dx: number, dy: number) => p`${x + dx * size} ${y + dy * size}`
  return `M${at(0, 1.5)}C${at(-1.1, 1.5)} ${at(-1.3, 0.3)} ${at(-0.7, -0.3)}C${at(-0.3, -0.7)} ${at(0.5, -0.8)} ${at(0.4, -1.5)}C${at(1.1, -0.9)} ${at(1.2, 0)} ${at(0.9, 0.6)}C${at(0.7, 1.2)} ${at(0.5, 1.5)} ${at(0, 1.5)}Z`
}
