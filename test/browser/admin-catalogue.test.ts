import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { some, test } from './owner.ts'
import { heading, signIn } from './sign-in.ts'

describe('a product’s form', () => {
  test('says what is wrong beside the field, and loses nothing that was entered', async ({
    visitor,
    owner,
  }) => {
    const page = await visitor({ as: owner, width: 320 })
    await page.goto('/admin/products/new')
    await page.getByLabel('Name').fill('Dawn Kurti')
    await page.getByLabel('Description').fill('Cotton.\nAiry.')
    await page.getByLabel('Pieces in stock').fill('3')
    await page.getByLabel('Price').fill('12.345')
    await page.getByLabel('Featured').check()
    await page.getByRole('button', { name: 'Add to the shop' }).click()

    await page.getByText(/Must be an amount/).waitFor()
    const price = page.getByLabel('Price')
    expect(await price.evaluate((field) => document.activeElement === field)).toBe(true)
    expect(await price.getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('Description').inputValue()).toBe('Cotton.\nAiry.')
    await expectAccessible(page)
    await price.fill('12.50')
    await page.getByRole('button', { name: 'Add to the shop' }).click()
    await heading(page, 'Dawn Kurti').waitFor()
    expect(await page.getByLabel('Featured').isChecked()).toBe(true)
  })

  test('leaves alone what it did not change and others did', async ({ visitor, owner, product, behind }) => {
    const id = await product({ name: 'Old name', stock_quantity: 10 })
    const page = await visitor({ as: owner })
    await page.goto(`/admin/products/${id}`)
    await page.getByLabel('Name').fill('New name')
    await behind.sql('update products set stock_quantity = 4 where id = $1', [id])

    await page.getByRole('button', { name: 'Save' }).click()
    await heading(page, 'New name').waitFor()

    expect(await behind.stockOf(id)).toBe(4)
    expect(await page.getByLabel('Pieces in stock').inputValue()).toBe('4')
  })

  test('keeps what was entered while the owner has to sign in again', async ({
    visitor,
    owner,
    product,
    shop,
  }) => {
    const page = await visitor()
    const id = await product()
    await page.goto(`/sign-in?next=/admin/products/${id}`)
    await signIn(page, owner)
    await page.getByLabel('Description').fill('Sewn by moonlight')
    await page.evaluate(() => fetch('/api/users/logout', { method: 'POST' }))
    await page.getByRole('button', { name: 'Save' }).click()
    await signIn(page, owner)
    expect(await page.getByLabel('Description').inputValue()).toBe('Sewn by moonlight')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/ is saved\./).waitFor()

    const { body } = await shop.site.get(`/api/products/${id}`)
    expect(body.description).toBe('Sewn by moonlight')
  })

  test('takes a product off sale and puts it back', async ({ visitor, owner, product }) => {
    const name = some('Shalwar')
    const page = await visitor({ as: owner })
    await page.goto(`/admin/products/${await product({ name })}`)
    await page.getByRole('button', { name: 'Take off sale' }).click()
    await page.getByText('Customers do not see it.').waitFor()
    const shopper = await visitor()
    await shopper.goto(`/products?search=${encodeURIComponent(name)}`)
    await shopper.getByText('Nothing here fits.').waitFor()

    await page.getByRole('button', { name: 'Put back on sale' }).click()
    await page.getByRole('link', { name: 'Its page in the shop' }).click()
    await heading(page, name).waitFor()
  })
})

test('a category that products use is not deleted, and the owner is told why', async ({
  visitor,
  owner,
  behind,
  product,
}) => {
  const name = some('Kaftans')
  await product({ category_id: await behind.category(name) })
  const page = await visitor({ as: owner })
  await page.goto('/admin/categories')
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('button', { name: 'Delete the category' }).click()
  await page.getByText('Products are still in this category').waitFor()
  await page.getByRole('button', { name: 'Close' }).click()

  await behind.sql('delete from products where category_id = (select id from categories where name = $1)', [
    name,
  ])
  await page.getByRole('button', { name: `Delete ${name}` }).click()
  await page.getByRole('button', { name: 'Delete the category' }).click()
  await page.getByRole('link', { name }).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})
