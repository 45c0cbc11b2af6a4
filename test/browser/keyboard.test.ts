import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { test } from './browser.ts'

const MOST_STEPS = 120

/** Presses Tab until the focus is on what has this role and name, as somebody without a mouse would. */
async function tabTo(page: Page, role: 'link' | 'button' | 'textbox', name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name }).first()
  await wanted.waitFor()
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) {
      const outline = await wanted.evaluate((element) => {
        const own = getComputedStyle(element).outlineStyle
        return own === 'none' ? getComputedStyle(element, '::after').outlineStyle : own
      })
      expect(outline, `the focus on ${String(name)} can be seen`).not.toBe('none')
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`${MOST_STEPS} presses of Tab did not come to the ${role} ${String(name)}`)
}

async function press(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  await tabTo(page, role, name)
  await page.keyboard.press('Enter')
}

test('somebody without a mouse can buy', async ({ visitor, account, product, behind }) => {
  await product({ name: 'Featured gown', featured: true })
  const customer = await account()
  const page = await visitor({ as: customer })
  await page.goto('/')

  await press(page, 'link', 'Featured gown')
  await page.getByRole('heading', { level: 1, name: 'Featured gown' }).waitFor()
  await press(page, 'button', 'Add to cart')
  await page.getByText('It is in your cart.').waitFor()
  await press(page, 'link', 'View cart')
  await page.getByRole('heading', { level: 1, name: /cart/i }).waitFor()
  await press(page, 'link', /check ?out/i)
  await tabTo(page, 'textbox', /address/i)
  await page.keyboard.type('12 Mall Road, Lahore')
  await press(page, 'button', 'Place order')

  await page.waitForURL(/\/orders\/\d+\/placed$/)
  const orders = await behind.sql('select id from orders where user_id = $1', [customer.id])
  expect(orders).toHaveLength(1)
})

test('the first press of Tab offers the way past the shop’s head', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/products')
  await page.getByRole('heading', { level: 1 }).waitFor()

  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')

  await page.waitForURL(/#main$/)
})
