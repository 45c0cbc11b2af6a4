import { describe, expect } from 'vitest'
import { cardsOf, chatClient, eventsOf } from '../../../../test/chat.ts'
import { playing, saying } from '../../../../test/scripted-model.ts'
import { type Shop, test } from '../../../../test/shop.ts'

/** A customer who was shown these products, in this order. */
async function shownTo(shop: Shop, ...products: number[]) {
  const amina = chatClient(shop, await shop.customer())
  shop.model.script = playing(
    products.map((product_id) => ({ call: 'get_product', with: { product_id } })),
    [products.map((id) => `[[p:${id}]]`).join(', ')],
  )
  return { amina, answer: await amina.say('What do you have?') }
}

const productOf = async (shop: Shop, id: number) => (await shop.get(`/api/products/${id}`)).body

describe('the history of a conversation in which products were shown', () => {
  test('has them with the answer that showed them, in order, as the catalogue has them', async ({ shop }) => {
    const first = await shop.product({ name: 'Nargis Gown', category_id: await shop.category() })
    const second = await shop.product({ name: 'Sitara Gown' })
    const { amina, answer } = await shownTo(shop, second, first)
    const { body, roundTrips } = await amina.history()

    expect(cardsOf(answer)).toEqual([second, first])
    expect(roundTrips).toBe(1)
    expect(body.messages).toHaveLength(2)
    expect(body.messages[0]).not.toHaveProperty('products')
    expect(body.messages[1].products).toEqual([await productOf(shop, second), await productOf(shop, first)])
    expect(body.messages[1].products).toEqual(eventsOf(answer, 'products')[0].products)
  })

  test('has them as they are by then, those that are still on sale', async ({ shop }) => {
    const [gone, kept] = [
      await shop.product({ name: 'Nadia Gown' }),
      await shop.product({ name: 'Tara Gown' }),
    ]
    const { amina } = await shownTo(shop, gone, kept)
    await shop.sql('update products set is_active = false where id = $1', [gone])
    await shop.sql('update products set price = 1234.5, stock_quantity = 0 where id = $1', [kept])
    const { messages } = (await amina.history()).body

    expect(messages[1].products).toEqual([await productOf(shop, kept)])
    expect(messages[1].products[0]).toMatchObject({ price: '1234.50', stock_quantity: 0 })
  })

  test('has no products where none of them is on sale any more', async ({ shop }) => {
    const gown = await shop.product({ name: 'Hoor Gown' })
    const { amina } = await shownTo(shop, gown)
    await shop.sql('update products set is_active = false where id = $1', [gown])

    expect((await amina.history()).body.messages[1]).not.toHaveProperty('products')
  })

  test('has no products with answers that showed none', async ({ shop }) => {
    const amina = chatClient(shop, await shop.customer())
    shop.model.script = saying('Salam')
    await amina.say('Salam')

    for (const message of (await amina.history()).body.messages) {
      expect(message).not.toHaveProperty('products')
    }
  })

  test('has one that was shown before with the answer that showed it again, too', async ({ shop }) => {
    const [one, other] = [
      await shop.product({ name: 'Mahi Gown' }),
      await shop.product({ name: 'Noori Gown' }),
    ]
    const { amina } = await shownTo(shop, one, other)
    shop.model.script = playing([{ call: 'get_product', with: { product_id: other } }], [`[[p:${other}]]`])
    const again = await amina.say('The second one?')
    const { messages } = (await amina.history()).body

    expect(cardsOf(again)).toEqual([other])
    expect(messages[1].products.map(({ id }: { id: number }) => id)).toEqual([one, other])
    expect(messages[3].products).toEqual([await productOf(shop, other)])
  })
})
