import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { refusals, type ScriptedReply } from '../../dev/model/scripted-replies.ts'
import { expectAccessible, test } from './browser.ts'
import { Chat, chatOn } from './chat-panel.ts'
import { signIn } from './sign-in.ts'

const saying = (...steps: string[]): ScriptedReply => ({ steps })
const stalling = (...steps: string[]): ScriptedReply => ({ steps, ending: 'stall' })
const breaking = (...steps: string[]): ScriptedReply => ({ steps, ending: 'cut' })
const searching = (query: string): ScriptedReply => ({
  steps: [{ call: { name: 'search_products', arguments: { query } } }],
})

/** So much that some of it is shown, whatever the shop still holds back to see what it becomes. */
const BEGINNING = [
  'The first words come. ',
  ...Array.from({ length: 40 }, () => 'then come more and more of them, '),
]

describe('a guest', () => {
  test('is answered with words and cards, which are still there after a reload', async ({
    visitor,
    product,
    model,
  }) => {
    const name = `Zamurrud ${randomUUID()}`
    const id = await product({ name, price: '11500.00' })
    model.next(searching(name), saying('**Here** it is:\n\n- ', `[[p:${id}]]`, '\n\nDo you like it?'))
    const page = await visitor()
    const chat = await chatOn(page, '/products')

    await chat.say('Have you anything green?')

    await chat.reads('Do you like it?')
    expect(await chat.log.locator('strong').textContent()).toBe('Here')
    await chat.log.getByRole('link', { name: `View ${name}` }).waitFor()
    await expectAccessible(page)

    await page.reload()
    await chat.reads('Have you anything green?')
    await chat.reads('Do you like it?')
    await chat.log.getByRole('link', { name: `View ${name}` }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await chat.reads('Do you like it?')
  })

  test('who adds a card’s product signs in, and goes on with the conversation', async ({
    visitor,
    product,
    account,
    model,
  }) => {
    const name = `Firoza ${randomUUID()}`
    const id = await product({ name })
    const customer = await account()
    model.next(searching(name), saying('Look at ', `[[p:${id}]]`, '.'), saying('It is silk.'))
    const page = await visitor()
    const chat = await chatOn(page, '/products')
    await chat.say('Something blue?')

    await chat.log.getByRole('button', { name: `Add to cart ${name}` }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await chat.launcher.count()).toBe(0)
    await signIn(page, customer)

    await page.getByRole('link', { name: 'Cart 1 piece' }).waitFor()
    await chat.reads('Something blue?')
    await chat.say('What is it made of?')
    await chat.reads('It is silk.')
    const last = model.requests().at(-1)
    expect(JSON.stringify(last?.body.messages)).toContain('Something blue?')
  })
})

test('a customer puts products into the cart, by a card and by asking for it', async ({
  visitor,
  product,
  account,
  model,
}) => {
  const name = `Neelam ${randomUUID().slice(0, 8)}`
  const id = await product({ name })
  const adding = { call: { name: 'add_to_cart', arguments: { product_id: id, quantity: 2 } } }
  model.next(searching(name), saying('Look at ', `[[p:${id}]]`, '.'), { steps: [adding] }, saying('Done.'))
  const page = await visitor({ as: await account() })
  const chat = await chatOn(page)
  await chat.say(`Have you the ${name}?`)

  await chat.log.getByRole('button', { name: `Add to cart ${name}` }).click()
  await page.getByRole('link', { name: 'Cart 1 piece' }).waitFor()
  await chat.log.getByRole('button', { name: `Added ${name}` }).waitFor()

  await chat.say(`Add 2 of the ${name} to my cart please`)
  await chat.reads('Your cart now holds 3 pieces.')
  await page.getByRole('link', { name: 'Cart 3 pieces' }).waitFor()
})

describe('an answer that does not end well', () => {
  test('is shown as far as it has come, and stopped by the customer', async ({ visitor, model }) => {
    model.next(stalling(...BEGINNING), saying('At your service.'))
    const chat = await chatOn(await visitor())
    await chat.say('Tell me everything')

    await chat.reads('The first words come.')
    await chat.button('Stop').press('Enter')

    await chat.reads('You stopped this answer.')
    expect(await chat.field.evaluate((field) => field === document.activeElement)).toBe(true)
    await chat.say('Never mind')
    await chat.reads('At your service.')
  })

  test('ends with the next message', async ({ visitor, model }) => {
    model.next(stalling(...BEGINNING), saying('At your service.'))
    const chat = await chatOn(await visitor())
    await chat.say('Tell me everything')
    await chat.reads('The first words come.')

    await chat.say('Never mind')

    await chat.reads('This answer ends here: you have sent another message.')
    await chat.reads('At your service.')
    await chat.button('Stop').waitFor({ state: 'hidden' })
  })

  test('is asked for again where it broke off, or was refused', async ({ visitor, model }) => {
    model.next(breaking('It begins well. And '), refusals.quota(), saying('It ends well.'))
    const chat = await chatOn(await visitor())
    await chat.say('Tell me everything')
    await chat.reads('The answer broke off here.')

    await chat.button('Try again').click()
    await chat.reads('The assistant is not available right now.')
    await chat.button('Try again').click()

    await chat.reads('It ends well.')
    expect(await chat.button('Try again').count()).toBe(0)
  })

  test('is given and not asked for twice where it got lost on the way', async ({ visitor, model }) => {
    model.next(saying('All of it, once.'))
    const page = await visitor()
    const chat = await chatOn(page)
    await page.route('**/api/chat/messages', async (route) => {
      await route.fetch()
      await route.abort()
    })
    await chat.say('Tell me everything')
    await chat.reads('The shop cannot be reached.')
    await page.unroute('**/api/chat/messages')
    const asked = model.requests().length

    await chat.button('Try again').click()

    await chat.reads('All of it, once.')
    expect(model.requests()).toHaveLength(asked)
    await page.reload()
    await chat.reads('All of it, once.')
    expect(await chat.log.getByText('Tell me everything').count()).toBe(1)
  })
})

test('a reload in the middle of an answer asks for it, and not for another', async ({ visitor, model }) => {
  model.next(stalling(...BEGINNING))
  const page = await visitor()
  const chat = await chatOn(page)
  await chat.say('Tell me everything')
  await chat.reads('The first words come.')
  const asked = model.requests().length

  await page.reload()

  await chat.reads('This answer was cut short.')
  await chat.reads('The first words come.')
  expect(await chat.log.getByText('Tell me everything').count()).toBe(1)
  expect(model.requests()).toHaveLength(asked)
})

test('what looks like HTML is text, whoever says it', async ({ visitor, model }) => {
  const hostile = '<img src=x onerror="document.title=1">'
  model.next(saying(`You said ${hostile} and I say `, '<b onclick=alert(1)>no</b>.'))
  const chat = await chatOn(await visitor())

  await chat.say(hostile)

  await chat.reads('and I say')
  await chat.log.getByText(hostile, { exact: true }).waitFor()
  expect(await chat.log.locator('img, b').count()).toBe(0)
})

test('a new conversation begins empty, and a cleared one is gone', async ({ visitor, model }) => {
  model.next(saying('First answer.'), saying('Second answer.'))
  const page = await visitor()
  const chat = await chatOn(page)
  await chat.say('First question')
  await chat.reads('First answer.')

  await chat.button('New conversation').click()
  await chat.reads('Welcome.')
  await chat.say('Second question')
  await chat.reads('Second answer.')
  await chat.button('Clear').click()
  await chat.button('Delete').click()
  await chat.reads('Welcome.')

  await page.reload()
  await chat.reads('Welcome.')
  expect(await chat.log.getByText('Second answer.').count()).toBe(0)
})

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
