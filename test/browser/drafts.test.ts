import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type Account, expectAccessible } from './browser.ts'
import { some, test } from './owner.ts'
import { heading, signIn } from './sign-in.ts'

/** Signs in with a session of this browser's own, and goes to a page. */
async function goSignedIn(page: Page, account: Account, path: string): Promise<void> {
  await page.goto(`/sign-in?next=${path}`)
  await signIn(page, account)
}

async function signOutOnAnotherTab(page: Page): Promise<void> {
  const other = await page.context().newPage()
  await other.goto('/')
  await other.getByRole('button', { name: 'Sign out' }).click()
  await heading(page, 'Sign in').waitFor()
  await other.close()
}

async function leaveByLink(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'All products' }).click()
  await heading(page, 'Products').waitFor()
}

/** What the browser asks before it leaves a page; it is always told to go on. */
function askedOf(page: Page): readonly string[] {
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  return asked
}

const NOT_SAVED = 'These changes are not saved yet.'

describe('what was typed on the profile', () => {
  test('is there after another tab signed out, for the same customer and nobody else', async ({
    visitor,
    account,
  }) => {
    const [shopper, other] = [await account(), await account()]
    const page = await visitor()
    await goSignedIn(page, shopper, '/profile')
    await page.getByLabel('Phone').fill('0300 7654321')
    await page.getByLabel('Current password').fill(shopper.password)
    await page.getByRole('button', { name: 'Show current password' }).click()
    await page.getByLabel('New password').fill('seven quiet rivers')

    await signOutOnAnotherTab(page)
    await signIn(page, other)
    await page.getByText(other.email).waitFor()
    expect(await page.getByLabel('Phone').inputValue()).toBe('')
    await signOutOnAnotherTab(page)
    await signIn(page, shopper)
    await page.getByText(shopper.email).waitFor()

    expect(await page.getByLabel('Phone').inputValue()).toBe('0300 7654321')
    expect(await page.getByLabel('Current password').inputValue()).toBe('')
    expect(await page.getByLabel('New password').inputValue()).toBe('')
  })

  test('is there after anything else on the page found the session ended, and saved once', async ({
    visitor,
    account,
  }) => {
    const shopper = await account()
    const page = await visitor()
    await goSignedIn(page, shopper, '/profile')
    await page.getByLabel('Address').fill('12 Mall Road\nLahore')
    await page.evaluate(() => fetch('/api/users/logout', { method: 'POST' }))
    await page.getByRole('button', { name: 'Send the link again' }).click()
    await heading(page, 'Sign in').waitFor()
    await signIn(page, shopper)
    await page.getByText(shopper.email).waitFor()
    expect(await page.getByLabel('Address').inputValue()).toBe('12 Mall Road\nLahore')

    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Your details are saved.').waitFor()
    await page.getByLabel('Phone').fill('0300')
    await page.getByRole('link', { name: 'Orders' }).click()
    await heading(page, 'Your orders').waitFor()
    await page.getByRole('link', { name: 'Profile' }).click()

    await page.getByText(NOT_SAVED).waitFor()
    expect(await page.getByLabel('Address').inputValue()).toBe('12 Mall Road\nLahore')
    expect(await page.getByLabel('Phone').inputValue()).toBe('0300')
  })
})

