import { type Kysely, sql } from 'kysely'

/**
 * Answers that are kept while they are written, messages that may be sent again, what the assistant costs in tokens, and
 * what the daily clean-up looks for.
 *
 * The indexes are made here and not online: the code relies on the unique ones from its first request on, and no row that
 * is there already falls under a partial one. The other two are built from nothing but times, and hold up the chat alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table chat_messages
      add column client_message_id text,
      add column reply_to          integer,
      add column checked_at        timestamptz not null default now(),
      drop constraint chat_messages_status_check,
      add constraint chat_messages_status_check check (
        status in ('complete', 'partial', 'aborted', 'error') or (status = 'streaming' and role = 'assistant')),
      add constraint chat_messages_client_message_id_check check (
        client_message_id is null or (role = 'user' and client_message_id ~ '^[A-Za-z0-9_-]{1,100}$')),
      add constraint chat_messages_reply_to_check check (reply_to is null or role = 'assistant'),
      add constraint chat_messages_reply_to_fkey foreign key (reply_to)
        references chat_messages (id) on delete cascade`.execute(db)

  await sql`
    create unique index chat_messages_client_message_id_key on chat_messages (chat_session_id, client_message_id)
    where client_message_id is not null`.execute(db)
  await sql`
    create unique index chat_messages_streaming_key on chat_messages (chat_session_id)
    where status = 'streaming'`.execute(db)
  await sql`
    create index chat_messages_reply_to_idx on chat_messages (reply_to, id desc)
    where reply_to is not null`.execute(db)
  await sql`
    create index chat_messages_products_idx on chat_messages (chat_session_id, id desc)
    where metadata ? 'products'`.execute(db)
  await sql`create index chat_messages_created_idx on chat_messages (created_at)`.execute(db)
  await sql`create index chat_sessions_updated_idx on chat_sessions (updated_at)`.execute(db)

  await sql`
    create table chat_token_counts (
      day     date   not null,
      subject text   not null,
      tokens  bigint not null default 0,
      constraint chat_token_counts_pkey primary key (day, subject),
      constraint chat_token_counts_tokens_check check (tokens >= 0)
    )`.execute(db)

  await sql`
    create table chat_token_reservations (
      reply_id   integer     not null,
      day        date        not null,
      subject    text        not null,
      tokens     integer     not null,
      created_at timestamptz not null default now(),
      constraint chat_token_reservations_pkey primary key (reply_id),
      constraint chat_token_reservations_tokens_check check (tokens >= 0)
    )`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table chat_token_reservations, chat_token_counts`.execute(db)
  await sql`drop index chat_sessions_updated_idx, chat_messages_created_idx, chat_messages_products_idx`.execute(
    db,
  )
  await sql`update chat_messages set status = 'aborted' where status = 'streaming'`.execute(db)
  await sql`
    alter table chat_messages
      drop constraint chat_messages_status_check,
      add constraint chat_messages_status_check check (status in ('complete', 'partial', 'aborted', 'error')),
      drop column client_message_id,
      drop column reply_to,
      drop column checked_at`.execute(db)
  await sql`drop index if exists chat_messages_streaming_key`.execute(db)
}
