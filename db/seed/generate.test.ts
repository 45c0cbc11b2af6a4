import { describe, expect, test } from 'vitest'
import { categories, products as demo } from './catalogue.ts'
import { generateProducts } from './generate.ts'
import type { SeedProduct } from './product.ts'

describe('a hundred thousand products', () => {
  const products = [...generateProducts(100_000, 7)]
  const share = (matches: (product: SeedProduct) => boolean) =>
    products.filter(matches).length / products.length

  test('are as many as asked for, no name twice, nor one of the demo', () => {
    expect(products).toHaveLength(100_000)
    expect(new Set([...demo, ...products].map(({ name }) => name)).size).toBe(100_000 + demo.length)
  })

  test('have prices in paisa that fit numeric(10,2), between those of a bangle and a bridal dress', () => {
    const wrong = products.filter(
      ({ price }) => !/^[1-9]\d{2,5}\.\d{2}$/.test(price) || Number(price) > 150_000,
    )
    expect(wrong).toEqual([])
  })

  test('fit the columns they go into', () => {
    const wrong = products.filter(
      ({ name, description, stock_quantity: stock }) =>
        name.length > 255 || description.length > 5000 || !Number.isInteger(stock) || stock < 0,
    )
    expect(wrong).toEqual([])
  })

  test('fill every category', () => {
    for (const { name } of categories)
      expect(share(({ category }) => category === name)).toBeGreaterThan(0.05)
  })

  test('are mostly few of a kind, seldom out, and rarely featured', () => {
    expect(share(({ stock_quantity: stock }) => stock === 0)).toBeCloseTo(0.06, 2)
    expect(share(({ stock_quantity: stock }) => stock < 20)).toBeGreaterThan(0.6)
    expect(share(({ stock_quantity: stock }) => stock > 200)).toBeGreaterThan(0.01)
    expect(share(({ featured }) => featured)).toBeCloseTo(0.01, 2)
  })
})

test('the same seed number makes the same products', () => {
  expect([...generateProducts(500, 42)]).toEqual([...generateProducts(500, 42)])
})

test('another seed number makes others', () => {
  const names = (seed: number) => [...generateProducts(500, seed)].map(({ name }) => name)
  expect(names(1)).not.toEqual(names(2))
})

test('more products begin with the same ones', () => {
  expect([...generateProducts(1000, 7)].slice(0, 100)).toEqual([...generateProducts(100, 7)])
})

test('makes none before they are asked for', () => {
  const [first] = generateProducts(Number.MAX_SAFE_INTEGER, 7)
  expect(first?.name).toBeTruthy()
})
