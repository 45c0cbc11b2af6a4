import { type Kysely, sql } from 'kysely'

/** Accounts, and the trigger function that keeps every table's `updated_at`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function set_updated_at() returns trigger language plpgsql as $$
    begin
      new.updated_at := now();
      return new;
    end $$`.execute(db)

  await sql`create extension if not exists pg_trgm`.execute(db)

  await sql`
    create table users (
      id            integer generated always as identity,
      email         text        not null,
      password_hash text        not null,
      full_name     text        not null,
      phone         text,
      address       text,
      role          text        not null default 'customer',
      is_active     boolean     not null default true,
      token_version integer     not null default 0,
      created_at    timestamptz not null default now(),
      updated_at    timestamptz not null default now(),
      constraint users_pkey primary key (id),
      constraint users_email_key unique (email),
      constraint users_email_check check (email = lower(email) and char_length(email) between 3 and 255),
      constraint users_full_name_check check (char_length(full_name) between 1 and 255),
      constraint users_phone_check check (char_length(phone) <= 20),
      constraint users_address_check check (char_length(address) <= 1000),
      constraint users_role_check check (role in ('customer', 'admin'))
    )`.execute(db)

  await sql`
    create trigger users_set_updated_at before update on users
    for each row when (old.* is distinct from new.*) execute function set_updated_at()`.execute(db)

  await sql`create index users_active_admins_idx on users (id) where role = 'admin' and is_active`.execute(db)
  await sql`create index users_search_idx on users using gin ((email || ' ' || full_name) gin_trgm_ops)`.execute(
    db,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table users`.execute(db)
  await sql`drop function set_updated_at()`.execute(db)
}
