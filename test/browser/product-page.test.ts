import { describe, expect } from 'vitest'
import { test } from './browser.ts'
import { heading } from './sign-in.ts'

describe('a product’s page', () => {
  test('orders what it shows when fewer pieces are left than were chosen', async ({
    visitor,
    account,
    product,
    behind,
    shop,
  }) => {
    const id = await product({ stock_quantity: 8 })
    const shopper = await account()
    const page = await visitor({ as: shopper })
    await page.goto(`/products/${id}`)
    await page.getByRole('spinbutton', { name: 'Quantity' }).fill('7')
    await page.getByRole('spinbutton', { name: 'Quantity' }).blur()
    await behind.sql('update products set stock_quantity = 3 where id = $1', [id])
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByText('Only 3 in stock.').waitFor()

    await page.getByRole('button', { name: 'Add to cart' }).click()

    await page.getByText('3 pieces are in your cart.').waitFor()
    expect((await shop.site.get('/api/cart', { token: shopper.token })).body.total_quantity).toBe(3)
  })

  test('shows the drawing for a picture that its policy does not take', async ({ visitor, product }) => {
    const id = await product({ image_url: 'http://pictures.example/gown.jpg', featured: true })
    const page = await visitor()
    for (const path of [`/products/${id}`, '/products', '/']) {
      await page.goto(path)
      await page.locator('img[src="/images/placeholder.svg"]').first().waitFor()
    }
  })

  test('takes with it what it says of itself when one leaves it', async ({ visitor, product }) => {
    const id = await product()
    const page = await visitor()
    await page.goto(`/products/${id}`)
    const said = page.locator(
      'link[rel=canonical], meta[property="og:url"], script[type="application/ld+json"]',
    )
    expect(await said.count()).toBe(3)

    await page.getByRole('link', { name: 'Cart' }).click()

    await heading(page, 'Cart').waitFor()
    expect(await said.count()).toBe(0)
    expect(await page.locator('meta[name=description]').getAttribute('content')).toContain(
      'Fatima Zehra Boutique',
    )
  })
})

test('an address with filters that make no sense shows what there is', async ({ visitor, product }) => {
  await product()
  const page = await visitor()

  for (const query of [
    'min_price=9000000&max_price=100',
    'category_id=abc',
    'sort=zzz',
    'page=1e15',
    'in_stock=perhaps',
  ]) {
    await page.goto(`/products?${query}`)
    await page
      .getByText(/^\d+ products?$|fits/)
      .first()
      .waitFor()
    expect(await page.getByRole('alert').allInnerTexts()).toEqual(
      expect.not.arrayContaining([expect.stringContaining('fields')]),
    )
  }
})

test('a page past the last one leads to the last', async ({ visitor, product }) => {
  await product()
  const page = await visitor()

  await page.goto('/products?page=99')

  await page.waitForURL(/\/products$/)
  await page.getByText(/^\d+ products?$/).waitFor()
})
