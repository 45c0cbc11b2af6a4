import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { ensureLargeShop } from './databases.ts'
import { startLargeServer } from './server.ts'

const HELP = `Builds a large shop where it is missing, prints its address, and keeps its server running until Ctrl-C.

  npx node bench/scale/serve.ts [--products 1000000]

The benchmarks of scale and search, started meanwhile, use this server.`

const { values } = parseArgs({
  options: { products: { type: 'string', default: '1000000' }, help: { type: 'boolean', default: false } },
})
if (values.help) console.log(HELP)
else {
  const server = await startLargeServer()
  try {
    const name = await ensureLargeShop(server, Number(values.products), console.error)
    console.log(server.url(name))
    const open = setInterval(() => {}, 60_000)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
    clearInterval(open)
  } finally {
    await server.stop()
  }
}
