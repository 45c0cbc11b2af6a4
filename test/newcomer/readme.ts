/** A piece of the README that a reader is to run, and what it shows for the answer. */
export interface Example {
  /** The heading that it stands under. */
  title: string
  commands: string
  /** In which `…` stands for anything: in a line for a part of it, alone for any lines. */
  output: string | undefined
}

const FENCED = /^(#+ (?<title>.*)|```(?<kind>\w+)\n(?<text>[^]*?)^```)$/gm

/** The shell commands of a page below a heading of the second level, in order. */
export function examplesOf(page: string, section: string): Example[] {
  const [, rest = ''] = page.split(`\n## ${section}\n`)
  const [body = ''] = rest.split('\n## ')
  const examples: Example[] = []
  let title = section
  for (const { groups = {} } of body.matchAll(FENCED)) {
    const last = examples.at(-1)
    if (groups.title !== undefined) title = groups.title
    else if (groups.kind === 'sh') examples.push({ title, commands: groups.text ?? '', output: undefined })
    else if (groups.kind === 'text' && last) last.output = groups.text
  }
  return examples
}

/** Whether what was printed is what the page shows. */
export function isShown(shown: string, printed: string): boolean {
  const lines = shown.trimEnd().split('\n')
  const pattern = lines.map((line) =>
    line === '…' ? '(?:.*\\n)*' : `${line.split('…').map(literal).join('.*')}\\n`,
  )
  return new RegExp(`^${pattern.join('')}\\s*$`).test(`${printed.trimEnd()}\n`)
}

const literal = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
