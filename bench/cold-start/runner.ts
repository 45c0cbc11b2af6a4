import { PassThrough, type Writable } from 'node:stream'
import { pathToFileURL } from 'node:url'

// The fresh process: what AWS Lambda's runtime does with a function as Netlify packages it. It reads the entry point,
// hands over one event, and writes the answer's status and start to standard output as soon as its body's first bytes
// are there. Bundled to plain JavaScript first, so that no compiler is measured.

interface Prelude {
  statusCode: number
}

interface Lambda {
  streamifyResponse: <Handler>(handler: Handler) => Handler
  HttpResponseStream: { from: (stream: Writable, prelude: Prelude) => Writable }
}

type LambdaHandler = (event: object, stream: Writable, context: object) => Promise<void>

const [entry = '', event = '{}'] = process.argv.slice(2)

let status = 0
const lambda: Lambda = {
  streamifyResponse: (handler) => handler,
  HttpResponseStream: {
    from: (stream, prelude) => {
      status = prelude.statusCode
      return stream
    },
  },
}
Object.assign(globalThis, { awslambda: lambda })

const answer = new PassThrough()
answer.once('data', (chunk: Buffer) => {
  process.stdout.write(`${status} ${chunk.toString().slice(0, 200)}\n`, () => process.exit())
})
console.log = () => {}
const { handler } = (await import(pathToFileURL(entry).href)) as { handler: LambdaHandler }
await handler(JSON.parse(event) as object, answer, {
  awsRequestId: crypto.randomUUID(),
  getRemainingTimeInMillis: () => 30_000,
})