describe('what the owner typed and did not save', () => {
  test('is there again when they come back by a link, beside what others changed, until they discard it', async ({
    visitor,
    owner,
    product,
    behind,
  }) => {
    const id = await product({ description: 'Of silk', price: '900.00', stock_quantity: 9 })
    const page = await visitor({ as: owner })
    await page.goto(`/admin/products/${id}`)
    await page.getByLabel('Description').fill('Sewn by moonlight')
    await page.getByLabel('Featured').check()
    await page.getByLabel('Price').fill('950.00')
    await leaveByLink(page)
    await behind.sql(
      `update products set description = 'Of raw silk', price = '950.00', stock_quantity = 4 where id = $1`,
      [id],
    )

    await page.goBack()
    await page.getByText(NOT_SAVED).waitFor()
    await expectAccessible(page)
    expect(await page.getByLabel('Description').inputValue()).toBe('Sewn by moonlight')
    expect(await page.getByLabel('Featured').isChecked()).toBe(true)
    expect(await page.getByLabel('Pieces in stock').inputValue()).toBe('4')
    await page.getByRole('button', { name: 'Discard them' }).press('Enter')

    await page.getByLabel('Name').and(page.locator(':focus')).waitFor()
    expect(await page.getByLabel('Description').inputValue()).toBe('Of raw silk')
    expect(await page.getByLabel('Featured').isChecked()).toBe(false)
    expect(await page.getByText(NOT_SAVED).count()).toBe(0)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Nothing was changed.').waitFor()
  })

  test('is saved alone, though others changed the same and more', async ({
    visitor,
    owner,
    product,
    behind,
  }) => {
    const name = some('Lehenga')
    const id = await product({ name, description: 'Of silk', stock_quantity: 9 })
    const page = await visitor({ as: owner })
    await page.goto(`/admin/products/${id}`)
    await page.getByLabel('Description').fill('Sewn by moonlight')
    await leaveByLink(page)
    await behind.sql(`update products set description = 'Of raw silk' where id = $1`, [id])
    await page.goBack()
    await page.getByText(NOT_SAVED).waitFor()
    await behind.sql('update products set stock_quantity = 4 where id = $1', [id])

    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`${name} is saved.`).waitFor()

    await page.getByText(NOT_SAVED).waitFor({ state: 'detached' })
    const [saved] = await behind.sql('select description, stock_quantity from products where id = $1', [id])
    expect(saved).toEqual({ description: 'Sewn by moonlight', stock_quantity: 4 })
  })

  test('is no change any more once it is put back by hand', async ({ visitor, owner, product }) => {
    const id = await product({ description: 'Of silk' })
    const page = await visitor({ as: owner })
    const asked = askedOf(page)
    await page.goto(`/admin/products/${id}`)
    await page.getByLabel('Description').fill('Sewn by moonlight')
    await leaveByLink(page)
    await page.goBack()
    await page.getByText(NOT_SAVED).waitFor()

    await page.getByLabel('Description').fill('Of silk')
    await page.getByText(NOT_SAVED).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByLabel('Description').waitFor()

    expect(asked).toEqual([])
  })

  test('of the stock of a product in a list is asked about, and forgotten when they leave', async ({
    visitor,
    owner,
    product,
  }) => {
    const name = some('Dupatta')
    await product({ name, stock_quantity: 0 })
    const page = await visitor({ as: owner })
    const asked = askedOf(page)
    await page.goto('/admin')
    const stock = page.getByLabel(`Pieces of ${name} in stock`)
    await stock.fill('25')
    await stock.fill('0')
    await page.reload()
    expect(asked).toEqual([])
    await stock.pressSequentially('25')
    await page.reload()
    expect(asked).toEqual(['beforeunload'])
    await stock.pressSequentially('25')

    await page.getByRole('link', { name: 'Customers' }).click()
    await heading(page, 'Customers').waitFor()
    await page.goBack()

    await stock.waitFor()
    expect(await stock.inputValue()).toBe('0')
  })

  test('of a list is what the shop has by now, where nothing was typed', async ({
    visitor,
    owner,
    product,
    behind,
  }) => {
    const name = some('Dupatta')
    const id = await product({ name, stock_quantity: 2 })
    const page = await visitor({ as: owner })
    await page.goto('/admin')
    const stock = page.getByLabel(`Pieces of ${name} in stock`)
    await stock.waitFor()
    await page.getByRole('link', { name: 'Customers' }).click()
    await heading(page, 'Customers').waitFor()
    await behind.sql('update products set stock_quantity = 1 where id = $1', [id])

    await page.goBack()

    await expect.poll(() => stock.inputValue()).toBe('1')
  })

  test('is asked about before the page is closed, and once it is saved nobody asks', async ({
    visitor,
    owner,
  }) => {
    const name = some('Kurti')
    const page = await visitor({ as: owner })
    const asked = askedOf(page)
    await page.goto('/admin/products/new')
    await page.getByLabel('Name').pressSequentially(name)
    await page.reload()
    expect(asked).toEqual(['beforeunload'])

    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Price').fill('900')
    await page.getByLabel('Pieces in stock').fill('3')
    await page.getByRole('button', { name: 'Add to the shop' }).click()
    await heading(page, name).waitFor()
    await page.reload()
    await heading(page, name).waitFor()

    expect(asked).toEqual(['beforeunload'])
    await page.goto('/admin/products/new')
    expect(await page.getByLabel('Name').inputValue()).toBe('')
  })
})

test('what the owner typed is there after another tab signed out, and nothing that others changed meanwhile', async ({
  visitor,
  owner,
  product,
  behind,
}) => {
  const [kaftans, name] = [some('Kaftans'), some('Kaftan')]
  await behind.category(kaftans)
  const id = await product({ name, stock_quantity: 9 })
  const page = await visitor()
  await goSignedIn(page, owner, `/admin/products/${id}`)
  await page.getByLabel('Description').fill('Sewn by moonlight')
  await page.getByLabel('Category').selectOption(kaftans)
  await page.getByLabel('Featured').check()

  await signOutOnAnotherTab(page)
  await behind.sql('update products set stock_quantity = 4 where id = $1', [id])
  await signIn(page, owner)
  await heading(page, name).waitFor()
  expect(await page.getByLabel('Pieces in stock').inputValue()).toBe('4')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText(`${name} is saved.`).waitFor()

  const [saved] = await behind.sql(
    `select products.description, stock_quantity, featured, categories.name as category
     from products join categories on categories.id = category_id where products.id = $1`,
    [id],
  )
  expect(saved).toEqual({
    description: 'Sewn by moonlight',
    stock_quantity: 4,
    featured: true,
    category: kaftans,
  })
})
