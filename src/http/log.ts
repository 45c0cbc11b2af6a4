/** One line of the log: a flat JSON object without personal data. */
export type LogLine = { level: 'info' | 'warn' | 'error'; message: string } & Record<string, unknown>

export type Log = (line: LogLine) => void

/** Writes each line as one JSON object to standard output, where Netlify's function log picks it up. */
export const logToConsole: Log = (line) => console.log(JSON.stringify(line))

/** What the database's driver adds to its errors. */
interface Details extends Error {
  code?: unknown
  constraint?: unknown
  routine?: unknown
  /** The cause of a failed request, such as a refused connection; the driver does not use `cause`. */
  sourceError?: unknown
}

/** PostgreSQL's data exceptions, whose sentences quote the value (`invalid input syntax for type integer: "…"`). */
const QUOTES_A_VALUE = /^22/

/** An error as the log may hold it: with its causes, without the values that a statement carried. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: String(error) }
  const { code, constraint, routine, sourceError }: Details = error
  const cause = error.cause ?? sourceError
  const tellsAll = !(typeof code === 'string' && QUOTES_A_VALUE.test(code))
  return {
    error: error.name,
    ...(tellsAll && { reason: error.message }),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(routine !== undefined && { routine }),
    ...(tellsAll && { stack: error.stack }),
    ...(cause !== undefined && { cause: describeError(cause) }),
  }
}
