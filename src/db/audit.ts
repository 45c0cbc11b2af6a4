import { type RawBuilder, sql } from 'kysely'
import type { Db } from './client.ts'
import type { AuditEvent, AuditSubject } from './schema.ts'

interface Note {
  event: AuditEvent
  requestId: string
  /** Who did it; left out where nobody is signed in. */
  actorId?: number | undefined
  subject: AuditSubject
  /** Pseudonym of the network it came from. */
  client?: string
}

/**
 * A CTE's statement that adds to the audit trail, a line for each of `rows`: a parenthesised query that gives the
 * subject's `id` and `details` (jsonb, without secrets and personal data). It is part of the change's own statement,
 * so that neither is there without the other. Every service may write here; nobody may change what is written.
 */
export const auditNote = (
  { event, requestId, actorId, subject, client }: Note,
  rows: RawBuilder<unknown>,
): RawBuilder<Record<string, never>> =>
  sql`(insert into audit_log (event, actor_id, subject, subject_id, client, request_id, details)
    select ${event}::text, ${actorId ?? null}::integer, ${subject}::text, noted.id, ${client ?? null}::text,
      ${requestId}::text, noted.details
    from ${rows} as noted)`

/** The note alone, for what changes nothing else. */
export const writeAuditNote = (db: Db, note: Note, rows: RawBuilder<unknown>) =>
  db
    .with('noted', () => auditNote(note, rows))
    .selectNoFrom(sql<boolean>`true`.as('noted'))
    .execute()

/** No details: for rows that say everything by their id. */
export const NO_DETAILS: RawBuilder<unknown> = sql`'{}'::jsonb`
