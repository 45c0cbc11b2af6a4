import type { Figure, Measure } from '../figure.ts'
import { quantile } from '../statistics.ts'
import { type Timed, withLargeCatalogue } from './large-catalogue.ts'
import { searches, suggestions } from './queries.ts'

const PRODUCTS = 1_000_000
const TIMES = 3

/** How long PostgreSQL takes over searches and suggestions in a catalogue of a million products. */
export const measure: Measure = ({ effort, progress }) =>
  withLargeCatalogue(PRODUCTS, progress, async ({ time }) => {
    const times = Math.ceil(TIMES * effort)
    progress(`${searches.length} searches`)
    const searched = await time(searches, times)
    progress(`${suggestions.length} suggestions`)
    const suggested = await time(suggestions, times)
    const kinds = [...new Set(searched.map(({ kind }) => kind))]
    return [
      ...figuresOf('search', searched, { p50: 10, p95: 60 }),
      ...kinds.flatMap((kind) =>
        figuresOf(
          `search: ${kind}`,
          searched.filter((each) => each.kind === kind),
        ),
      ),
      ...figuresOf('suggestion', suggested, { p95: 15 }),
    ]
  })

function figuresOf(
  name: string,
  timed: readonly Timed[],
  bars: { p50?: number; p95?: number } = {},
): Figure[] {
  const times = timed.map(({ ms }) => ms)
  const figure = (what: string, value: number, atMost?: number): Figure => ({
    part: 'search',
    name: `${name}, ${what}`,
    value,
    unit: 'ms',
    ...(atMost !== undefined && { atMost }),
  })
  const note = `of ${times.length}, max ${Math.max(...times).toFixed(1)} ms`
  return [
    { ...figure('p50', quantile(times, 0.5), bars.p50), note },
    figure('p95', quantile(times, 0.95), bars.p95),
  ]
}
