import { describe, expect } from 'vitest'
import { chatClient, eventsOf, streamOf } from '../../../../test/chat.ts'
import { playing } from '../../../../test/scripted-model.ts'
import { test } from '../../../../test/shop.ts'

describe('an answer that invents', () => {
  test('a price, a discount, an id and a link has none of them on the wire', async ({ shop }) => {
    const gown = await shop.product({ name: 'Zeenat Gown', price: '8400.00' })
    shop.model.script = playing(
      [{ call: 'search_products', with: { query: 'zeenat' } }],
      [
        `[[p:${gown}]] is now only Rs. 4,999, `,
        'with 30% off! [[p:999999]] too. ',
        'See https://evil.example/sale or www.evil.example.',
      ],
    )

    const answer = await chatClient(shop).say('the Zeenat gown?')

    expect(streamOf(answer).text).toContain('Zeenat Gown (PKR 8400.00)')
    expect(answer.body).not.toMatch(/4,?999|30 ?%|999999|evil|https?:|\[\[/)
  })

  test('is cut anywhere, and still lets none of it through', async ({ shop }) => {
    const text = 'It costs Rs. 4,999 (30% off) at https://evil.example/x [[p:999999]] today.'
    shop.model.script = playing(text.split(''))

    const answer = await chatClient(shop).say('How much?')

    expect(streamOf(answer).text).toMatch(/^It costs .* today\.$/)
    expect(answer.body).not.toMatch(/4,?999|30 ?%|999999|evil|\[\[/)
  })

  test('a price for a product that was read before has the price of now', async ({ shop }) => {
    const gown = await shop.product({ name: 'Rania Gown', price: '6000.00' })
    const guest = chatClient(shop, await shop.customer())
    shop.model.script = playing([{ call: 'search_products', with: { query: 'rania' } }], [`[[p:${gown}]]`])
    await guest.say('Rania?')
    await shop.sql('update products set price = 6500 where id = $1', [gown])
    shop.model.script = playing([`[[p:${gown}]] still costs Rs. 6,000.`])

    const { text } = streamOf(await guest.say('And the first one?'))

    expect(text).toContain('Rania Gown (PKR 6500.00)')
    expect(text).not.toMatch(/6,000/)
    const given = shop.model.asked
      .at(-1)
      ?.map(({ content }) => content)
      .join('\n')
    expect(given).toContain('"price":"6500.00"')
    expect(given).not.toContain('6000')
  })

  test('repeats the customer’s own budget, which is no invention', async ({ shop }) => {
    shop.model.script = playing(['I found nothing under Rs. 3,000.'])

    expect(streamOf(await chatClient(shop).say('sarees under 3000')).text).toBe(
      'I found nothing under Rs. 3,000.',
    )
  })

  test('a product of another conversation is not read in this one', async ({ shop }) => {
    const gown = await shop.product({ name: 'Tehmina Gown' })
    const amina = chatClient(shop, await shop.customer())
    shop.model.script = playing([{ call: 'get_product', with: { product_id: gown } }], [`[[p:${gown}]]`])
    await amina.say('Tehmina', 'one')
    shop.model.script = playing([`Take [[p:${gown}]].`])

    const answer = await amina.say('What would you take?', 'two')

    expect(answer.body).not.toContain('Tehmina')
    expect(eventsOf(answer, 'products')).toEqual([])
  })
})
