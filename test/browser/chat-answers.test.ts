import { describe, expect } from 'vitest'
import { refusals } from '../../dev/model/scripted-replies.ts'
import { test } from './browser.ts'
import { chatOn } from './chat-panel.ts'
import { BEGINNING, breaking, saying, stalling } from './chat-replies.ts'

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
