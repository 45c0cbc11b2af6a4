import type { RelevanceQuery } from './query.ts'
import type { Search } from './searches.ts'

export interface Judgement extends RelevanceQuery {
  /** What the search gave, best first. */
  found: readonly string[]
  /** The place of the first product that may stand first, from 1; none where it was not found. */
  rank: number | undefined
}

export interface Figures {
  queries: number
  hitAt1: number
  hitAt5: number
  mrr: number
}

/** The least that a set's figures must reach. */
export const BARS = { hitAt1: 0.85, hitAt5: 0.95 }

/** Puts every query to a search, one after the other. */
export async function judge(queries: readonly RelevanceQuery[], search: Search): Promise<Judgement[]> {
  const judgements = []
  for (const query of queries) {
    const found = await search(query.query)
    judgements.push({ ...query, found, rank: rankOf(query.first, found) })
  }
  return judgements
}

function rankOf(first: readonly string[], found: readonly string[]): number | undefined {
  if (first.length === 0) return found.length === 0 ? 1 : undefined
  const index = found.findIndex((name) => first.includes(name))
  return index === -1 ? undefined : index + 1
}

/** The shares of queries whose product came first and among the first five, and the mean of the places' reciprocals. */
export function figuresOf(judgements: readonly Judgement[]): Figures {
  const share = (worth: (rank: number) => number) =>
    judgements.reduce((sum, { rank }) => sum + (rank === undefined ? 0 : worth(rank)), 0) / judgements.length
  return {
    queries: judgements.length,
    hitAt1: share((rank) => (rank === 1 ? 1 : 0)),
    hitAt5: share((rank) => (rank <= 5 ? 1 : 0)),
    mrr: share((rank) => 1 / rank),
  }
}

export const reachesBars = ({ hitAt1, hitAt5 }: Figures): boolean =>
  hitAt1 >= BARS.hitAt1 && hitAt5 >= BARS.hitAt5
