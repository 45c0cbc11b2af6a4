import { counted } from './plain.ts'

const LINE_EVERY = 10_000

export interface Progress {
  /** So many rows are done. */
  reached: (rows: number) => void
  /** Something long begins that has no rows to count. */
  says: (text: string) => void
  /** Leaves the terminal as it was, before anything else is written. */
  end: () => void
}

/** Tells how far a command is, on stderr: on a terminal in one line that changes, else in a line every 10,000 rows. */
export function progress(done: string): Progress {
  const { stderr } = process
  let told = 0
  const write = (text: string) => stderr.write(stderr.isTTY ? `\r\u001b[K${text} …` : `${text} …\n`)
  return {
    reached: (rows) => {
      if (!stderr.isTTY && rows < told + LINE_EVERY) return
      told = rows - (rows % LINE_EVERY)
      write(`${counted(rows, 'row')} ${done}`)
    },
    says: (text) => void write(text),
    end: () => {
      if (stderr.isTTY) stderr.write('\r\u001b[K')
    },
  }
}
