import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, vi } from 'vitest'
import { expectAccessible, test as base } from './browser.ts'
import { heading, signIn } from './sign-in.ts'

const NEW_PASSWORD = 'seven quiet rivers'

/** The shop of these tests writes its mails into a folder. */
const test = base
  .extend('outbox', { scope: 'file' }, async ({}, { onCleanup }) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'outbox-'))
    onCleanup(() => rm(folder, { recursive: true, force: true }))
    return folder
  })
  .extend('shop', { scope: 'file' }, ({ serve, outbox }) =>
    serve({ MAIL_OUTBOX: outbox, SITE_URL: 'http://shop.test' }),
  )
  .extend('mailedLink', { scope: 'file' }, ({ outbox }) => async (email: string, page: string) => {
    const find = async () => {
      const files = await readdir(outbox)
      const mails = await Promise.all(files.map((file) => readFile(path.join(outbox, file), 'utf8')))
      const mail = mails.find((text) => text.includes(`To: ${email}\n`) && text.includes(page))
      const link = /http:\/\/shop\.test(\/\S+#token=\S+)/.exec(mail ?? '')?.[1]
      expect(link, `a link to ${page} in a mail to ${email}`).toBeDefined()
      return link ?? ''
    }
    return vi.waitFor(find, { timeout: 10_000 })
  })

test('a new password keeps this browser signed in; signing out everywhere ends the others too', async ({
  visitor,
  account,
}) => {
  const shopper = await account()
  const here = await visitor({ as: shopper })
  await here.goto('/profile')
  await here.getByLabel('Current password').fill('not this one')
  await here.getByLabel('New password').fill(NEW_PASSWORD)
  await here.getByRole('button', { name: 'Change password' }).click()
  await here.getByText('The current password is wrong.').waitFor()
  await here.getByLabel('Current password').fill(shopper.password)
  await here.getByRole('button', { name: 'Change password' }).click()
  await here.getByText('Your password is changed.').waitFor()
  await here.reload()
  await heading(here, 'Your profile').waitFor()

  const elsewhere = await visitor()
  await elsewhere.goto('/sign-in?next=/profile')
  await signIn(elsewhere, { email: shopper.email, password: NEW_PASSWORD })
  await heading(elsewhere, 'Your profile').waitFor()
  await here.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expectAccessible(here)
  await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click()

  await here.getByText('You are signed out everywhere.').waitFor()
  await elsewhere.reload()
  await heading(elsewhere, 'Sign in').waitFor()
})

test('a forgotten password is replaced by the link that is mailed, whose token leaves the address at once', async ({
  visitor,
  account,
  mailedLink,
}) => {
  const { email } = await account()
  const page = await visitor()
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(email)
  await page.getByRole('link', { name: 'Forgotten your password?' }).click()
  await heading(page, 'Forgotten password').waitFor()
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByText('If the email has an account, a link is on its way to it.').waitFor()

  await page.goto(await mailedLink(email, '/reset-password'))
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('button', { name: 'Set the password' }).click()
  await page.getByText('Your new password is set. Sign in with it.').waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, { email, password: NEW_PASSWORD })

  await page.getByRole('link', { name: 'Profile' }).waitFor()
  await page.goto('/reset-password')
  await page.getByText('This page is opened by the link in a mail from us.').waitFor()
})

test('an address is confirmed by a press on the page that the mailed link opens, and by that only', async ({
  visitor,
  account,
  mailedLink,
}) => {
  const shopper = await account()
  const page = await visitor({ as: shopper })
  await page.goto('/profile')
  await page.getByText('Not confirmed yet').waitFor()
  await page.goto(await mailedLink(shopper.email, '/verify-email'))

  await page.getByRole('button', { name: 'Confirm my address' }).click()
  await page.getByText('Thank you: your address is confirmed.').waitFor()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('link', { name: 'Profile' }).click()

  await page.getByText('Confirmed', { exact: true }).waitFor()
})

test('a closed account is left behind signed out, and says so at the next sign-in', async ({
  visitor,
  account,
}) => {
  const shopper = await account()
  const page = await visitor({ as: shopper })
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Close the account' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Close the account' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close the account' }).click()
  await page.getByText('Your account is closed.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/')

  await page.getByRole('link', { name: 'Sign in' }).click()
  await signIn(page, shopper)

  await page.getByText('This account is closed, so nobody can sign in to it.').waitFor()
})

test('the last administrator is told why the account stays', async ({ visitor, admin, behind }) => {
  const owner = await admin()
  await behind.sql("update users set role = 'customer' where role = 'admin' and id <> $1", [owner.id])
  const page = await visitor({ as: owner })
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Close the account' }).click()

  await page.getByRole('dialog').getByRole('button', { name: 'Close the account' }).click()

  await page.getByText('You are the only administrator left, and the shop needs one.').waitFor()
})
