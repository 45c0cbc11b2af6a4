import { describe, expect, test } from 'vitest'
import { limitPurges, TooManyPurges } from './purge-limit.ts'
import { quiet, TestClock } from './purge.fixture.ts'

const LIMIT = { times: 2, windowMs: 5_000, attempts: 3 }

/** A limited purge, what it sent and when, from its beginning on; `refuse` says how often the CDN refuses first. */
function limited({
  refuse = 0,
  error = new TooManyPurges('too many'),
}: { refuse?: number; error?: Error } = {}) {
  const clock = new TestClock()
  const start = clock.now()
  const sent: [ms: number, ...tags: string[]][] = []
  let refusals = refuse
  const purge = limitPurges(
    async (tags) => {
      sent.push([clock.now() - start, ...tags])
      refusals -= 1
      if (refusals >= 0) throw error
    },
    LIMIT,
    clock,
  )
  return { clock, sent, purge }
}

describe('a purge', () => {
  test('is sent at once, each tag once', async () => {
    const { purge, sent } = limited()
    await purge(['a', 'b', 'a'])

    expect(sent).toEqual([[0, 'a', 'b']])
  })

  test('of a tag that was purged twice within the window waits for the window to end', async () => {
    const { purge, sent, clock } = limited()
    await purge(['a'])
    await clock.pass(1_000)
    await purge(['a'])
    const third = purge(['a'])

    await clock.pass(3_999)
    expect(sent).toEqual([
      [0, 'a'],
      [1_000, 'a'],
    ])
    await clock.pass(1)
    await third
    expect(sent).toEqual([
      [0, 'a'],
      [1_000, 'a'],
      [5_000, 'a'],
    ])
  })

  test('stands for all that are asked for while it waits', async () => {
    const { purge, sent, clock } = limited()
    const all = Array.from({ length: 100 }, () => purge(['a']))
    await clock.pass(5_000)
    await Promise.all(all)

    expect(sent).toEqual([
      [0, 'a'],
      [0, 'a'],
      [5_000, 'a'],
    ])
  })

  test('that was sent does not stand for one that is asked for after', async () => {
    const { purge, sent } = limited()
    const first = purge(['a'])
    const second = purge(['a'])
    await Promise.all([first, second])

    expect(sent).toHaveLength(2)
  })

  test('of a tag that must wait holds no other tag up', async () => {
    const { purge, sent, clock } = limited()
    await purge(['stock', 'product-1'])
    await purge(['stock', 'product-2'])
    const third = purge(['stock', 'product-3'])
    const fourth = purge(['stock', 'product-4'])
    await quiet()
    expect(sent.slice(2)).toEqual([
      [0, 'product-3'],
      [0, 'product-4'],
    ])

    await clock.pass(5_000)
    await Promise.all([third, fourth])
    expect(sent.slice(4)).toEqual([[5_000, 'stock']])
  })

  test('never exceeds the limit, however many are asked for and when', async () => {
    const { purge, sent, clock } = limited()
    const all = []
    for (let index = 0; index < 300; index += 1) {
      all.push(purge([`tag-${index % 3}`, `tag-${index % 2}`]))
      await clock.pass((index * 137) % 211)
    }
    await clock.pass(20_000)
    await Promise.all(all)

    for (const tag of ['tag-0', 'tag-1', 'tag-2']) {
      const moments = sent.filter(([, ...tags]) => tags.includes(tag)).map(([ms]) => ms)
      expect(moments.length).toBeGreaterThan(4)
      for (const [index, ms] of moments.entries()) {
        expect(ms - (moments[index - 2] ?? -Infinity)).toBeGreaterThanOrEqual(LIMIT.windowMs)
      }
    }
  })
})

describe('a purge that the CDN refuses as one too many', () => {
  test('is tried again a window later', async () => {
    const { purge, sent, clock } = limited({ refuse: 1 })
    const done = purge(['a', 'b'])
    await clock.pass(5_000)
    await done

    expect(sent).toEqual([
      [0, 'a', 'b'],
      [5_000, 'a', 'b'],
    ])
  })

  test('stands, while it waits for that, for others that are asked for', async () => {
    const { purge, sent, clock } = limited({ refuse: 1 })
    const first = purge(['a'])
    await clock.pass(1_000)
    const second = purge(['a', 'b'])
    await clock.pass(4_000)
    await Promise.all([first, second])

    expect(sent).toEqual([
      [0, 'a'],
      [1_000, 'b'],
      [5_000, 'a'],
    ])
  })

  test('is given up after three tries, and the next one is sent as ever', async () => {
    const { purge, sent, clock } = limited({ refuse: 3 })
    const failure = purge(['a']).catch((error: unknown) => error)
    await clock.pass(60_000)
    expect(await failure).toBeInstanceOf(TooManyPurges)
    expect(sent.map(([ms]) => ms)).toEqual([0, 5_000, 10_000])

    await purge(['a'])
    expect(sent).toHaveLength(4)
  })
})

test('a purge that fails for another reason is not tried again', async () => {
  const { purge, sent, clock } = limited({ refuse: 1, error: new Error('no such site') })
  await expect(purge(['a'])).rejects.toThrow('no such site')
  await clock.pass(60_000)

  expect(sent).toHaveLength(1)
})
