import { AppError } from './errors.ts'

/** Who a verified token speaks for. Whether the account still stands is for the database to say, in the statement itself. */
export interface Principal {
  userId: number
  tokenVersion: number
  /** The token's own id, by which it can be ended alone. */
  tokenId?: string | undefined
}

/** A principal and the request it makes, which is what the audit trail notes of it. */
export interface Caller extends Principal {
  requestId: string
}

/** The refusal of whoever is not signed in. */
export const signInRequired = (message = 'Sign in to do this.'): AppError =>
  new AppError('unauthorized', message, { headers: { 'WWW-Authenticate': 'Bearer' } })

/** The refusal of a token whose account is gone, deactivated, or has ended its tokens. */
export const staleToken = (): AppError =>
  signInRequired('The account of this token is gone or the token no longer counts.')
