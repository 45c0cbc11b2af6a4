/** A tag or a comment of HTML, or a character by its name or number: what parts in the source what a page shows as one. */
const TAG = /<(?:\/?[a-z][^<>\n]{0,50}|!-{0,2}[^<>\n]{0,50})>|&(?:[a-z]{2,8}|#x?[\da-f]{1,6});/y
/** What may still become one. */
const UNFINISHED =
  /(?:<(?:\/?(?:[a-z][^<>\n]{0,50})?|!-{0,2}[^<>\n]{0,50})|&(?:[a-z]{0,8}|#x?[\da-f]{0,6}))$/y
const SIGN = /[<&]/
/** How far behind a place tags are looked for. */
const REACH = 90

interface Tagless {
  text: string
  /** Where an index of this text stands in the one with tags; at a tag, before it. */
  back: (index: number) => number
}

/** A text without the tags that stand closely behind a place, and up to one that may still become a tag. */
export function withoutTags(text: string, place: number, final: boolean): Tagless {
  const near = text.slice(place, place + REACH)
  if (!SIGN.test(near)) return { text, back: (index) => index }
  const cuts: { at: number; length: number }[] = []
  let shown = text.slice(0, place)
  let index = place
  while (index < Math.min(text.length, place + REACH)) {
    TAG.lastIndex = index
    UNFINISHED.lastIndex = index
    const tag = TAG.exec(text)?.[0]
    if (tag === undefined && !final && UNFINISHED.test(text)) break
    if (tag !== undefined) cuts.push({ at: shown.length, length: tag.length })
    else shown += text[index] ?? ''
    index += tag?.length ?? 1
  }
  if (index >= place + REACH) shown += text.slice(index)
  return {
    text: shown,
    back: (to) => to + cuts.reduce((sum, { at, length }) => (at < to ? sum + length : sum), 0),
  }
}
