import { readFile, writeFile } from 'node:fs/promises'
import { openApiDocument } from './openapi-document.ts'

const FILE = new URL('../openapi.json', import.meta.url)

const current = `${JSON.stringify(await openApiDocument(), null, 2)}\n`

if (process.argv.includes('--check')) {
  const committed = await readFile(FILE, 'utf8').catch(() => '')
  if (committed !== current) {
    console.error('openapi.json is not what the routes say: run `npm run openapi` and commit it.')
    process.exit(1)
  }
} else {
  await writeFile(FILE, current)
  console.log('Wrote openapi.json.')
}
