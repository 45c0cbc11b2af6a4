import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import type { Account } from './browser.ts'
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

    await page.getByText(shopper.email).waitFor()
    expect(await page.getByLabel('Address').inputValue()).toBe('12 Mall Road\nLahore')
    expect(await page.getByLabel('Phone').inputValue()).toBe('')
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
