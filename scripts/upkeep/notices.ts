import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ROOT } from './project.ts'

const TEXTS = /^(?:licen[cs]e|notice|copying)(?:\.(?:md|txt))?$/i

const RULE = '-'.repeat(80)

/**
 * Writes the licences of packages, given by their folders, into one file: whoever passes their code on, be it bundled, is
 * asked to pass these on too. Of a package that brings no text, its name for the licence, and whose it is.
 */
export async function writeNotices(file: string, folders: Iterable<string>): Promise<void> {
  const notices = await Promise.all([...new Set(folders)].toSorted().map(noticeOf))
  const heading = 'Parts of this shop are made of packages by others. These are their names and licences.'
  await writeFile(file, `${[heading, ...notices].join(`\n\n${RULE}\n`)}\n`)
}

interface Description {
  name: string
  version: string
  license?: string
  author?: string | { name?: string }
}

async function noticeOf(folder: string): Promise<string> {
  const place = path.join(ROOT, folder)
  const { name, version, license, author } = JSON.parse(
    await readFile(path.join(place, 'package.json'), 'utf8'),
  ) as Description
  const files = (await readdir(place)).filter((each) => TEXTS.test(each)).toSorted()
  if (files.length === 0) {
    const whose = typeof author === 'object' ? author.name : author
    return `${name} ${version}\n\n${license}, copyright ${whose ?? 'its authors'}`
  }
  const texts = await Promise.all(files.map((each) => readFile(path.join(place, each), 'utf8')))
  return [`${name} ${version}`, ...texts.map((text) => text.trim())].join('\n\n')
}
