import { type Kysely, sql } from 'kysely'

/** The keys under which pieces were put into carts, each with what was asked for under it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cart_additions (
      user_id             integer     not null,
      idempotency_key     text        not null,
      request_fingerprint text        not null,
      created_at          timestamptz not null default now(),
      constraint cart_additions_pkey primary key (user_id, idempotency_key),
      constraint cart_additions_user_fkey foreign key (user_id) references users (id) on delete cascade,
      constraint cart_additions_key_check check (char_length(idempotency_key) between 1 and 255)
    )`.execute(db)
  await sql`create index cart_additions_created_idx on cart_additions (created_at)`.execute(db)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table cart_additions`.execute(db)
}
