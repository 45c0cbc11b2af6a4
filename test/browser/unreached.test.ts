import { expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'

test('who is signed in stays so while the shop cannot say: told in words, and gone on with when it can', async ({
  visitor,
  account,
}) => {
  const page = await visitor({ as: await account() })
  await page.route('**/api/users/session', (route) => route.fulfill({ status: 503, json: {} }))
  await page.goto('/orders')

  await page.getByText('Something went wrong in the shop. Please try again.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/orders')
  expect(await page.getByRole('link', { name: 'Sign in' }).count()).toBe(0)
  await expectAccessible(page)
  await page.unroute('**/api/users/session')
  await page.getByRole('button', { name: 'Try again' }).click()

  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.getByRole('heading', { name: 'Your orders', level: 1 }).waitFor()
  await page.getByText('Something went wrong in the shop.').waitFor({ state: 'detached' })
})

test('what is put into the cart is counted on another tab', async ({ visitor, account, product }) => {
  const id = await product()
  const page = await visitor({ as: await account() })
  await page.goto('/')
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  const other = await page.context().newPage()
  await other.goto(`/products/${id}`)

  await other.getByRole('button', { name: 'Add to cart' }).click()

  await page.getByRole('link', { name: 'Cart 1 piece' }).waitFor()
})
