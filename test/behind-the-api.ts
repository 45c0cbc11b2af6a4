import { randomUUID } from 'node:crypto'
import type { TestDatabase } from './database.ts'

interface ProductFields {
  name?: string
  description?: string | null
  price?: string
  category_id?: number | null
  image_url?: string | null
  stock_quantity?: number
  is_active?: boolean
  featured?: boolean
}

/** What a test puts into the shop's database, or looks up there, behind the API's back. */
export class BehindTheApi {
  readonly #database: TestDatabase

  constructor(database: TestDatabase) {
    this.#database = database
  }

  /** Adds a product and gives its id. */
  async product(fields: ProductFields = {}): Promise<number> {
    const product = { name: `Gown ${randomUUID()}`, price: '5000.00', stock_quantity: 10, ...fields }
    const columns = Object.keys(product)
    const [row] = await this.sql<{ id: string }>(
      `insert into products (${columns.join(', ')})
       values (${columns.map((_, index) => `$${index + 1}`).join(', ')}) returning id`,
      Object.values(product),
    )
    return Number(row?.id)
  }

  /** Adds a category and gives its id. */
  async category(name = `Category ${randomUUID()}`): Promise<number> {
    const [row] = await this.sql<{ id: string }>('insert into categories (name) values ($1) returning id', [
      name,
    ])
    return Number(row?.id)
  }

  async stockOf(product: number): Promise<number> {
    const [row] = await this.sql<{ stock_quantity: string }>(
      'select stock_quantity from products where id = $1',
      [product],
    )
    return Number(row?.stock_quantity)
  }

  /** Looks into the database, or changes it. Values come back as `pg` parses them. */
  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#database.pool.query<Row>(text, values)
    return rows
  }
}
