import { access, rename, rm } from 'node:fs/promises'
import { Refusal } from './command.ts'

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  )

/**
 * Lets `write` make a file under another name beside it, which becomes `file` when it is whole. One that is there already is
 * refused and left alone.
 */
export async function newFile<T>(file: string, write: (unfinished: string) => Promise<T>): Promise<T> {
  const refuse = () => new Refusal(`${file} is there already, and is not written over.`)
  if (await exists(file)) throw refuse()
  const unfinished = `${file}.${process.pid}.part`
  try {
    const result = await write(unfinished)
    if (await exists(file)) throw refuse()
    await rename(unfinished, file)
    return result
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** For files with what is nobody else's business. */
export const PRIVATE = { flags: 'wx', mode: 0o600 } as const
