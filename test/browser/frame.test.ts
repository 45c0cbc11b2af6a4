import { expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'

test('an address that leads nowhere says so, with the status of it', async ({ visitor }) => {
  const page = await visitor()

  const answer = await page.goto('/no/such/page')

  expect(answer?.status()).toBe(404)
  await page.getByRole('heading', { name: 'This page is not here' }).waitFor()
  await expectAccessible(page)
})
