import { expect, test } from 'vitest'
import { categories, products } from './catalogue.ts'

const categoryNames = ['Dresses', 'Tops', 'Skirts', 'Accessories', 'Sarees', 'Formals']

test('has the six categories of the shop, each described', () => {
  expect(categories.map(({ name }) => name)).toEqual(categoryNames)
  for (const { description } of categories) expect(description.length).toBeGreaterThan(40)
})

test.each(categoryNames)('hangs six to eight pieces in %s', (name) => {
  const pieces = products.filter(({ category }) => category === name)
  expect(pieces.length).toBeGreaterThanOrEqual(6)
  expect(pieces.length).toBeLessThanOrEqual(8)
})

test('gives no name and no picture twice', () => {
  expect(new Set(products.map(({ name }) => name.toLowerCase())).size).toBe(products.length)
  expect(new Set(products.map(({ image_url }) => image_url)).size).toBe(products.length)
})

test('describes and prices every piece, and names a picture for it', () => {
  for (const { name, description, price, stock_quantity, image_url } of products) {
    expect.soft(description, name).toMatch(/^[A-Z].{120,400}\.$/)
    expect.soft(price, name).toMatch(/^[1-9]\d{2,4}\.00$/)
    expect.soft(stock_quantity, name).toBeGreaterThanOrEqual(0)
    expect.soft(image_url, name).toMatch(/^\/images\/products\/[a-z0-9]+(-[a-z0-9]+)*\.svg$/)
  }
})

test('features some pieces, is short of a few and out of one or two', () => {
  expect(products.filter(({ featured }) => featured)).toHaveLength(8)
  expect(products.filter(({ stock_quantity: stock }) => stock > 0 && stock < 5).length).toBeGreaterThan(3)
  expect(products.filter(({ stock_quantity: stock }) => stock === 0)).toHaveLength(2)
})

const shopWords = `
  kurta kurti dupatta shalwar kameez lehenga gharara sharara jora chunni anarkali peplum abaya banarasi chiffon lawn
  khaddar organza zari gota jhumka clutch khussa potli saree blouse skirt necklace lace maxi wedding office mehndi
  nikah walima gift`
  .trim()
  .split(/\s+/)

test('speaks the words that shoppers search for', () => {
  const text = products.map(({ name, description }) => `${name} ${description}`.toLowerCase()).join(' ')
  expect(shopWords.filter((word) => !text.includes(word))).toEqual([])
})
