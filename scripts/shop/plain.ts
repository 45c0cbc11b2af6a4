/** What a terminal obeys, or what turns text around on it: none of it belongs into what customers have entered. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Text of others on one line, as it can safely be written to a terminal. */
export const plain = (text: string): string =>
  text.replaceAll(/\r\n|[\r\n\t]/g, ' ').replaceAll(CONTROLS, '\ufffd')

const NUMBERS = new Intl.NumberFormat('en-GB')

export const count = (number: number): string => NUMBERS.format(number)

/** `1 row`, `1,200 rows`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`

/** A database's value as text; nothing for null. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
