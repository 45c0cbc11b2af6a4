import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'

const ROOT = path.join(import.meta.dirname, '..', 'storefront')

/** How an amount of a currency begins, as "Rs " or "$". */
const signOf = (currency: string): string =>
  new Intl.NumberFormat('en-PK', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .flatMap(({ type, value }) => (type === 'currency' || type === 'literal' ? [value] : []))
    .join('')

/**
 * What the page says of the shop: the currency as the functions have it, with its sign, which costs a phone a tenth of a
 * second to find out; and a picture for links, where the site's address is known.
 */
const settings = (): Plugin => ({
  name: 'settings',
  transformIndexHtml: (html) => {
    const currency = process.env.CURRENCY || 'PKR'
    const site = process.env.SITE_URL || process.env.URL
    const picture =
      site && `<meta property="og:image" content="${new URL('/images/share.png', site).href}" />`
    return html
      .replace(
        /<meta name="currency"[^>]*>/,
        `<meta name="currency" content="${currency}" data-sign="${signOf(currency)}" />`,
      )
      .replace('<!--/head-->', picture ? `${picture}\n    <!--/head-->` : '<!--/head-->')
  },
})

const configuration = (out: string): InlineConfig => ({
  root: ROOT,
  configFile: false,
  envDir: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [settings()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: out,
    emptyOutDir: false,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
    reportCompressedSize: false,
  },
})

/** What the storefront weighs, in bytes as they are sent, gzipped. */
export interface StorefrontWeight {
  /** What every page loads before it can be used. */
  first: { js: number; css: number; sources: string[] }
  /** What waits until its page or panel is opened, by name. */
  later: { name: string; js: number }[]
  /** The modules of all of it, by their paths from the storefront's folder. */
  sources: string[]
}

/** The most that the first load may weigh, gzipped. */
export const FIRST_LOAD = { js: 60_000, css: 20_000 }

/** Builds the storefront into the published folder: `index.html`, and hashed files in `assets/`. With `write: false` it is only weighed. */
export async function buildStorefront(out: string, { write = true } = {}): Promise<StorefrontWeight> {
  const { build: options, ...rest } = configuration(out)
  const built = await build({ ...rest, build: { ...options, write } })
  if (Array.isArray(built) || !('output' in built)) throw new Error('The storefront is built as one.')
  return weigh(built.output)
}

/** Builds it again whenever a file of it changes, until it is stopped. */
export async function watchStorefront(out: string): Promise<{ stop: () => Promise<void> }> {
  const { build: options, ...rest } = configuration(out)
  const watcher = await build({ ...rest, build: { ...options, watch: {} } })
  return { stop: async () => void ('close' in watcher && (await watcher.close())) }
}

type Output = Rolldown.RolldownOutput['output']

function weigh(output: Output): StorefrontWeight {
  const files = new Map(output.map((file) => [file.fileName, file]))
  const first = new Set<string>()
  const read = (name: string) => {
    const file = files.get(name)
    if (first.has(name) || file?.type !== 'chunk') return
    first.add(name)
    file.imports.forEach(read)
  }
  for (const file of output) if (file.type === 'chunk' && file.isEntry) read(file.fileName)

  const html = contentOf(files.get('index.html')).toString()
  const chunks = output.filter((file) => file.type === 'chunk')
  const weight = (names: Iterable<string>) =>
    [...names].reduce((sum, name) => sum + gzipSync(contentOf(files.get(name)), { level: 9 }).length, 0)
  const sourcesOf = ({ moduleIds }: Rolldown.OutputChunk) => moduleIds.map((id) => path.relative(ROOT, id))
  return {
    first: {
      js: weight(first),
      css: weight([...files.keys()].filter((name) => name.endsWith('.css') && html.includes(name))),
      sources: chunks.filter(({ fileName }) => first.has(fileName)).flatMap(sourcesOf),
    },
    later: chunks
      .filter(({ fileName }) => !first.has(fileName))
      .map(({ fileName, name }) => ({ name, js: weight([fileName]) })),
    sources: chunks.flatMap(sourcesOf),
  }
}

const contentOf = (file: Output[number] | undefined): Buffer =>
  Buffer.from(file === undefined ? '' : file.type === 'chunk' ? file.code : file.source)
