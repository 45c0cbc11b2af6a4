import { appendFileSync } from 'node:fs'
import net from 'node:net'

// For `node --import`, and by NODE_OPTIONS for all that a program starts: it reaches this machine and no other.
// LOOPBACK_NAMES: names that are to mean this machine, parted by spaces. LOOPBACK_SITES: sites that are played here,
// each as `https://site=http://127.0.0.1:1234`. LOOPBACK_LOG: a file for the names of machines that were asked for.

const { LOOPBACK_NAMES = '', LOOPBACK_SITES = '', LOOPBACK_LOG } = process.env
const LOOPBACK = '127.0.0.1'
const words = (text: string) => text.split(' ').filter(Boolean)
const names = new Set([LOOPBACK, '::1', 'localhost', ...words(LOOPBACK_NAMES)])
const sites = new Map(words(LOOPBACK_SITES).map((pair) => pair.split('=', 2) as [string, string]))

interface Target {
  host?: string
  port?: unknown
  path?: string
}

/** Where a socket is to connect to, of the forms in which Node's own modules and packages say it. */
function targetOf(args: readonly unknown[]): Target {
  const [first, host] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) return first
  return { port: first, ...(typeof host === 'string' && { host }) }
}

type Connect = (this: net.Socket, ...args: unknown[]) => net.Socket
const connect = Reflect.get(net.Socket.prototype, 'connect') as Connect

function connectHere(this: net.Socket, ...args: unknown[]): net.Socket {
  const target = targetOf(args)
  const { host = 'localhost', path } = target
  if (path !== undefined) return connect.apply(this, args)
  if (!names.has(host)) {
    if (LOOPBACK_LOG) appendFileSync(LOOPBACK_LOG, `${host}\n`)
    process.nextTick(() => this.destroy(new Error(`${host} is another machine`)))
    return this
  }
  target.host = host === '::1' ? host : LOOPBACK
  if (typeof args[0] !== 'object') args.splice(0, typeof args[1] === 'string' ? 2 : 1, target)
  return connect.apply(this, args)
}
Object.defineProperty(net.Socket.prototype, 'connect', { value: connectHere })

const { fetch } = globalThis
globalThis.fetch = (input, init) => {
  const { origin, pathname, search } = new URL(input instanceof Request ? input.url : input)
  const site = sites.get(origin)
  return fetch(site ? new URL(pathname + search, site) : input, init)
}
