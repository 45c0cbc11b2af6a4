import { type Kysely, sql } from 'kysely'

/** Conversations, each owned by one user or one guest, and their messages. `session_id` is only the owner's label. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table chat_sessions (
      id         integer generated always as identity,
      user_id    integer,
      guest_id   uuid,
      session_id text        not null,
      title      text        not null,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint chat_sessions_pkey primary key (id),
      constraint chat_sessions_user_fkey foreign key (user_id) references users (id) on delete cascade,
      constraint chat_sessions_user_label_key unique (user_id, session_id),
      constraint chat_sessions_guest_label_key unique (guest_id, session_id),
      constraint chat_sessions_owner_check check (num_nonnulls(user_id, guest_id) = 1),
      constraint chat_sessions_label_check check (session_id ~ '^[A-Za-z0-9_-]{1,100}$')
    )`.execute(db)

  await sql`
    create table chat_messages (
      id              integer generated always as identity,
      chat_session_id integer     not null,
      role            text        not null,
      content         text        not null,
      status          text        not null default 'complete',
      metadata        jsonb       not null default '{}',
      created_at      timestamptz not null default now(),
      constraint chat_messages_pkey primary key (id),
      constraint chat_messages_session_fkey foreign key (chat_session_id)
        references chat_sessions (id) on delete cascade,
      constraint chat_messages_role_check check (role in ('user', 'assistant')),
      constraint chat_messages_status_check check (status in ('complete', 'partial', 'aborted', 'error'))
    )`.execute(db)

  await sql`create index chat_messages_session_idx on chat_messages (chat_session_id, id desc)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table chat_messages, chat_sessions`.execute(db)
}
