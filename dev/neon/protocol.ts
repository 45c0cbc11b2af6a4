/** One statement with its parameters as text, the form in which PostgreSQL takes them. */
export interface Statement {
  text: string
  values: (string | null)[]
}

/** What a request to `/sql` asks for: one statement by itself, or a batch in one transaction. */
export interface SqlRequest {
  statements: Statement[]
  /** The statement that opens the batch's transaction; absent when a single statement was sent. */
  begin?: string
}

/** One result as Neon sends it: every value is PostgreSQL's own text, for the driver to parse. */
export interface SqlResult {
  command: string
  rowCount: number | null
  rowAsArray: true
  fields: SqlField[]
  rows: (string | null)[][]
}

export interface SqlField {
  name: string
  tableID: number
  columnID: number
  dataTypeID: number
  dataTypeSize: number
  dataTypeModifier: number
  format: 'text'
}

export type HeaderReader = (name: string) => string | null | undefined

/** A request that is not in the protocol, answered with status 400 and this message. */
export class MalformedRequest extends Error {
  override name = 'MalformedRequest'
}

const ISOLATION_LEVELS = new Map([
  ['ReadUncommitted', 'READ UNCOMMITTED'],
  ['ReadCommitted', 'READ COMMITTED'],
  ['RepeatableRead', 'REPEATABLE READ'],
  ['Serializable', 'SERIALIZABLE'],
])

const MOST_PARAMETERS = 65_535

/**
 * Reads a request to `/sql`. Throws `MalformedRequest` for anything that the driver would not send, and for the
 * two output forms of Neon's that it never asks for (parsed values, rows as objects).
 */
export function readSqlRequest(header: HeaderReader, body: string): SqlRequest {
  if (header('neon-raw-text-output') !== 'true' || header('neon-array-mode') !== 'true') {
    throw new MalformedRequest('only raw text output in array mode is spoken here')
  }
  const payload = parseJson(body)
  if (!('queries' in payload)) return { statements: [readStatement(payload)] }
  if (!Array.isArray(payload.queries)) throw new MalformedRequest('queries must be an array')
  return { statements: payload.queries.map(readStatement), begin: readBegin(header) }
}

/** The connection string that came with the request. Throws `MalformedRequest`, which never repeats it. */
export function readConnectionString(header: HeaderReader): URL {
  const text = header('neon-connection-string')
  if (!text) throw new MalformedRequest('missing header: Neon-Connection-String')
  const url = URL.parse(text)
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) throw new MalformedRequest('invalid connection string')
  return url
}

function parseJson(body: string): object {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new MalformedRequest('the body is not valid JSON')
  }
  if (typeof value !== 'object' || value === null) throw new MalformedRequest('the body must be an object')
  return value
}

function readStatement(value: unknown): Statement {
  if (typeof value !== 'object' || value === null || !('query' in value) || typeof value.query !== 'string') {
    throw new MalformedRequest('query must be a string')
  }
  if (value.query.includes('\0')) throw new MalformedRequest('query contains a null character')
  const params = 'params' in value ? value.params : []
  if (!Array.isArray(params)) throw new MalformedRequest('params must be an array')
  if (params.length > MOST_PARAMETERS) throw new MalformedRequest('too many params')
  return { text: value.query, values: params.map(readParameter) }
}

function readParameter(value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new MalformedRequest('each of params must be text, as the driver sends them, or null')
}

function readBegin(header: HeaderReader): string {
  const modes: string[] = []
  const level = header('neon-batch-isolation-level')
  if (level) {
    const sql = ISOLATION_LEVELS.get(level)
    if (!sql) throw new MalformedRequest('invalid isolation level')
    modes.push(`ISOLATION LEVEL ${sql}`)
  }
  if (header('neon-batch-read-only') === 'true') modes.push('READ ONLY')
  if (header('neon-batch-deferrable') === 'true') modes.push('DEFERRABLE')
  return ['BEGIN', modes.join(', ')].join(' ').trimEnd()
}
