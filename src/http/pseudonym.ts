import { createHmac } from 'node:crypto'

/**
 * A name for something that must not be known by its own: the same for the same text under the same key, and not to be
 * guessed without it (HMAC-SHA-256, RFC 2104, as 64 hexadecimal digits).
 */
export const pseudonymOf = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex')

/** The names under one key. */
export const pseudonymsOf =
  (key: string) =>
  (text: string): string =>
    pseudonymOf(key, text)
