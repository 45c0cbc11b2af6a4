/** A piece of an answer's text that stands by itself; each line is inline markup. */
export type Block =
  | { kind: 'paragraph'; lines: string[] }
  | { kind: 'bullets'; items: string[][] }
  | { kind: 'numbers'; start: number; items: string[][] }

const BULLET = /^ {0,3}[-*•] +(?=\S)/
const NUMBER = /^ {0,3}(\d{1,3})[.)] +(?=\S)/
const INDENTED = /^ {2,}(?=\S)/

/** The paragraphs and lists of a text. Each line is looked at once. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined

  const begin = (block: Block) => {
    open = block
    blocks.push(block)
  }
  const addItem = (line: string, bullet: boolean, start: number) => {
    const kind = bullet ? 'bullets' : 'numbers'
    if (open?.kind !== kind)
      begin(bullet ? { kind: 'bullets', items: [] } : { kind: 'numbers', start, items: [] })
    if (open && open.kind !== 'paragraph') open.items.push([line])
  }

  let afterBlank = false
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      afterBlank = true
      continue
    }
    const bullet = BULLET.exec(line)
    const number = NUMBER.exec(line)
    if (bullet) addItem(line.slice(bullet[0].length), true, 1)
    else if (number) addItem(line.slice(number[0].length), false, Number(number[1]))
    else if (open && open.kind !== 'paragraph' && INDENTED.test(line)) open.items.at(-1)?.push(line.trim())
    else if (open?.kind === 'paragraph' && !afterBlank) open.lines.push(line)
    else begin({ kind: 'paragraph', lines: [line] })
    afterBlank = false
  }
  return blocks
}
