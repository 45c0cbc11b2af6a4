import { describe, expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'
import { chatOn } from './chat-panel.ts'
import { saying } from './chat-replies.ts'

describe('a customer’s earlier conversations', () => {
  test('are listed, and one of them is gone on with', async ({ visitor, account, model }) => {
    model.next(saying('We have silk.'), saying('We have net.'), saying('In red.'))
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await chat.say('Any silk?')
    await chat.reads('We have silk.')
    await chat.button('New conversation').click()
    await chat.say('Any net?')
    await chat.reads('We have net.')
    await chat.field.fill('In which colours?')

    await chat.button('Earlier conversations').click()
    const list = chat.panel.getByRole('region', { name: 'Earlier conversations' })
    await list.getByRole('button', { name: /Any silk\?.*2 messages/ }).waitFor()
    expect(await list.getByRole('button', { name: 'Any net?' }).getAttribute('aria-current')).toBe('true')
    await expectAccessible(page)
    await list.getByRole('button', { name: 'Any silk?' }).click()

    await chat.reads('We have silk.')
    await list.waitFor({ state: 'hidden' })
    await chat.log.getByText('We have net.').waitFor({ state: 'hidden' })
    await page.locator('textarea:focus').waitFor()
    expect(await chat.field.inputValue()).toBe('In which colours?')
    await page.keyboard.press('Enter')
    await chat.reads('In red.')
    const asked = JSON.stringify(model.requests().at(-1)?.body.messages)
    expect(asked).toContain('Any silk?')
    expect(asked).not.toContain('Any net?')
    await page.reload()
    await chat.reads('We have silk.')
    await chat.reads('In red.')
  })

  test('are left by Escape, which closes the chat only then', async ({ visitor, account }) => {
    const page = await visitor({ as: await account(), width: 320, height: 640 })
    const chat = await chatOn(page)
    await chat.button('Earlier conversations').press('Enter')
    await chat.panel.getByText('There is no other conversation yet.').waitFor()
    await expectAccessible(page)

    await page.keyboard.press('Escape')
    await chat.panel.getByText('There is no other conversation yet.').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Earlier conversations' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Escape')

    await chat.panel.waitFor({ state: 'hidden' })
  })

  test('are asked for again where they could not be read', async ({ visitor, account, model }) => {
    model.next(saying('We have silk.'))
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await chat.say('Any silk?')
    await chat.reads('We have silk.')
    await page.route('**/api/chat/sessions', (route) => route.abort())
    await chat.button('Earlier conversations').click()
    await chat.panel.getByText('The shop cannot be reached.').waitFor()
    await page.unroute('**/api/chat/sessions')

    await chat.button('Try again').click()

    await chat.button('Any silk?').waitFor()
  })
})

test('a guest, of whom the shop keeps no list, is offered none', async ({ visitor }) => {
  const chat = await chatOn(await visitor())
  await chat.button('Clear').waitFor()

  expect(await chat.button('Earlier conversations').count()).toBe(0)
})
