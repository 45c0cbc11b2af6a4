import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { expectAccessible, test } from './browser.ts'
import { chatOn } from './chat-panel.ts'
import { saying, searching } from './chat-replies.ts'
import { signIn } from './sign-in.ts'

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
    await chat.reads(`${name} (Rs 11,500)`)
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
