/** An amount as the API gives it, in hundredths. */
const hundredths = (amount: string): bigint => BigInt(amount.replace('.', ''))

const asAmount = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`

interface Scale {
  /** The amounts of the lines across the plot, from nothing up to its top. */
  lines: readonly string[]
  /** How high each amount stands, in thousandths of the plot: for drawing only. */
  heights: readonly number[]
}

const MOST_STEPS = 4n

/** The least of 1, 2, 5, 10, 20, 50 … whole units of which four steps reach as high as `most`. */
function stepFor(most: bigint): bigint {
  for (let unit = 100n; ; unit *= 10n) {
    const step = [1n, 2n, 5n].map((times) => unit * times).find((size) => size * MOST_STEPS >= most)
    if (step !== undefined) return step
  }
}

/** A scale from nothing to just above the highest of these amounts, on which each of them stands. */
export function scaleOf(amounts: readonly string[]): Scale {
  const values = amounts.map(hundredths)
  const most = values.reduce((high, value) => (value > high ? value : high), 0n)
  const step = stepFor(most)
  const steps = most === 0n ? 1n : (most + step - 1n) / step
  const top = step * steps
  return {
    lines: Array.from({ length: Number(steps) + 1 }, (_, index) => asAmount(step * BigInt(index))),
    heights: values.map((value) => Number((value * 1000n) / top)),
  }
}

/** The place of the highest of these amounts, of equal ones the first; undefined where nothing is above nothing. */
export function highestOf(amounts: readonly string[]): number | undefined {
  let best: { value: bigint; index: number } | undefined
  for (const [index, amount] of amounts.entries()) {
    const value = hundredths(amount)
    if (value > (best?.value ?? 0n)) best = { value, index }
  }
  return best?.index
}
