/** Why a request is refused. Each kind has one HTTP status, given in `http/problem.ts`. */
export type ErrorKind =
  | 'malformed'
  | 'rule'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'too_large'
  | 'unsupported_type'
  | 'invalid'
  | 'too_many'
  | 'unavailable'

export interface FieldError {
  /** Dotted path of the field in the request, empty for the request as a whole. */
  path: string
  message: string
}

interface AppErrorOptions {
  /** Further members of the problem, such as `in_stock`. They are shown to the client as they are. */
  members?: Readonly<Record<string, unknown>>
  headers?: Readonly<Record<string, string>>
  cause?: unknown
}

/** A refusal with a sentence that the client may read. Anything else that is thrown is a bug, answered by a bare 500. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly kind: ErrorKind
  readonly members: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(kind: ErrorKind, message: string, { members = {}, headers = {}, cause }: AppErrorOptions = {}) {
    super(message, { cause })
    this.kind = kind
    this.members = members
    this.headers = headers
  }
}

/** The 422 of a request of which these fields cannot be taken. */
export const invalid = (errors: FieldError[]): AppError =>
  new AppError('invalid', 'The request has fields that cannot be accepted.', { members: { errors } })
