import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { expectAccessible, test as base } from './browser.ts'
import { heading, signIn } from './sign-in.ts'

/** With the one owner of the shop, and a way to buy a piece of a product. */
const test = base
  .extend('owner', { scope: 'file' }, ({ admin }) => admin())
  .extend('buy', { scope: 'file' }, ({ shop }) => async (product: number, { token }: { token: string }) => {
    const line = { product_id: product, quantity: 1 }
    expect((await shop.site.post('/api/cart/items', line, { token })).status).toBe(200)
    const address = { shipping_address: '12 Mall Road\nLahore' }
    const { status, body } = await shop.site.post('/api/checkout', address, { token })
    expect(status).toBe(201)
    return Number(body.id)
  })

const some = (word: string) => `${word} ${randomUUID().slice(0, 8)}`

test('what the owner puts into the shop is found there and bought, and its order is seen to the end', async ({
  visitor,
  owner,
  account,
  buy,
}) => {
  const [category, gown] = [some('Gowns'), some('Moonlight Gown')]
  const page = await visitor({ as: owner })
  await page.goto('/admin/categories/new')
  await page.getByLabel('Name').fill(category)
  await page.getByRole('button', { name: 'Add the category' }).click()
  await page.getByRole('link', { name: category }).waitFor()
  await page.getByRole('link', { name: 'Products', exact: true }).click()
  await page.getByRole('link', { name: 'New product' }).click()
  await page.getByLabel('Name').fill(gown)
  await page.getByLabel('Price').fill('12500.50')
  await page.getByLabel('Pieces in stock').fill('2')
  await page.getByLabel('Category').selectOption(category)
  await page.getByRole('button', { name: 'Add to the shop' }).click()
  await heading(page, gown).waitFor()

  const customer = await account({ full_name: some('Zainab') })
  const shopper = await visitor({ as: customer })
  await shopper.goto('/products')
  await shopper.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: category }).click()
  await shopper.getByRole('link', { name: gown }).click()
  await heading(shopper, gown).waitFor()
  await shopper.getByText('Rs 12,500.50').waitFor()
  const order = await buy(Number(new URL(shopper.url()).pathname.split('/').at(-1)), customer)

  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('link', { name: /^1 Pending/ }).click()
  await page.getByRole('row', { name: customer.email }).getByText('Rs 12,500.50').waitFor()
  await page.getByRole('link', { name: `Order ${order}` }).click()
  await page.getByText('12 Mall Road').waitFor()
  await page.getByRole('button', { name: 'Start processing' }).click()
  await page.getByRole('button', { name: 'Mark as completed' }).click()
  await page.getByRole('button', { name: 'Mark as paid' }).click()

  const standing = page.getByRole('region', { name: 'Where it stands' })
  await standing.getByText('Completed').waitFor()
  await standing.getByText('Paid', { exact: true }).waitFor()
  expect(await standing.getByRole('button').count()).toBe(0)
})

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

  await behind.sql('delete from products where category_id = (select id from categories where name = $1)', [
    name,
  ])
  await page.getByRole('button', { name: 'Delete the category' }).click()
  await page.getByRole('link', { name }).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
})

describe('an order', () => {
  test('that was moved on meanwhile is shown as it stands, with what happened in words', async ({
    visitor,
    owner,
    account,
    product,
    behind,
    buy,
  }) => {
    const order = await buy(await product(), await account())
    const page = await visitor({ as: owner })
    await page.goto(`/admin/orders/${order}`)
    await page.getByRole('button', { name: 'Start processing' }).waitFor()
    await behind.sql(`update orders set status = 'cancelled' where id = $1`, [order])

    await page.getByRole('button', { name: 'Start processing' }).click()

    await page.getByText('had been moved on meanwhile').waitFor()
    const standing = page.getByRole('region', { name: 'Where it stands' })
    await standing.getByText('Cancelled').waitFor()
    await standing.getByRole('button', { name: 'Start processing' }).waitFor({ state: 'detached' })
  })

  test('is cancelled only when the owner is sure, and its pieces come back', async ({
    visitor,
    owner,
    account,
    product,
    behind,
    buy,
  }) => {
    const gown = await product({ stock_quantity: 3 })
    const order = await buy(gown, await account())
    const page = await visitor({ as: owner, width: 320 })
    await page.goto(`/admin/orders/${order}`)
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Not now' }).click()
    expect(await behind.stockOf(gown)).toBe(2)

    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByText(`Order ${order} is cancelled`).waitFor()

    expect(await behind.stockOf(gown)).toBe(3)
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Where it stands')
  })
})

test('the overview tells each day’s sales by keyboard and as a table, and takes new stock on the spot', async ({
  visitor,
  owner,
  account,
  product,
  behind,
  buy,
}) => {
  const name = some('Last Dupatta')
  const dupatta = await product({ name, price: '700.10', stock_quantity: 2 })
  const order = await buy(dupatta, await account())
  await behind.sql(`update orders set created_at = now() - interval '29 days' where id = $1`, [order])
  const page = await visitor({ as: owner, width: 1440 })
  await page.goto('/admin')
  const days = page.getByRole('slider', { name: 'Day' })
  await days.press('Home')
  await page.getByText(': Rs 700.10 from 1 order').waitFor()
  expect(await days.getAttribute('aria-valuetext')).toMatch(/: Rs\s700\.10 from 1 order$/)
  await page.getByText('Day by day, as a table').click()
  await page.getByRole('row').filter({ hasText: 'Rs 700.10' }).waitFor()
  await expectAccessible(page)

  const stock = page.getByLabel(`Pieces of ${name} in stock`)
  await stock.fill('many')
  await stock.press('Enter')
  await page.getByText('A whole number such as 12.').waitFor()
  await stock.fill('25')
  await stock.press('Enter')
  await page.getByText(`${name}: 25 in stock.`).waitFor()

  expect(await behind.stockOf(dupatta)).toBe(25)
})

test('accounts are searched, deactivated and promoted, and the last administrator stays', async ({
  visitor,
  owner,
  account,
  shop,
}) => {
  const customer = await account({ full_name: some('Hira') })
  const page = await visitor({ as: owner })
  await page.goto('/admin/customers')
  await page.getByLabel('Search by name or email').pressSequentially(customer.email, { delay: 5 })
  await page.getByText('1 account', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click()
  await page.getByRole('button', { name: 'Reactivate' }).waitFor()
  expect((await shop.site.get('/api/users/me', customer)).status).toBe(401)

  await page.goto(`/admin/customers?search=${encodeURIComponent(owner.email)}`)
  await page.getByRole('button', { name: 'Make customer' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make customer' }).click()

  await page.getByText('This is the last administrator').waitFor()
})

describe('the owner’s pages', () => {
  test('show a customer nothing of the shop’s figures', async ({ visitor, account }) => {
    const page = await visitor({ as: await account() })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('/admin/orders', { waitUntil: 'networkidle' })

    await heading(page, 'This part is for the shop’s owner').waitFor()
    expect(await page.getByRole('navigation', { name: 'Manage the shop' }).count()).toBe(0)
    expect(asked).not.toContain('/api/orders')
  })

  test('send a guest to sign in, and back to where they wanted to go', async ({ visitor, owner }) => {
    const page = await visitor()
    await page.goto('/admin/orders?status=completed')
    await heading(page, 'Sign in').waitFor()
    await signIn(page, owner)

    await heading(page, 'Orders').waitFor()
    expect(new URL(page.url()).searchParams.get('status')).toBe('completed')
  })
})
