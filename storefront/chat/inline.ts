/** A piece of a line's markup. */
export type Inline =
  | string
  | { kind: 'strong' | 'em'; inside: Inline[] }
  | { kind: 'link'; href: string; text: string }

/** A marker, or a link to a page of this site: one slash, and then what paths are made of. Its parts have upper bounds. */
const MARKUP = /\*\*|\*|\[([^[\]\n]{1,200})\]\((\/(?!\/)[\w\-./?=&%+,~:@]{0,300})\)/g

/** The beginning of markup that the next piece of a streaming answer may go on with: it is not shown yet. */
const UNFINISHED_LINK = /\[([^[\]\n]{1,200})(?:\](?:\(\/?[\w\-./?=&%+,~:@]{0,300})?)?$/

interface Open {
  marker: '**' | '*'
  inside: Inline[]
}

/**
 * The markup of a line, read in one pass: **strong**, *emphasis* and links to pages of this site; all else is text. Of a
 * line that is still being written, what is not closed yet is shown as if it were.
 */
export function inlineOf(line: string, isUnfinished = false): Inline[] {
  const text = isUnfinished ? line.replace(UNFINISHED_LINK, '$1').replace(/\*{1,2}$/, '') : line
  const root: Inline[] = []
  const open: Open[] = []
  const innermost = () => open.at(-1)?.inside ?? root

  /** Ends a marker's reach, and those within it that were not closed. */
  const close = (index: number) => {
    for (const { marker, inside } of open.splice(index + 1)) open.at(-1)?.inside.push(marker, ...inside)
    const closed = open.pop()
    if (closed) innermost().push(emphasised(closed))
  }

  let from = 0
  for (const match of text.matchAll(MARKUP)) {
    const [found, label, href] = match
    if (match.index > from) innermost().push(text.slice(from, match.index))
    from = match.index + found.length
    if (label !== undefined && href !== undefined) {
      innermost().push({ kind: 'link', href, text: label })
      continue
    }
    const marker = found === '**' ? '**' : '*'
    const opened = open.findIndex((one) => one.marker === marker)
    const [before, after] = [text[match.index - 1] ?? ' ', text[from] ?? ' ']
    if (opened >= 0 && !isSpace(before)) close(opened)
    else if (opened < 0 && !isSpace(after) && !(marker === '*' && isWord(before)))
      open.push({ marker, inside: [] })
    else innermost().push(found)
  }
  if (from < text.length) innermost().push(text.slice(from))

  if (isUnfinished) {
    for (let index = open.length - 1; index >= 0; index -= 1) close(index)
  }
  for (const { marker, inside } of open.splice(0)) root.push(marker, ...inside)
  return root
}

const emphasised = ({ marker, inside }: Open): Inline => ({ kind: marker === '**' ? 'strong' : 'em', inside })

const isSpace = (character: string) => /\s/.test(character)
const isWord = (character: string) => /[\p{L}\p{N}]/u.test(character)
