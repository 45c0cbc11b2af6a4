import { describe, expect } from 'vitest'
import { fillAddress, placeOrder, test } from './buying.ts'
import { heading, signIn } from './sign-in.ts'

describe('a slash at the end of an address', () => {
  test.for([
    ['/profile/', 'Your profile'],
    ['/checkout/', 'Checkout'],
    ['/orders/', 'Your orders'],
    ['/admin/', 'This part is for the shop’s owner'],
  ] as const)('keeps no guest from signing in to %s', async ([path, name], { visitor, account }) => {
    const shopper = await account()
    const page = await visitor()
    await page.goto(path)
    await heading(page, 'Sign in').waitFor()

    await signIn(page, shopper)

    await heading(page, name).waitFor()
  })

  test('lets one go on from the sign-in page', async ({ visitor, account }) => {
    const page = await visitor()
    await page.goto('/sign-in/?next=/profile')
    await heading(page, 'Sign in').waitFor()

    await signIn(page, await account())

    await heading(page, 'Your profile').waitFor()
  })

  test('leads from the checkout to the order', async ({ visitor, account, product, fill }) => {
    const shopper = await account()
    await fill(shopper, await product())
    const page = await visitor({ as: shopper })
    await page.goto('/checkout/')
    await fillAddress(page)

    await placeOrder(page).click()

    await heading(page, 'Thank you for your order').waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/orders\/\d+\/placed$/)
  })
})
