import path from 'node:path'
import { pathToFileURL } from 'node:url'

const BUILT = path.join(import.meta.dirname, '..', 'dist', 'functions', 'clean-up', 'clean-up.mjs')

// Runs the built daily job once, for those who have no Netlify that would: its lines go to the log, and it ends with 0, or
// with 1 where a part of it failed.
const { default: cleanUp } = (await import(pathToFileURL(BUILT).href)) as {
  default: (request: Request, context: object) => Promise<Response>
}
const { ok } = await cleanUp(new Request('http://localhost/'), {})
process.exitCode = ok ? 0 : 1
