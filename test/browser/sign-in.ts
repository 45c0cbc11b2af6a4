import type { Page } from 'playwright-core'

/** Signs in on the sign-in page that is shown. */
export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

/** The heading of the page that is called so. */
export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
