import { amountRule } from './amounts.ts'
import { discountRules } from './discounts.ts'
import { type Dispatch, dispatchTo } from './dispatch.ts'
import type { Grounding, GroundingOptions, Mention } from './grounding.ts'
import { createKnown } from './known.ts'
import { linkRules, unfinishedWord } from './links.ts'
import { markerRules } from './markers.ts'
import { nameRule } from './product-names.ts'
import { referenceRules } from './references.ts'
import type { Rule } from './rule.ts'
import { createScanner } from './scanner.ts'
import { wordingFor } from './wording.ts'

/** The rules' patterns are the same for every turn. */
let dispatch: Dispatch | undefined

/**
 * Grounds the text of one turn in what was read in it and in the customer's question.
 *
 * A word that promises a discount goes into `promise-words.ts`, a shape of a marker or a link into the list of its file;
 * a new kind of thing is a `Rule` here. Patterns see folded text (`fold.ts`) and have an upper bound (`partial-match.ts`);
 * from that alone follows what must wait for more text, and that the result does not depend on where the text is cut.
 */
export function createGrounding({ currency, question }: GroundingOptions): Grounding {
  const known = createKnown(question)
  const wording = wordingFor(question)
  const mentions: Mention[] = []
  const note = ({ id, text }: Mention) => {
    if (!mentions.some((mention) => mention.id === id && mention.text === text)) mentions.push({ id, text })
  }
  const rulesOf = (): Rule[] => [
    unfinishedWord,
    ...markerRules(known, currency, note),
    ...linkRules(clean),
    ...referenceRules(known),
    ...discountRules(),
    amountRule(known, currency),
    nameRule(known),
  ]
  const scan = () => {
    const rules = rulesOf()
    dispatch ??= dispatchTo(rules.map(({ begins }) => begins))
    return createScanner({ rules, dispatch, wording })
  }
  const clean = (label: string): string => {
    const inner = scan()
    return inner.push(label) + inner.flush()
  }
  const scanner = scan()
  return {
    know: (facts) => known.know(facts),
    push: (piece) => scanner.push(piece),
    flush: () => scanner.flush(),
    mentions,
  }
}
