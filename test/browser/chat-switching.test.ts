import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'
import { type Chat, chatOn } from './chat-panel.ts'
import { BEGINNING, saying, stalling } from './chat-replies.ts'
import { signIn } from './sign-in.ts'

const WAY = 'Earlier conversations'

const listOf = (chat: Chat) => chat.panel.getByRole('region', { name: WAY })

/** The button of the list by which one goes to the conversation that began so. */
const entryOf = (chat: Chat, title: string) => listOf(chat).getByRole('button', { name: title })

const focused = (page: Page) => page.locator(':focus')

/** Has a conversation that begins so, and another, which is then shown. */
async function haveTwo(chat: Chat, first: string, second: string): Promise<void> {
  await chat.say(first)
  await chat.reads('First answer.')
  await chat.button('New conversation').click()
  await chat.say(second)
}

describe('who goes to another conversation', () => {
  test('ends the answer that is being written', async ({ visitor, account, model }) => {
    model.next(saying('First answer.'), stalling(...BEGINNING))
    const chat = await chatOn(await visitor({ as: await account() }))
    await haveTwo(chat, 'Any silk?', 'Any net?')
    await chat.reads('The first words come.')

    await chat.button(WAY).click()
    await entryOf(chat, 'Any silk?').click()

    await chat.reads('First answer.')
    await chat.button('Stop').waitFor({ state: 'hidden' })
    expect(await chat.log.getByText('The first words come.').count()).toBe(0)
  })

  test('hears how many there are, and every time that one is open', async ({ visitor, account, model }) => {
    model.next(saying('First answer.'), saying('Second answer.'))
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await haveTwo(chat, 'Any silk?', 'Any net?')
    await chat.reads('Second answer.')
    await chat.button(WAY).click()
    await listOf(chat).getByRole('status').getByText('2 conversations').waitFor()
    await entryOf(chat, 'Any silk?').click()
    await chat.panel.getByText('The earlier conversation is open.').waitFor()
    await page.evaluate(() => {
      const said: string[] = []
      const region = Array.from(document.querySelectorAll('.chat [role="status"]')).find(
        ({ textContent }) => textContent === 'The earlier conversation is open.',
      )
      if (!region) throw new Error('Nothing was said')
      const look = () => said.push(region.textContent)
      new MutationObserver(look).observe(region, { childList: true, characterData: true, subtree: true })
      Object.assign(globalThis, { said })
    })

    await chat.button(WAY).click()
    await entryOf(chat, 'Any net?').click()

    await chat.reads('Second answer.')
    await page.waitForFunction(() =>
      (globalThis as { said?: string[] }).said?.includes('The earlier conversation is open.'),
    )
  })

  test('sees the present one marked, also where it becomes known after the list', async ({
    visitor,
    account,
    model,
  }) => {
    model.next(saying('First answer.'))
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await chat.say('Any silk?')
    await chat.reads('First answer.')
    let letThrough = () => {}
    const held = new Promise<void>((resolve) => (letThrough = resolve))
    await page.route('**/api/chat/history?*', async (route) => {
      await held
      await route.continue()
    })
    await page.reload()

    await chat.button(WAY).click()
    await entryOf(chat, 'Any silk?').waitFor()
    letThrough()

    await chat.reads('First answer.')
    await listOf(chat).locator('[aria-current="true"]').getByText('Any silk?').waitFor()
  })

  test('does not find there what was deleted', async ({ visitor, account, model }) => {
    model.next(saying('First answer.'), saying('Second answer.'))
    const chat = await chatOn(await visitor({ as: await account() }))
    await haveTwo(chat, 'Any silk?', 'Any net?')
    await chat.reads('Second answer.')
    await chat.button('Clear').click()
    await chat.button('Delete').click()
    await chat.reads('Welcome.')

    await chat.button(WAY).click()

    await entryOf(chat, 'Any silk?').waitFor()
    expect(await entryOf(chat, 'Any net?').count()).toBe(0)
  })
})

describe('the focus', () => {
  test('stays with the list that is tried again', async ({ visitor, account, model }) => {
    model.next(saying('First answer.'))
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await chat.say('Any silk?')
    await chat.reads('First answer.')
    await page.route('**/api/chat/sessions', (route) => route.abort())
    await chat.button(WAY).press('Enter')
    await chat.button('Try again').waitFor()
    await page.unroute('**/api/chat/sessions')

    await chat.button('Try again').press('Enter')

    await entryOf(chat, 'Any silk?').waitFor()
    await listOf(chat).and(focused(page)).waitFor()
    await page.keyboard.press('Tab')
    await entryOf(chat, 'Any silk?').and(focused(page)).waitFor()
    await page.keyboard.press('Enter')
    await chat.field.and(focused(page)).waitFor()
  })

  test('stays on the page where the list is closed from there', async ({ visitor, account }) => {
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await chat.button(WAY).click()
    await listOf(chat).waitFor()
    const shop = page.getByRole('link', { name: 'Shop', exact: true })
    await shop.focus()

    await page.keyboard.press('Escape')

    await listOf(chat).waitFor({ state: 'hidden' })
    await shop.and(focused(page)).waitFor()
    await chat.panel.waitFor()
  })

  test('goes to where one writes when the session has ended', async ({ visitor, account }) => {
    const page = await visitor({ as: await account() })
    const chat = await chatOn(page)
    await chat.reads('Welcome.')
    await page.context().clearCookies()

    await chat.button(WAY).press('Enter')

    await chat.button(WAY).waitFor({ state: 'hidden' })
    await listOf(chat).waitFor({ state: 'hidden' })
    await chat.field.and(focused(page)).waitFor()
  })
})

test('the list is closed for the customer who comes back, too', async ({ visitor, account }) => {
  const customer = await account()
  const page = await visitor({ as: customer })
  const chat = await chatOn(page)
  await chat.reads('Welcome.')
  await page.context().clearCookies()
  await chat.button(WAY).click()
  await chat.button(WAY).waitFor({ state: 'hidden' })

  const otherTab = await page.context().newPage()
  await otherTab.goto('/sign-in')
  await signIn(otherTab, customer)

  await chat.button(WAY).waitFor()
  expect(await chat.button(WAY).getAttribute('aria-expanded')).toBe('false')
  expect(await listOf(chat).count()).toBe(0)
})

test('on a low screen the list is not squeezed to a line', async ({ visitor, account, behind }) => {
  const customer = await account()
  await behind.sql(
    `insert into chat_sessions (user_id, session_id, title)
     select $1, 's' || n, 'Anything for a wedding?' from generate_series(1, 12) n`,
    [customer.id],
  )
  const page = await visitor({ as: customer, width: 320, height: 256 })
  const chat = await chatOn(page)

  await chat.button(WAY).press('Enter')

  await listOf(chat).getByText('12 conversations').waitFor()
  expect((await listOf(chat).boundingBox())?.height).toBeGreaterThan(100)
  await expectAccessible(page)
})
