export type CategoryName = 'Dresses' | 'Tops' | 'Skirts' | 'Accessories' | 'Sarees' | 'Formals'

export interface SeedCategory {
  name: CategoryName
  description: string
  image_url: string
}

export interface SeedProduct {
  name: string
  description: string
  category: CategoryName
  /** Rupees as a decimal string with two places, as the API shows it. */
  price: string
  stock_quantity: number
  featured: boolean
  image_url: string
}

/** One page of the demo catalogue: a category and the pieces hung in it. What can be derived is left out. */
export interface Rail {
  category: SeedCategory
  products: readonly Piece[]
}

export interface Piece {
  name: string
  description: string
  price: string
  stock_quantity: number
  featured?: boolean
}

/** The part of a file name that stands for a product: `Zari Potli Bag` becomes `zari-potli-bag`. */
export const toSlug = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
