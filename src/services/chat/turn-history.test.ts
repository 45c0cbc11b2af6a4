import { describe, expect } from 'vitest'
import { listHistory, listSessions } from './history.ts'
import { another, Speaker, test } from './turns.fixture.ts'

const contentsOf = (messages: readonly { content: string }[]) => messages.map(({ content }) => content)

describe('what a turn is told of its conversation', () => {
  test('is what was said before it by both, with the references to products', async ({ amina }) => {
    const mentions = [[7, '“Gown” (Rs. 5,000.00)']] as const
    await amina.exchange('Which gowns?', { text: '“Gown” (Rs. 5,000.00)', metadata: { mentions } })
    await amina.exchange('And scarves?', { text: 'None.' })

    const { history } = await amina.start('Then the gown')

    expect(history).toEqual([
      { role: 'user', content: 'Which gowns?' },
      { role: 'assistant', content: '“Gown” (Rs. 5,000.00)', mentions },
      { role: 'user', content: 'And scarves?' },
      { role: 'assistant', content: 'None.' },
    ])
  })

  test('holds answers that were cut, and none that failed or are empty', async ({ amina }) => {
    await amina.exchange('1', { text: 'partial', status: 'partial' })
    await amina.exchange('2', { text: 'aborted', status: 'aborted' })
    await amina.exchange('3', { text: 'error', status: 'error' })
    await amina.exchange('4', { text: '', status: 'aborted' })

    const { history } = await amina.start('5')

    expect(contentsOf(history)).toEqual(['1', 'partial', '2', 'aborted', '3', '4'])
  })

  test('is the last twelve messages of it', async ({ amina }) => {
    for (let n = 1; n <= 8; n += 1) await amina.exchange(`question ${n}`, { text: `answer ${n}` })

    const { history } = await amina.start('The last')

    expect(history).toHaveLength(12)
    expect(contentsOf(history.slice(0, 2))).toEqual(['question 3', 'answer 3'])
    expect(history.at(-1)?.content).toBe('answer 8')
  })

  test('is nothing of other conversations, the owner’s or anybody’s', async ({ amina, db, shop }) => {
    await amina.exchange('Elsewhere', { metadata: { products: [7] } }, { label: 'other' })
    await another(db, shop).exchange('By somebody else', { metadata: { products: [8] } })

    expect(await amina.start('Here')).toMatchObject({ history: [], shown: [], seen: [] })
  })
})

describe('the products of a conversation', () => {
  test('shown last are those of the last answer with cards, in their order', async ({ amina }) => {
    await amina.exchange('1', { metadata: { products: [1, 2, 3] } })
    await amina.exchange('2', { metadata: { products: [9, 4, 7] } })
    await amina.exchange('3', { metadata: { products: [] } })
    await amina.exchange('4', { metadata: {} })

    expect((await amina.start('5')).shown).toEqual([9, 4, 7])
  })

  test('are known however long ago they were shown, and whatever became of the answer', async ({ amina }) => {
    await amina.exchange('First', { status: 'error', text: '', metadata: { products: [5, 2] } })
    for (let n = 1; n <= 14; n += 1) await amina.exchange(`${n}`)

    const { shown, seen, history } = await amina.start('The second one')

    expect(contentsOf(history)).not.toContain('First')
    expect([shown, seen]).toEqual([
      [5, 2],
      [2, 5],
    ])
  })

  test('that were ever seen are given once each, the latest first', async ({ amina }) => {
    await amina.exchange('1', { metadata: { products: [1, 2] } })
    await amina.exchange('2', { metadata: { products: [3] } })
    await amina.exchange('3', { metadata: { products: [2, 4] } })

    expect((await amina.start('4')).seen).toEqual([2, 4, 3, 1])
  })

  test('that were ever seen are 200 at most', async ({ amina }) => {
    for (const from of [0, 100, 200]) {
      const products = Array.from({ length: 100 }, (_, n) => from + n + 1)
      await amina.exchange(`${from}`, { metadata: { products } })
    }

    const { seen } = await amina.start('All of them')

    expect(seen).toHaveLength(200)
    expect(Math.min(...seen)).toBe(101)
  })
})

describe('what the customer reads of a conversation', () => {
  const page = { session_id: 'main', limit: 50, offset: 0 }

  test('holds no answer of which nothing is written', async ({ amina, db }) => {
    await amina.exchange('1', { text: '', status: 'error' })
    await amina.age(await amina.start('2'), 5)
    await amina.start('3')

    const { messages, total } = await listHistory(db, amina.owner, page)

    expect(contentsOf(messages)).toEqual(['1', '2', '3'])
    expect(total).toBe(3)
  })

  test('holds what is written so far, and what was before the end', async ({ amina, db }) => {
    await amina.exchange('1', { text: 'ended', status: 'aborted' })
    await amina.checkpoint(await amina.start('2'), 'so far')

    const { messages, total } = await listHistory(db, amina.owner, page)

    expect(contentsOf(messages)).toEqual(['1', 'ended', '2', 'so far'])
    expect(total).toBe(4)
  })

  test('is what the list of conversations counts', async ({ db, shop }) => {
    const { id } = await shop.customer()
    const user = new Speaker(db, shop, {
      principal: { userId: id, tokenVersion: 0 },
      wasGuest: undefined,
      ifGone: 'refused',
    })
    await user.exchange('1')
    await user.start('2')

    expect((await listSessions(db, user.owner)).sessions).toMatchObject([{ title: '1', message_count: 3 }])
  })
})
