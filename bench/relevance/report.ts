import { figuresOf, type Judgement } from './judge.ts'

/** The judgements on one search. */
export interface Judged {
  search: string
  judgements: readonly Judgement[]
}

/** The figures of several searches side by side: a line for each kind of query, for the queries open and held, and for all. */
export function tableOf(searches: readonly Judged[]): string {
  const [first] = searches
  if (!first) return ''
  const kinds = [...new Set(first.judgements.map(({ kind }) => kind))]
  const lines: [string, (one: Judgement) => boolean][] = [
    ...kinds.map((kind): [string, (one: Judgement) => boolean] => [kind, (one) => one.kind === kind]),
    ['open', ({ held }) => !held],
    ['held', ({ held }) => held],
    ['all', () => true],
  ]
  return [
    ''.padEnd(25) + searches.map(({ search }) => search.padStart(23)).join(''),
    'queries'.padEnd(17) + 'number'.padStart(8) + '   hit@1   hit@5    MRR'.repeat(searches.length),
    ...lines.map(([title, belongs]) => {
      const figures = searches.map(({ judgements }) => figuresOf(judgements.filter(belongs)))
      return (
        title.padEnd(17) +
        String(figures[0]?.queries).padStart(8) +
        figures
          .map(({ hitAt1, hitAt5, mrr }) => percent(hitAt1) + percent(hitAt5) + mrr.toFixed(2).padStart(7))
          .join('')
      )
    }),
  ].join('\n')
}

const percent = (share: number) => `${(share * 100).toFixed(0)} %`.padStart(8)

/** The queries whose product did not come first, with what came instead and, where it came later, its place. */
export const missesOf = (judgements: readonly Judgement[]): string =>
  judgements
    .filter(({ rank }) => rank !== 1)
    .map(
      ({ query, kind, first, found, rank }) =>
        `  ${query} (${kind}): ${listOf(first)} ${rank ? `came at place ${rank}` : 'did not come'}\n` +
        `      instead of it: ${listOf(found.slice(0, rank ? rank - 1 : 5))}`,
    )
    .join('\n')

const SHOWN = 5

function listOf(names: readonly string[]): string {
  const rest = names.length - SHOWN
  return (names.slice(0, SHOWN).join(' | ') || 'nothing') + (rest > 0 ? ` or one of ${rest} more` : '')
}
