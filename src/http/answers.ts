import type { GenericSchema } from 'valibot'
import type { Answer, AnswerHeader } from './openapi.ts'

/** A JSON answer for the OpenAPI document. */
export const json = (
  description: string,
  schema: GenericSchema,
  headers?: readonly AnswerHeader[],
): Answer => ({
  description,
  schema,
  ...(headers && { headers }),
})

/** An answer without a body for the OpenAPI document. */
export const empty = (description: string, headers?: readonly AnswerHeader[]): Answer => ({
  description,
  ...(headers && { headers }),
})

/** The 304 of a read that carries an ETag. */
export const notModified = empty('What the client has, by its `If-None-Match`, is current.', ['ETag'])

/** The 403 of everyone but admins. */
export const ADMINS_ONLY = {
  403: 'The caller is no administrator, or a change by cookie comes from another site.',
}
