import { describe, expect, vi } from 'vitest'
import { countDeadlocks, hold, RACE_TIMEOUT_MS, raceTest, tally, times } from '../../../test/crowd.ts'
import { idsOf, listed } from './products.fixture.ts'
import { inventedWord } from './search.fixture.ts'

vi.setConfig({ testTimeout: RACE_TIMEOUT_MS })

const WRITERS = 12

/** New words, and a way to have them in another order each time. */
function newWords() {
  const words = Array.from({ length: 10 }, () => inventedWord())
  const turned = (by: number) => [...words.slice(by % 10), ...words.slice(0, by % 10)]
  return { words, text: (by: number) => (by % 2 ? turned(by) : turned(by).toReversed()).join(' ') }
}

describe('many who write the same new words at once', () => {
  raceTest('all succeed without a deadlock, and each word is known once', async ({ shop, database }) => {
    const admin = await shop.admin()
    const { words, text } = newWords()
    const deadlocks = countDeadlocks()
    const wordThatWaits = words.toSorted()[4]
    const held = await hold(database, 'insert into search_words (word) values ($1)', [wordThatWaits])

    const writing = times(WRITERS, (n) =>
      shop.post('/api/products', { name: text(n), description: text(n + 3), price: '1.00' }, admin),
    )
    await held.waiting(WRITERS)
    await held.release('rollback')
    const answers = await writing

    expect([tally(answers), deadlocks()]).toEqual([{ 201: WRITERS }, 0])
    const known = await shop.sql('select word from search_words where word = any ($1::text[])', [words])
    expect(known).toHaveLength(words.length)
    expect((await listed(shop, { search: words.join(' ') })).total).toBe(WRITERS)
  })

  raceTest('may be changing products, categories and synonyms too', async ({ shop, database }) => {
    const admin = await shop.admin()
    const { words, text } = newWords()
    const products = await times(WRITERS, () => shop.product())
    const categories = await times(WRITERS, () => shop.category())
    const deadlocks = countDeadlocks()
    const held = await hold(database, 'insert into search_words (word) values ($1)', [words.toSorted()[0]])

    const writing = Promise.all([
      times(WRITERS, (n) => shop.put(`/api/products/${products[n]}`, { name: text(n) }, admin)),
      times(WRITERS, (n) =>
        shop.put(`/api/categories/${categories[n]}`, { name: text(n).slice(0, 90) + n }, admin),
      ),
      times(words.length, (n) => shop.put(`/api/products/synonyms/${words[n]}`, { words: ['gown'] }, admin)),
    ])
    await held.waiting(WRITERS)
    await held.release()
    const answers = (await writing).flat()

    expect([tally(answers), deadlocks()]).toEqual([{ 200: 2 * WRITERS + words.length }, 0])
    expect((await listed(shop, { search: words.join(' ') })).total).toBeGreaterThanOrEqual(WRITERS)
  })
})

describe('while somebody writes', () => {
  raceTest('searches do not wait, and see what was there before', async ({ shop, database }) => {
    const [word, other] = [inventedWord(), inventedWord()]
    const id = await shop.product({ name: word })
    const held = await hold(database, 'update products set name = $2 where id = $1', [id, other])

    const before = [await listed(shop, { search: word }), await listed(shop, { search: other })]
    await held.release()
    const after = [await listed(shop, { search: word }), await listed(shop, { search: other })]

    expect([before.map(idsOf), after.map(idsOf)]).toEqual([
      [[id], []],
      [[], [id]],
    ])
  })

  raceTest('a sale waits for no new word', async ({ shop, database }) => {
    const [word, shopper] = [inventedWord(), await shop.customer()]
    const id = await shop.product({ name: word, stock_quantity: 5 })
    await shop.fillCart(shopper, [[id, 1]])
    const held = await hold(database, 'insert into search_words (word) values ($1)', [inventedWord()])

    const { status } = await shop.post('/api/checkout', { shipping_address: '12 Mall Road' }, shopper)
    await held.release('rollback')

    expect([status, await shop.stockOf(id)]).toEqual([201, 4])
  })
})
