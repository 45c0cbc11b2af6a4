import { serveBuilt } from './serve-built.ts'

const { PORT = '8888', HOST = '127.0.0.1', SITE_URL } = process.env

const { url, close } = await serveBuilt({ port: Number(PORT), host: HOST, siteUrl: SITE_URL })
console.log(`The built shop is served on ${url}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void close().then(() => process.exit(0)))
}
