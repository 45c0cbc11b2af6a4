/** The value that a share of the sample lies at or below: `quantile(times, 0.95)`. Throws on an empty sample. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = sample.toSorted((a, b) => a - b)
  const position = share * (sorted.length - 1)
  const below = sorted[Math.floor(position)]
  const above = sorted[Math.ceil(position)]
  if (below === undefined || above === undefined) throw new Error('An empty sample has no quantiles')
  return below + (above - below) * (position - Math.floor(position))
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5)
