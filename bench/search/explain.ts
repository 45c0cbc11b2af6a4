import { parseArgs } from 'node:util'
import { withLargeCatalogue } from './large-catalogue.ts'
import { searches, suggestions } from './queries.ts'
import { plansOf } from './recorded.ts'

const HELP = `Shows where the time of searches goes in a large catalogue.

  npx node bench/search/explain.ts [--slowest 5] [--kind typo] [--products 1000000] [--times 1]
      times all searches and suggestions, or those of one kind, lists them and shows the plans of the slowest, inside functions too
  npx node bench/search/explain.ts '/api/products?search=red+saree'
      shows the answer and the plan of one request, and the plans inside its functions

Meanwhile \`npx node bench/scale/serve.ts\` keeps the server running, which saves its start.`

const totalOf = (answer: string) => /"total":\d+/.exec(answer)?.[0] ?? ''

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slowest: { type: 'string', default: '5' },
    kind: { type: 'string' },
    products: { type: 'string', default: '1000000' },
    times: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(HELP)
else {
  await withLargeCatalogue(Number(values.products), console.error, async ({ session, record, time }) => {
    for (const path of positionals) {
      const { answer, statements } = await record({ kind: 'given', path })
      await record({ kind: 'given', path })
      console.log(`${path}\n${answer.slice(0, 2_000)}\n\n${await plansOf(session, statements)}\n`)
    }
    if (positionals.length > 0) return

    const asked = [...searches, ...suggestions].filter(
      ({ kind }) => values.kind === undefined || kind === values.kind,
    )
    const timed = (await time(asked, Number(values.times))).sort((a, b) => a.ms - b.ms)
    for (const { ms, kind, path, answer } of timed) {
      console.log(`${ms.toFixed(1).padStart(8)} ms  ${kind.padEnd(12)} ${path}  ${totalOf(answer)}`)
    }
    for (const { path, ms, statements } of timed.slice(-Number(values.slowest))) {
      console.log(`\n${path}: ${ms.toFixed(1)} ms\n${await plansOf(session, statements)}`)
    }
  })
}
