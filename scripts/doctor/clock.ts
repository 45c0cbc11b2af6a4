/** More than clocks that are set by NTP ever differ, and less than what signed tokens and links would notice. */
const MOST_MS = 30_000

interface Asked {
  before: number
  after: number
}

/**
 * How far a clock is from ours, in words, or undefined where they agree: `told` is what it showed at some moment between
 * sending the request and having the answer.
 */
export function offBy(told: number, { before, after }: Asked): string | undefined {
  const ahead = told > after ? told - after : told < before ? told - before : 0
  if (Number.isNaN(told) || Math.abs(ahead) <= MOST_MS) return undefined
  const seconds = Math.round(Math.abs(ahead) / 1000)
  const amount = seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`
  return `${amount} ${ahead > 0 ? 'ahead of' : 'behind'}`
}
