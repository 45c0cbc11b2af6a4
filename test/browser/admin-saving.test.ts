import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { some, test } from './owner.ts'
import { heading } from './sign-in.ts'

/** Presses a button and holds back the shop's answer; the function that it gives lets the answer go. */
async function pressAndHold(page: Page, button: string, path: string): Promise<() => void> {
  const [reached, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await page.route(path, async (route) => {
    if (route.request().method() === 'GET') return route.fallback()
    const response = await route.fetch()
    reached.resolve()
    await release.promise
    return route.fulfill({ response })
  })
  await page.getByRole('button', { name: button }).click()
  await reached.promise
  return release.resolve
}

describe('what is typed while it is being saved', () => {
  test('stays in a product’s form, which takes the rest as it was saved', async ({
    visitor,
    owner,
    product,
    behind,
  }) => {
    const name = some('Kurti')
    const id = await product({ stock_quantity: 9, description: null })
    const category = await behind.category()
    const page = await visitor({ as: owner })
    await page.goto(`/admin/products/${id}`)
    await page.getByLabel('Name').fill(`  ${name} `)
    await page.getByLabel('Featured').check()
    await behind.sql('update products set stock_quantity = 4, category_id = $2 where id = $1', [id, category])
    const answer = await pressAndHold(page, 'Save', `**/api/products/${id}`)
    await page.getByLabel('Description').fill('Airy cotton')
    await page.getByLabel('Featured').uncheck()
    answer()
    await page.getByText(`${name} is saved.`).waitFor()

    expect(await page.getByLabel('Description').inputValue()).toBe('Airy cotton')
    expect(await page.getByLabel('Featured').isChecked()).toBe(false)
    expect(await page.getByLabel('Name').inputValue()).toBe(name)
    expect(await page.getByLabel('Pieces in stock').inputValue()).toBe('4')
    expect(await page.getByLabel('Category').inputValue()).toBe(String(category))
    await page.unroute(`**/api/products/${id}`)
    await Promise.all([
      page.waitForResponse((told) => told.request().method() === 'PUT' && told.ok()),
      page.getByRole('button', { name: 'Save' }).click(),
    ])
    const [saved] = await behind.sql('select description, featured from products where id = $1', [id])
    expect(saved).toEqual({ description: 'Airy cotton', featured: false })
  })

  test('is kept also when one has left the form and come back to it', async ({ visitor, owner, product }) => {
    const name = some('Kameez')
    const id = await product({ name, description: 'Plain' })
    const page = await visitor({ as: owner })
    await page.goto(`/admin/products/${id}`)
    await page.getByLabel('Description').fill('Of lawn')
    const answer = await pressAndHold(page, 'Save', `**/api/products/${id}`)
    await page.getByRole('main').getByRole('link', { name: 'All products' }).click()
    await heading(page, 'Products').waitFor()
    await page.goBack()
    await page.getByLabel('Description').fill('Of airy lawn')
    answer()
    await page.getByText(`${name} is saved.`).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'All products' }).click()
    await heading(page, 'Products').waitFor()

    await page.goBack()

    await page.getByText('These changes are not saved yet.').waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('Of airy lawn')
  })

  test('goes on with a new product to its own page', async ({ visitor, owner }) => {
    const name = some('Saree')
    const page = await visitor({ as: owner })
    await page.goto('/admin/products/new')
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Price').fill('900')
    await page.getByLabel('Pieces in stock').fill('3')
    const answer = await pressAndHold(page, 'Add to the shop', '**/api/products')
    await page.getByLabel('Description').fill('Six yards')
    answer()

    await heading(page, name).waitFor()
    await page.getByRole('button', { name: 'Save' }).waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('Six yards')
    expect(await page.getByLabel('Price').inputValue()).toBe('900.00')
  })

  test('keeps a category’s form open', async ({ visitor, owner, behind }) => {
    const name = some('Shawls')
    const id = await behind.category(some('Scarves'))
    const page = await visitor({ as: owner })
    await page.goto(`/admin/categories/${id}`)
    await page.getByLabel('Name').fill(` ${name}`)
    const answer = await pressAndHold(page, 'Save', `**/api/categories/${id}`)
    await page.getByLabel('Description').fill('Warm ones')
    answer()
    await page.getByText(`${name} is saved.`).waitFor()

    await heading(page, name).waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe(name)
    expect(await page.getByLabel('Description').inputValue()).toBe('Warm ones')
    await page.unroute(`**/api/categories/${id}`)
    await page.getByRole('button', { name: 'Save' }).click()
    await heading(page, 'Categories').waitFor()
    const [saved] = await behind.sql('select name, description from categories where id = $1', [id])
    expect(saved).toEqual({ name, description: 'Warm ones' })
  })

  test('goes on with a new category to its own page', async ({ visitor, owner, behind }) => {
    const name = some('Stoles')
    const page = await visitor({ as: owner })
    await page.goto('/admin/categories/new')
    await page.getByLabel('Name').fill(name)
    const answer = await pressAndHold(page, 'Add the category', '**/api/categories')
    await page.getByLabel('Description').fill('Light ones')
    answer()

    await heading(page, name).waitFor()
    await page.getByRole('button', { name: 'Save' }).waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('Light ones')
    await page.getByRole('button', { name: 'Save' }).click()
    await heading(page, 'Categories').waitFor()
    const saved = await behind.sql('select description from categories where name = $1', [name])
    expect(saved).toEqual([{ description: 'Light ones' }])
  })
})
