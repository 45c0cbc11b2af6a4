import { bundleFunction, functionNames, weightOf } from '../../scripts/bundle.ts'
import type { Measure } from '../figure.ts'

const AT_MOST = 350_000
/** The chat's with all that it reads later. */
const CHAT_AT_MOST = 600_000

/** What each function's files weigh, minified: what every start reads, and for the chat all of it. */
export const measure: Measure = async () => {
  const names = await functionNames()
  const weights = await Promise.all(
    names.map(async (name) => {
      const { metafile } = await bundleFunction(name, { outdir: 'dist/functions', write: false })
      return { name, ...weightOf(name, metafile) }
    }),
  )
  return weights.flatMap(({ name, atStart, later }) => [
    {
      part: 'size',
      name: `${name}: read at the start`,
      value: atStart,
      unit: 'bytes',
      atMost: AT_MOST,
      ...(later > 0 && { note: `${later} more when needed` }),
    },
    ...(name === 'chat'
      ? [{ part: 'size', name: `${name}: all`, value: atStart + later, unit: 'bytes', atMost: CHAT_AT_MOST }]
      : []),
  ])
}
