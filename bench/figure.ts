/** One measured figure: a row of the table. Times are ratios inside one run wherever the machine's speed would count. */
export interface Figure {
  part: string
  name: string
  value: number
  /** `x` for a ratio; else what it is counted in, such as `ms` or `bytes`. */
  unit: string
  /** The bar, where the figure has one: the value is to be at most, or at least, this. */
  atMost?: number
  atLeast?: number
  /** What the value was made of, in a few words. */
  note?: string
}

export interface MeasureOptions {
  /** How often each measurement is repeated, as a factor on what the part does by itself. */
  effort: number
  /** Says what is being measured at the moment. */
  progress: (line: string) => void
}

/** A part of the benchmark: starts what it needs, measures, stops what it started, and gives its rows. */
export type Measure = (options: MeasureOptions) => Promise<Figure[]>

/** Whether a figure keeps its bar; undefined where it has none. */
export function isMet({ value, atMost, atLeast }: Figure): boolean | undefined {
  if (atMost === undefined && atLeast === undefined) return undefined
  return value <= (atMost ?? Infinity) && value >= (atLeast ?? -Infinity)
}
