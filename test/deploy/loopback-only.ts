import { appendFileSync } from 'node:fs'
import net from 'node:net'

// For `node --import`, and by NODE_OPTIONS in all that a program starts: it reaches this machine and nothing else.
// LOOPBACK_NAMES gives names that this machine is to have ("name name"), LOOPBACK_SITES the addresses of sites that are
// played here ("https://site=http://127.0.0.1:1234 …"), and LOOPBACK_LOG a file for what was asked for beside these.

const { LOOPBACK_NAMES = '', LOOPBACK_SITES = '', LOOPBACK_LOG } = process.env
const LOOPBACK = '127.0.0.1'
const names = new Set([LOOPBACK, '::1', 'localhost', ...LOOPBACK_NAMES.split(' ')])
const sites = new Map(LOOPBACK_SITES.split(' ').map((pair) => pair.split('=', 2) as [string, string]))

const { connect } = net.Socket.prototype
Object.defineProperty(net.Socket.prototype, 'connect', {
  value(this: net.Socket, ...args: unknown[]) {
    const [first, host] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
    const target = typeof first === 'object' ? (first as { host?: string; path?: string }) : { host: String(host) }
    if (target.path === undefined || target.host !== undefined) {
      const name = target.host ?? 'localhost'
      if (!names.has(name)) {
        if (LOOPBACK_LOG) appendFileSync(LOOPBACK_LOG, `${name}\n`)
        return this.destroy(new Error(`${name} is not on this machine`))
      }
      target.host = LOOPBACK
      if (typeof first !== 'object') args[1] = LOOPBACK
    }
    return Reflect.apply(connect, this, args)
  },
})

const { fetch } = globalThis
globalThis.fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const site = sites.get(url.origin)
  return fetch(site ? new URL(url.pathname + url.search, site) : input, init)
}
