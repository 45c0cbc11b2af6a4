import type { Measure } from '../figure.ts'
import { measureEndpoints } from '../floor/measure-endpoints.ts'

/** What each endpoint sends to the database, always in one request, and what it answers. */
export const measure: Measure = async ({ progress }) => {
  const measured = await measureEndpoints(0, 0, progress)
  return measured.map(({ outcome: { path, sentBytes, answerBytes } }) => ({
    part: 'payload',
    name: path,
    value: 1,
    unit: 'request',
    atMost: 1,
    note: `${sentBytes} bytes to the database, answer of ${answerBytes} bytes`,
  }))
}
