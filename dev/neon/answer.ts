import type pg from 'pg'

export interface SqlAnswer {
  status: number
  body: string
  /** Only half of the body gets through before the connection breaks. */
  cut?: boolean
}

/** The connection between the caller and the endpoint broke: there is no answer. */
export class ConnectionBroken extends Error {
  override name = 'ConnectionBroken'

  /** What Node says of the socket, or of each of several addresses. */
  constructor(cause: Error) {
    super(`the connection broke: ${reasonOf(cause)}`, { cause })
  }
}

/** The database could not be reached, or did not let us in. */
export class NoConnection extends Error {
  override name = 'NoConnection'

  constructor(cause: unknown) {
    super(`could not connect to the database: ${reasonOf(cause)}`, { cause })
  }
}

/** Node reports a refused connection as an error without a message that holds one per address. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join('; ')
  return cause instanceof Error ? cause.message : String(cause)
}

/** True for an error that PostgreSQL itself reported, by whichever copy of the protocol's parser it came. */
export const isDatabaseError = (error: unknown): error is pg.DatabaseError =>
  error instanceof Error && 'severity' in error && 'code' in error && 'routine' in error

/**
 * Puts an error as Neon's proxy does: 400 for a refused statement or request, with PostgreSQL's fields; 400 without
 * a code when the connection broke under the statement; 500 when there is no database to ask.
 */
export function answerTo(error: unknown): SqlAnswer {
  if (error instanceof NoConnection) return { status: 500, body: describe(error.message, error.cause) }
  return { status: 400, body: describe(error instanceof Error ? error.message : String(error), error) }
}

function describe(message: string, error: unknown): string {
  const fields = isDatabaseError(error) ? error : undefined
  return JSON.stringify({
    message: fields?.message ?? message,
    code: fields?.code ?? '',
    severity: fields?.severity ?? null,
    detail: fields?.detail ?? null,
    hint: fields?.hint ?? null,
    position: fields?.position ?? null,
    internalPosition: fields?.internalPosition ?? null,
    internalQuery: fields?.internalQuery ?? null,
    where: fields?.where ?? null,
    schema: fields?.schema ?? null,
    table: fields?.table ?? null,
    column: fields?.column ?? null,
    dataType: fields?.dataType ?? null,
    constraint: fields?.constraint ?? null,
    file: fields?.file ?? null,
    line: fields?.line ?? null,
    routine: fields?.routine ?? null,
  })
}
