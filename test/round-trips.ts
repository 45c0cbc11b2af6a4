import { expect } from 'vitest'
import { operationIdOf } from './conformance.ts'

/** Operations that are known to make another number of database requests than one when they succeed. */
const OTHER_ROUND_TRIPS: Record<string, readonly number[]> = {
  register: [2],
  login: [2],
  changeOwnPassword: [2],
  confirmPasswordReset: [2],
  requestPasswordReset: [1, 2],
  logout: [0, 1],
  // None for a guest.
  getSession: [0, 1],
  // Two or three for a turn, and what its tools read and change.
  postChatMessage: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  usersLive: [0],
  productsLive: [0],
  ordersLive: [0],
  chatLive: [0],
}

/** Fails unless an answer cost one database request, or none when refused before the statement, as every endpoint promises. */
export function expectRoundTrips(
  method: string,
  pathname: string,
  { ok, status }: Response,
  roundTrips: number,
): void {
  const expected = OTHER_ROUND_TRIPS[operationIdOf(method, pathname) ?? ''] ?? [1]
  const allowed = ok || status === 304 ? expected : [0, ...expected, 1]
  expect(allowed, `${method} ${pathname}: database requests`).toContain(roundTrips)
}
