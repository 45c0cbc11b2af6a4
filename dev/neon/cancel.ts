import net from 'node:net'
import type pg from 'pg'

const CANCEL_REQUEST_CODE = 80_877_102
const AGAIN_AFTER_MS = 250

/** The two numbers by which PostgreSQL knows a session; absent on PGlite, which has but one and cannot be asked. */
interface BackendKey {
  processID?: number | null
  secretKey?: number | null
}

/**
 * Asks the server to give up what `client` is running, again and again until the returned function is called:
 * a request that arrives between two statements of a batch has no effect. Afterwards the connection must be
 * thrown away, since a late request could hit whatever ran on it next. Gives `undefined`, having done nothing,
 * for a session that cannot be cancelled.
 */
export function keepCancelling(client: pg.PoolClient): (() => void) | undefined {
  const { processID, secretKey } = client as BackendKey
  if (!processID || !secretKey) return undefined

  const request = Buffer.alloc(16)
  request.writeInt32BE(16, 0)
  request.writeInt32BE(CANCEL_REQUEST_CODE, 4)
  request.writeInt32BE(processID, 8)
  request.writeInt32BE(secretKey, 12)

  const send = () => {
    const socket = client.host.startsWith('/')
      ? net.connect(`${client.host}/.s.PGSQL.${client.port}`)
      : net.connect(client.port, client.host)
    socket.on('error', () => socket.destroy())
    socket.end(request)
  }
  send()
  const timer = setInterval(send, AGAIN_AFTER_MS)
  return () => clearInterval(timer)
}
