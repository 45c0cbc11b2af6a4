import { categories, products as demo } from './catalogue.ts'
import type { Row, SeedDatabase, Statement } from './database.ts'
import { generateProducts } from './generate.ts'
import type { SeedProduct } from './product.ts'

export interface SeedOptions {
  /** How many products the catalogue should have in the end, generated ones added. Without it, the demo's alone. */
  products?: number
  /** The number that the generated products follow from. */
  seed?: number
  onProgress?: (products: number) => void
}

export interface Seeded {
  /** Rows of the demo catalogue that were inserted: none where products were there before. */
  categories: number
  products: number
  generated: number
  /** Products in the catalogue now. */
  total: number
}

/** An arbitrary number that all seeders of one database agree on. */
const SEED_LOCK = 7_215_001

const BATCH_SIZE = 5_000

/**
 * Fills an empty catalogue with the demo's categories and products, and adds generated products up to the number
 * asked for. Running it again changes nothing, an interrupted run is taken up where it stopped, and several at once
 * make one catalogue.
 */
export const seedCatalogue = async (database: SeedDatabase, options: SeedOptions = {}): Promise<Seeded> => {
  const inserted = await insertDemo(database)
  const { generated, total } = await addGenerated(database, options)
  return { ...inserted, generated, total }
}

const insertDemo = async (database: SeedDatabase) => {
  const [, newCategories, [newProducts] = []] = await database.transaction([
    lockSeeding,
    insertCategories,
    insertProducts(demo, { products: 0, lastId: 0 }, demo.length),
  ])
  return { categories: newCategories?.length ?? 0, products: integer(newProducts, 'products') }
}

const addGenerated = async (
  database: SeedDatabase,
  { products: target = 0, seed = 1, onProgress }: SeedOptions,
) => {
  let catalogue = await measure(database)
  let supply = generateFrom(catalogue, target, seed)
  let generated = 0
  while (catalogue.products < target) {
    const batch = take(supply, Math.min(BATCH_SIZE, target - catalogue.products))
    const [, [row] = []] = await database.transaction([lockSeeding, insertProducts(batch, catalogue, target)])
    const added = integer(row, 'products')
    if (added > 0) {
      catalogue = { products: catalogue.products + added, lastId: integer(row, 'last_id') }
    } else {
      catalogue = await measure(database)
      supply = generateFrom(catalogue, target, seed)
    }
    generated += added
    onProgress?.(catalogue.products)
  }
  if (generated > 0) await database.transaction([refreshStatistics])
  return { generated, total: catalogue.products }
}

/** The generated products that the catalogue does not have yet, as far as its size tells. */
const generateFrom = ({ products }: Catalogue, target: number, seed: number) => {
  const supply = generateProducts(target, seed)
  for (let skipped = demo.length; skipped < products; skipped++) supply.next()
  return supply
}

const take = (supply: Iterator<SeedProduct, void>, count: number) => {
  const batch: SeedProduct[] = []
  for (let next = supply.next(); !next.done; next = supply.next()) {
    batch.push(next.value)
    if (batch.length === count) break
  }
  return batch
}

/** What a batch is written after: it goes in only while the newest product is still this one. */
interface Catalogue {
  products: number
  lastId: number
}

const measure = async (database: SeedDatabase): Promise<Catalogue> => {
  const [[row] = []] = await database.transaction([
    { text: 'select count(*) as products, coalesce(max(id), 0) as last_id from products', params: [] },
  ])
  return { products: integer(row, 'products'), lastId: integer(row, 'last_id') }
}

/** A statement of its own, so that the next one sees what the seeder before us has committed. */
const lockSeeding: Statement = { text: 'select pg_advisory_xact_lock($1)', params: [SEED_LOCK] }

const refreshStatistics: Statement = { text: 'analyze products', params: [] }

const insertCategories: Statement = {
  text: `
    insert into categories (name, description, image_url)
    select given.* from unnest($1::text[], $2::text[], $3::text[]) as given
    where not exists (select from products)
    on conflict do nothing
    returning id`,
  params: [
    categories.map(({ name }) => name),
    categories.map(({ description }) => description),
    categories.map(({ image_url }) => image_url),
  ],
}

/**
 * Inserts a batch behind `catalogue`, or nothing when it has changed. The last of `target` products is new now, the
 * first is a year old, and the others lie evenly between them.
 */
const insertProducts = (batch: readonly SeedProduct[], catalogue: Catalogue, target: number): Statement => ({
  text: `
    with inserted as (
      insert into products
        (name, description, price, category_id, image_url, stock_quantity, featured, created_at, updated_at)
      select given.name, given.description, given.price::numeric, categories.id, given.image_url,
        given.stock_quantity, given.featured, arrival.at, arrival.at
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::boolean[])
          with ordinality
          as given (name, description, price, category, image_url, stock_quantity, featured, place)
        cross join lateral (
          select now() - interval '365 days' * (($10::integer - $9::integer - given.place)::float8 / $10::integer)
        ) as arrival (at)
        left join categories on lower(categories.name) = lower(given.category)
      where (select coalesce(max(id), 0) from products) = $8::integer
      order by given.place
      returning id
    )
    select count(*) as products, max(id) as last_id from inserted`,
  params: [
    batch.map(({ name }) => name),
    batch.map(({ description }) => description),
    batch.map(({ price }) => price),
    batch.map(({ category }) => category),
    batch.map(({ image_url }) => image_url),
    batch.map(({ stock_quantity }) => stock_quantity),
    batch.map(({ featured }) => featured),
    catalogue.lastId,
    catalogue.products,
    target,
  ],
})

const integer = (row: Row | undefined, column: string) => Number(row?.[column] ?? 0)
