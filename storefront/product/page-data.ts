import type { Product } from '../../src/client/types.ts'

/**
 * The product that the page was sent with, once, when it is this one: the address that one came by is answered with it.
 * Who comes back to it later is to see it as it is then.
 */
export function sentProduct(id: string): Product | undefined {
  const element = document.querySelector('#page-data')
  if (!element) return undefined
  element.remove()
  const product = JSON.parse(element.textContent) as Product
  return String(product.id) === id ? product : undefined
}
