import { type Kysely, sql } from 'kysely'

/** Attempts that are limited, tokens that were ended, single-use tokens sent by mail, verified emails, and the audit trail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table users add column email_verified_at timestamptz`.execute(db)

  await sql`
    create table attempts (
      id      uuid        not null,
      action  text        not null,
      client  text        not null,
      subject text        not null,
      at      timestamptz not null default clock_timestamp(),
      constraint attempts_pkey primary key (id)
    )`.execute(db)
  await sql`create index attempts_client_idx on attempts (action, client, at desc)`.execute(db)
  await sql`create index attempts_subject_idx on attempts (action, subject, at desc)`.execute(db)
  await sql`create index attempts_at_idx on attempts (at)`.execute(db)

  await sql`
    create table ended_tokens (
      token_id   uuid        not null,
      expires_at timestamptz not null,
      constraint ended_tokens_pkey primary key (token_id)
    )`.execute(db)
  await sql`create index ended_tokens_expiry_idx on ended_tokens (expires_at)`.execute(db)

  await sql`
    create table mailed_tokens (
      token_hash bytea       not null,
      user_id    integer     not null,
      purpose    text        not null,
      token_version integer  not null,
      expires_at timestamptz not null,
      created_at timestamptz not null default now(),
      constraint mailed_tokens_pkey primary key (token_hash),
      constraint mailed_tokens_user_fkey foreign key (user_id) references users (id) on delete cascade,
      constraint mailed_tokens_hash_check check (octet_length(token_hash) = 32),
      constraint mailed_tokens_purpose_check check (purpose in ('password_reset', 'email_verification'))
    )`.execute(db)
  await sql`create index mailed_tokens_user_idx on mailed_tokens (user_id, purpose)`.execute(db)
  await sql`create index mailed_tokens_expiry_idx on mailed_tokens (expires_at)`.execute(db)

  await sql`
    create table audit_log (
      id         bigint generated always as identity,
      at         timestamptz not null default clock_timestamp(),
      event      text        not null,
      actor_id   integer,
      subject    text        not null,
      subject_id integer,
      client     text,
      request_id text        not null,
      details    jsonb       not null default '{}',
      constraint audit_log_pkey primary key (id),
      constraint audit_log_event_check check (event ~ '^[a-z]+(_[a-z]+)*$'),
      constraint audit_log_subject_check check (subject in ('user', 'order', 'product'))
    )`.execute(db)
  await sql`create index audit_log_subject_idx on audit_log (subject, subject_id, at desc)`.execute(db)
  await sql`create index audit_log_request_idx on audit_log (request_id)`.execute(db)
  await sql`
    create index audit_log_sign_ins_idx on audit_log (subject_id, client, at)
    where event in ('signed_in', 'registered', 'password_reset')`.execute(db)

  await sql`
    create function keep_audit_log() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        if old.at < now() - interval '1 year' then
          return old;
        end if;
      end if;
      raise exception 'the audit log is append-only for a year' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger audit_log_append_only before update or delete on audit_log
    for each row execute function keep_audit_log()`.execute(db)
  await sql`
    create trigger audit_log_not_truncated before truncate on audit_log
    for each statement execute function keep_audit_log()`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table audit_log, mailed_tokens, ended_tokens, attempts`.execute(db)
  await sql`drop function keep_audit_log()`.execute(db)
  await sql`alter table users drop column email_verified_at`.execute(db)
}
