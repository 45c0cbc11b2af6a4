import type pg from 'pg'
import { overPool } from '../../db/seed/database.ts'
import { seedCatalogue } from '../../db/seed/seed.ts'
import { held as demoHeld } from './demo/held.ts'
import { open as demoOpen } from './demo/open.ts'
import { otherCatalogue } from './other/catalogue.ts'
import { held as otherHeld } from './other/held.ts'
import { open as otherOpen } from './other/open.ts'
import { queriesOf, type RelevanceQuery } from './query.ts'

export interface Boutique {
  title: string
  queries: readonly RelevanceQuery[]
  /** Fills an empty, migrated database with what the boutique sells. */
  stock: (pool: pg.Pool) => Promise<void>
}

/** The boutiques whose searches are judged. */
export const boutiques: readonly Boutique[] = [
  {
    title: 'The demo catalogue',
    queries: queriesOf(demoOpen, demoHeld),
    stock: async (pool) => void (await seedCatalogue(overPool(pool))),
  },
  {
    title: 'Another boutique',
    queries: queriesOf(otherOpen, otherHeld),
    stock: stockOther,
  },
]

async function stockOther(pool: pg.Pool): Promise<void> {
  const pieces = Object.entries(otherCatalogue).flatMap(([category, inIt]) =>
    inIt.map(([name, description, price]) => ({ category, name, description, price })),
  )
  await pool.query('insert into categories (name) select unnest($1::text[])', [Object.keys(otherCatalogue)])
  await pool.query(
    `insert into products (name, description, price, stock_quantity, category_id, created_at)
     select piece->>'name', piece->>'description', (piece->>'price')::numeric, 5, categories.id,
       now() - interval '1 day' * ($2::integer - place)
     from jsonb_array_elements($1::jsonb) with ordinality as given (piece, place)
       join categories on categories.name = piece->>'category'
     order by place`,
    [JSON.stringify(pieces), pieces.length],
  )
}
