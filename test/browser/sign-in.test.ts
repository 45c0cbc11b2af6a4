import type { Route } from 'playwright-core'
import { expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'
import { heading, signIn } from './sign-in.ts'

const NEW_PASSWORD = 'seven quiet rivers'

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
})

test('a wrong password is told in words, and the right one leads on', async ({ visitor, account }) => {
  const { email, password } = await account()
  const page = await visitor()
  await page.goto('/profile')
  await heading(page, 'Sign in').waitFor()

  await signIn(page, { email, password: 'not this one' })
  await page.getByText('This email and password do not belong together.').waitFor()
  expect(await page.getByLabel('Email').inputValue()).toBe(email)
  expect(await page.getByLabel('Password').getAttribute('type')).toBe('password')
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

  await page.getByText('It could not be put into your cart. Sold out.').waitFor()
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

test('an answer that comes late does not sign out who has signed in meanwhile', async ({
  visitor,
  account,
}) => {
  const customer = await account()
  const page = await visitor()
  const late = Promise.withResolvers<void>()
  const answerLate = async (route: Route) => {
    const response = await route.fetch()
    await late.promise
    await route.fulfill({ response })
  }
  await page.route('**/api/users/session', answerLate, { times: 1 })
  await page.goto('/sign-in')
  await page.getByLabel('Email').fill(customer.email)
  await page.getByLabel('Password', { exact: true }).fill(customer.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()

  const answered = page.waitForResponse('**/api/users/session')
  late.resolve()
  await answered
  await page.getByRole('link', { name: 'Orders' }).click()

  await page.getByRole('heading', { level: 1, name: 'Your orders' }).waitFor()
})
