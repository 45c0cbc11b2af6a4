import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { type Account, expectAccessible, test as base } from './browser.ts'

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

async function signIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>) {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click()
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

test('a new customer loses nothing of what was entered, and what they save is there after a reload', async ({
  visitor,
  account,
}) => {
  const other = await account()
  const page = await visitor()
  await page.goto('/register?next=/profile')
  await page.getByLabel('Full name').fill('Zainab Ali')
  await page.getByLabel('Email').fill(other.email)
  await page.getByLabel('Password').fill('password1')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByText('Is among the passwords that are tried first. Choose another.').waitFor()
  await page.getByLabel('Password').fill(NEW_PASSWORD)
  await page.getByRole('button', { name: 'Create account' }).click()

  await page.getByText('There is an account with this email already.').waitFor()
  expect(await page.getByRole('link', { name: 'Sign in with it' }).getAttribute('href')).toBe(
    '/sign-in?next=%2Fprofile',
  )
  await expectAccessible(page)
  expect(await page.getByLabel('Full name').inputValue()).toBe('Zainab Ali')
  await page.getByLabel('Email').fill(`new-${other.email}`)
  await page.getByRole('button', { name: 'Create account' }).click()
  await heading(page, 'Your profile').waitFor()
  await page.getByLabel('Phone').fill('0300 1234567')
  await page.getByLabel('Address').fill('12 Mall Road\nLahore')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Your details are saved.').waitFor()
  await page.reload()

  await page.getByText('Not confirmed yet').waitFor()
  expect(await page.getByLabel('Full name').inputValue()).toBe('Zainab Ali')
  expect(await page.getByLabel('Phone').inputValue()).toBe('0300 1234567')
  expect(await page.getByLabel('Address').inputValue()).toBe('12 Mall Road\nLahore')
  await expectAccessible(page)
})

test('a wrong password is told in words, and the right one leads on', async ({ visitor, account }) => {
  const { email, password } = await account()
  const page = await visitor()
  await page.goto('/profile')
  await heading(page, 'Sign in').waitFor()

  await signIn(page, { email, password: 'not this one' })
  await page.getByText('This email and password do not belong together.').waitFor()
  await expectAccessible(page)
  expect(await page.getByLabel('Email').inputValue()).toBe(email)
  await page.getByRole('button', { name: 'Show password' }).click()
  expect(await page.getByLabel('Password').getAttribute('type')).toBe('text')
  expect(await page.getByLabel('Password').inputValue()).toBe('not this one')
  await signIn(page, { email, password })

  await heading(page, 'Your profile').waitFor()
})

test('too many attempts are told with when to try again', async ({ visitor, account, behind }) => {
  const { email } = await account()
  const page = await visitor()
  await page.goto('/sign-in')
  await signIn(page, { email, password: 'not this one' })
  await page.getByText('do not belong together').waitFor()
  await behind.sql(
    `insert into attempts (id, action, client, subject)
     select gen_random_uuid(), action, client, subject from attempts, generate_series(1, 10)
     where id = (select id from attempts where action = 'sign_in' order by at desc limit 1)`,
  )

  await signIn(page, { email, password: 'not this one' })

  await page.getByText('Too many attempts. Try again in 15 minutes.').waitFor()
})

test('what a guest wanted in the cart is put there once they are signed in, and only once', async ({
  visitor,
  account,
  product,
  behind,
}) => {
  const shopper = await account()
  const gown = await product({ name: 'Rose gown' })
  const page = await visitor()
  await page.goto(`/products/${gown}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await heading(page, 'Sign in').waitFor()

  await signIn(page, shopper)

  await page.getByText('Rose gown is in your cart.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/products/${gown}`)
  await page.goto('/sign-in?next=/profile')
  await heading(page, 'Your profile').waitFor()
  const lines = await behind.sql(
    `select cart_items.quantity from cart_items join carts on carts.id = cart_items.cart_id
     where carts.user_id = $1`,
    [shopper.id],
  )
  expect(lines).toEqual([{ quantity: 1 }])
})

test('what is sold out meanwhile is told with the reason, and the customer goes on', async ({
  visitor,
  account,
  product,
  behind,
}) => {
  const shopper = await account()
  const gown = await product({ stock_quantity: 1 })
  const page = await visitor()
  await page.goto(`/products/${gown}`)
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await heading(page, 'Sign in').waitFor()
  await behind.sql('update products set stock_quantity = 0 where id = $1', [gown])

  await signIn(page, shopper)

  await page.getByText('It could not be put into your cart. Only 0 in stock.').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/products/${gown}`)
})

test('signing in and out on another tab is noticed on the first', async ({ visitor, account }) => {
  const shopper = await account()
  const first = await visitor()
  await first.goto('/sign-in?next=/profile')
  await heading(first, 'Sign in').waitFor()
  const second = await first.context().newPage()
  await second.goto('/sign-in')

  await signIn(second, shopper)

  await heading(first, 'Your profile').waitFor()
  await second.getByRole('button', { name: 'Sign out' }).click()
  await heading(first, 'Sign in').waitFor()
  expect(new URL(first.url()).search).toBe('?next=%2Fprofile')
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
  await expectAccessible(page)

  await page.goto(await mailedLink(email, '/reset-password'))
  await page.getByLabel('New password').fill(NEW_PASSWORD)
  expect(new URL(page.url()).hash).toBe('')
  await expectAccessible(page)
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
  await expectAccessible(page)

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
