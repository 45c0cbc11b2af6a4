import { copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'

interface Built {
  /** The folder of the built site. */
  site: string
  /** The folder of the bundled functions. */
  functions: string
}

const MARKERS = ['<!--head-->', '<!--/head-->', '<!--data-->']

/** Puts the storefront's page beside the products function, which writes products into it. */
export async function copyShell({ site, functions }: Built): Promise<void> {
  const shell = path.join(site, 'index.html')
  const html = await readFile(shell, 'utf8')
  const missing = MARKERS.filter((marker) => !html.includes(marker))
  if (missing.length > 0) throw new Error(`The storefront's index.html lacks ${missing.join(', ')}`)
  await copyFile(shell, path.join(functions, 'products', 'shell.html'))
}
