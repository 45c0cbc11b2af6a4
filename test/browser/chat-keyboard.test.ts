import { describe, expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'
import { Chat, chatOn } from './chat-panel.ts'

describe('by keyboard', () => {
  test('on a wide screen the chat stands beside the page, and keeps what is typed', async ({ visitor }) => {
    const page = await visitor()
    await page.goto('/products')
    const chat = new Chat(page)
    await chat.launcher.focus()
    await page.keyboard.press('Enter')
    await chat.panel.waitFor()
    await page.keyboard.type('One line')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('and another')

    await page.keyboard.press('Escape')

    await chat.panel.waitFor({ state: 'hidden' })
    await page.locator('.chat-launcher:focus').waitFor()
    await page.keyboard.press('Enter')
    await chat.panel.waitFor()
    expect(await chat.field.inputValue()).toBe('One line\nand another')
    await page.getByRole('link', { name: 'Shop', exact: true }).click()
    await chat.panel.waitFor()
  })

  test('on a phone it is a dialog that keeps the focus, and closes with Escape', async ({ visitor }) => {
    const page = await visitor({ width: 320, height: 640 })
    const chat = await chatOn(page, '/products')
    await chat.reads('Welcome.')
    await expectAccessible(page)

    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab')
      expect(await page.locator('.frame :focus').count()).toBe(0)
    }
    await page.keyboard.press('Escape')

    await chat.panel.waitFor({ state: 'hidden' })
    await page.locator('.chat-launcher:focus').waitFor()
  })

  test('a message that is too long is not sent and not cut', async ({ visitor, model }) => {
    const chat = await chatOn(await visitor())
    const asked = model.requests().length
    await chat.field.fill('a'.repeat(2010))

    await chat.field.press('Enter')

    await chat.panel.getByText('The message is too long by 10 characters.').waitFor()
    expect(await chat.field.inputValue()).toHaveLength(2010)
    expect(model.requests()).toHaveLength(asked)
  })
})
