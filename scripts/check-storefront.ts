import os from 'node:os'
import path from 'node:path'
import { buildStorefront, FIRST_LOAD } from './storefront.ts'

/** What a customer who only looks around must not have to load. */
const LATER = [/^admin\//, /^chat\/(?!launcher)/, /eventsource-parser/]

/** Checks what the storefront's first load weighs and holds. Writes nothing. */
const { first } = await buildStorefront(path.join(os.tmpdir(), 'nothing-is-written'), { write: false })

const mistakes = [
  ...(['js', 'css'] as const)
    .filter((kind) => first[kind] > FIRST_LOAD[kind])
    .map((kind) => `The first load has ${first[kind]} bytes of ${kind}, more than ${FIRST_LOAD[kind]}.`),
  ...first.sources
    .filter((source) => LATER.some((pattern) => pattern.test(source)))
    .map((source) => `The first load holds ${source}, which belongs to later.`),
]
for (const mistake of mistakes) console.error(mistake)
process.exitCode = mistakes.length === 0 ? 0 : 1
