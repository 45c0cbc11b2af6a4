import { describe, expect } from 'vitest'
import { expectAccessible } from './browser.ts'
import { some, test } from './owner.ts'
import { heading, signIn } from './sign-in.ts'

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
  const order = await buy(customer, Number(new URL(shopper.url()).pathname.split('/').at(-1)))

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
  const order = await buy(await account(), dupatta)
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

  test('have the chat on a phone too, which covers nothing there', async ({ visitor, owner, product }) => {
    await Promise.all(Array.from({ length: 4 }, () => product()))
    const page = await visitor({ as: owner, width: 320, height: 640 })
    for (const path of ['/admin/products', '/admin/customers', '/admin/products/new']) {
      await page.goto(path, { waitUntil: 'networkidle' })
      const main = page.getByRole('main')
      expect(await main.locator(CONTROLS).count()).toBeGreaterThan(4)
      expect(await main.locator(CONTROLS).evaluateAll(coveredAtTheFoot), path).toEqual([])
    }

    await page.getByRole('button', { name: 'Ask us' }).click()
    await page.getByRole('dialog', { name: 'Ask the boutique' }).waitFor()
  })
})

const CONTROLS = 'a, button, input, textarea, select'

/** Which of these something else lies upon when it is scrolled to the foot of the window. */
function coveredAtTheFoot(controls: readonly Element[]): (string | null)[] {
  return controls
    .filter((control) => {
      control.scrollIntoView({ block: 'end' })
      const { right, bottom } = control.getBoundingClientRect()
      const there = document.elementFromPoint(right - 3, bottom - 3)
      return there?.closest('.chat-launcher') !== null
    })
    .map((control) => control.textContent)
}
