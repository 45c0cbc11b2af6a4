import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { test } from './browser.ts'

describe('the catalogue', () => {
  test('keeps its filters in the address, and stands as it was left when one comes back', async ({
    visitor,
    behind,
    product,
  }) => {
    const category = await behind.category('Shawls')
    for (let index = 0; index < 30; index += 1) {
      await product({ name: `Shawl ${index}`, price: `${1000 + index}.00`, category_id: category })
    }
    const page = await visitor()
    await page.goto('/products')
    await page.getByRole('navigation', { name: 'Kinds' }).getByRole('link', { name: 'Shawls' }).click()
    await page.getByLabel('Order').selectOption('Price, low to high')
    await page.getByLabel('From', { exact: true }).fill('1002')
    await page.getByText('28 products').waitFor()
    await page.getByRole('link', { name: 'Next' }).click()
    await page.getByText('Page 2 of 2').waitFor()
    await page.waitForFunction(() => scrollY === 0)

    expect(new URL(page.url()).searchParams.toString()).toBe(
      `category_id=${category}&min_price=1002&sort=price_asc&page=2`,
    )
    await page.getByRole('link', { name: 'Shawl 29' }).click()
    await page.getByRole('heading', { level: 1, name: 'Shawl 29' }).waitFor()
    await page.goBack()
    await page.getByText('Page 2 of 2').waitFor()
    await page.reload()
    await page.getByText('Page 2 of 2').waitFor()
    expect(await page.getByLabel('From', { exact: true }).inputValue()).toBe('1002')
    expect(
      await page
        .getByRole('listitem')
        .filter({ hasText: /^Shawl/ })
        .count(),
    ).toBe(4)
  })

  test('takes one back to the place in the list that one had come down to', async ({ visitor, product }) => {
    const word = `Kaftan${randomUUID().slice(0, 6)}`
    for (let index = 0; index < 24; index += 1) await product({ name: `${word} ${index}` })
    const page = await visitor({ width: 768 })
    await page.goto(`/products?search=${word}`)
    await page.getByText('24 products').waitFor()

    await page.getByRole('link', { name: `${word} 0`, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: `${word} 0` }).waitFor()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.goBack()

    await page.waitForFunction(() => scrollY > 500)
  })

  test('searches while one types, and says what there is instead when nothing fits', async ({
    visitor,
    product,
  }) => {
    await product({ name: 'Peacock Chiffon Saree' })
    const page = await visitor()
    await page.goto('/products')

    const field = page.getByLabel('Search the shop')
    await field.pressSequentially('peacock', { delay: 10 })
    await page.getByRole('heading', { level: 1, name: '“peacock”' }).waitFor()
    await field.pressSequentially(' chiffon ', { delay: 120 })
    await page.getByRole('heading', { level: 1, name: '“peacock chiffon”' }).waitFor()
    expect(await field.inputValue()).toBe('peacock chiffon ')
    await page.getByRole('link', { name: 'Peacock Chiffon Saree' }).waitFor()
    await page.getByLabel('Search the shop').fill('qqqqwwww')
    await page.getByText('Nothing here fits.').waitFor()
  })

  test('tells in words when the shop cannot be reached, and goes on when it can', async ({ visitor }) => {
    const page = await visitor()
    await page.route('**/api/products?*', (route) => route.abort())
    await page.goto('/products')
    await page.getByText('The shop cannot be reached').waitFor()

    await page.unroute('**/api/products?*')
    await page.getByRole('button', { name: 'Try again' }).click()

    await page.getByText(/\d+ products?/).waitFor()
  })
})

test('what is typed into the search stays there while suggestions come', async ({ visitor, product }) => {
  await product({ name: 'Zebunnisa gown' })
  const page = await visitor()
  await page.goto('/')

  await page.getByLabel('Search the shop').fill('zebun')
  await page.locator('datalist option').first().waitFor({ state: 'attached' })

  expect(await page.getByLabel('Search the shop').inputValue()).toBe('zebun')
})

test('a page whose code cannot be loaded says so, and comes when it can', async ({ visitor }) => {
  const page = await visitor()
  await page.route('**/assets/cart-*.js', (route) => route.abort())
  await page.goto('/products')
  await page.getByRole('link', { name: 'Cart' }).click()
  await page.getByRole('heading', { level: 1, name: 'This page could not be loaded' }).waitFor()

  await page.unroute('**/assets/cart-*.js')
  await page.getByRole('button', { name: 'Load it again' }).click()

  await page.getByRole('heading', { level: 1, name: 'Your cart' }).waitFor()
})

describe('a product’s page', () => {
  test('is told to robots that run no script, and opens without asking for the product again', async ({
    visitor,
    product,
    shop,
  }) => {
    const id = await product({ name: 'Gown "& <b>', price: '1234.50', description: 'Soft </script> silk' })

    const { body } = await shop.site.get(`/products/${id}`)
    expect(body).toContain('<title>Gown &quot;&amp; &lt;b&gt; · Fatima Zehra Boutique</title>')
    const page = await visitor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(`/products/${id}`, { waitUntil: 'networkidle' })

    expect(asked).toContain(`/api/products/${id}/related`)
    expect(asked).not.toContain(`/api/products/${id}`)
    await page.getByRole('heading', { level: 1, name: 'Gown "& <b>' }).waitFor()
    await page.getByText('Rs 1,234.50').waitFor()
    await page.getByText('Soft </script> silk').waitFor()
  })

  test('puts pieces into the cart, once for each press, and says what is wrong beside the button', async ({
    visitor,
    account,
    product,
    behind,
  }) => {
    const customer = await account()
    const id = await product({ stock_quantity: 9 })
    const page = await visitor({ as: customer })
    await page.goto(`/products/${id}`)
    await page.getByRole('button', { name: 'One more' }).click()
    await page.getByRole('button', { name: 'Add to cart' }).dblclick()
    await page.getByText('2 pieces are in your cart.').waitFor()
    await page.getByRole('link', { name: /Cart 2 pieces/ }).waitFor()

    await behind.sql('update products set stock_quantity = 2 where id = $1', [id])
    await page.getByRole('button', { name: 'Add to cart' }).click()

    await page.getByRole('alert').getByText(/2/).waitFor()
    await page.getByText('Only 2 left').waitFor()
    const lines = await behind.sql<{ quantity: number }>(
      'select quantity from cart_items where product_id = $1',
      [id],
    )
    expect(lines).toEqual([{ quantity: 2 }])
  })

  test('adds to the cart once though the answer is lost on the way', async ({
    visitor,
    account,
    product,
    behind,
  }) => {
    const id = await product()
    const page = await visitor({ as: await account() })
    let lost = 0
    await page.route('**/api/cart/items', async (route) => {
      lost += 1
      if (lost > 1) return route.continue()
      await route.fetch()
      return route.abort()
    })
    await page.goto(`/products/${id}`)

    await page.getByRole('button', { name: 'Add to cart' }).click()

    await page.getByText('It is in your cart.').waitFor()
    const lines = await behind.sql<{ quantity: number }>(
      'select quantity from cart_items where product_id = $1',
      [id],
    )
    expect(lines).toEqual([{ quantity: 1 }])
  })
})
