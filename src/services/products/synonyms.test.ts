import { describe, expect } from 'vitest'
import { type Shop, test } from '../../../test/shop.ts'

const at = (term: string) => `/api/products/synonyms/${encodeURIComponent(term)}`

/** A term that no other test uses. */
const someTerm = () => `t${crypto.randomUUID().replaceAll('-', '')}`

const kept = (shop: Shop, term: string) =>
  shop.sql('select term, words from search_synonyms where term = $1', [term])

describe('the synonyms', () => {
  test('come by term, a page at a time', async ({ shop }) => {
    const admin = await shop.admin()
    const some = someTerm()
    for (const end of ['b', 'a', 'c']) await shop.put(at(some + end), { words: ['saree'] }, admin)

    const { status, body } = await shop.get(`/api/products/synonyms?search=${some}&skip=1&limit=2`, admin)

    expect(status).toBe(200)
    expect(body).toEqual({
      synonyms: ['b', 'c'].map((end) => ({
        term: some + end,
        words: ['saree'],
        updated_at: expect.any(String),
      })),
      total: 3,
      skip: 1,
      limit: 2,
    })
  })

  test('are found by term and by word, whatever the case, `%` being a plain character', async ({ shop }) => {
    const admin = await shop.admin()
    const [term, word] = [someTerm(), someTerm()]
    await shop.put(at(term), { words: [word] }, admin)
    const found = async (search: string) =>
      (await shop.get(`/api/products/synonyms?search=${encodeURIComponent(search)}`, admin)).body.total

    expect(await found(term.toUpperCase())).toBe(1)
    expect(await found(word.slice(3, 20))).toBe(1)
    expect(await found('%')).toBe(0)
  })

  test('are those of the trade in a new shop', async ({ shop }) => {
    const admin = await shop.admin()

    const { body } = await shop.get('/api/products/synonyms?search=lehnga&limit=100', admin)

    const lehenga = body.synonyms.find(({ term }: { term: string }) => term === 'lehenga')
    expect(lehenga.words).toContain('lehnga')
  })
})

describe('saying what a term also means', () => {
  test('answers it as it is kept, new or in place of what there was', async ({ shop }) => {
    const admin = await shop.admin()
    const term = someTerm()

    const first = await shop.put(at(term), { words: ['saree', 'sari'] }, admin)
    const second = await shop.put(at(term), { words: ['gown'] }, admin)

    expect([first.status, first.body]).toEqual([
      200,
      { term, words: ['saree', 'sari'], updated_at: expect.any(String) },
    ])
    expect([second.status, second.body.words]).toEqual([200, ['gown']])
    expect(await kept(shop, term)).toEqual([{ term, words: ['gown'] }])
  })

  test('may be that it means nothing', async ({ shop }) => {
    const { status, body } = await shop.put(at(someTerm()), { words: [] }, await shop.admin())

    expect([status, body.words]).toEqual([200, []])
  })

  test('keeps words once, trimmed, in lower case, without accents, and never the term itself', async ({
    shop,
  }) => {
    const term = someTerm()
    const words = [' Saree ', 'SAREE', 'Été', term.toUpperCase(), 'ساڑھی']

    const { body } = await shop.put(at(term.toUpperCase()), { words }, await shop.admin())

    expect(body).toMatchObject({ term, words: ['saree', 'ete', 'ساڑھی'] })
  })

  test('keeps words in the very form in which the search compares them', async ({ shop }) => {
    const words = ['Été', 'ΣΑΡΙ', 'साड़ी', 'شَلوار', 'ﬁne', 'Ⅷ', 'İpek', 'Čunri']

    const { body } = await shop.put(at(someTerm()), { words }, await shop.admin())

    const searched = await shop.sql<{ word: string }>(
      'select search_text(word) as word from unnest($1::text[]) as word',
      [words],
    )
    expect(body.words).toEqual(searched.map(({ word }) => word))
  })

  test.for([
    ['two words', ['bridal wear']],
    ['a mark', ['t-shirt']],
    ['nothing', ['']],
    ['61 letters', ['x'.repeat(61)]],
    ['a number', [7]],
    ['no list', 'saree'],
    ['41 words', Array.from({ length: 41 }, (_, index) => `w${index}`)],
  ] as const)('as %s is a 422', async ([, words], { shop }) => {
    const term = someTerm()

    const { status, roundTrips } = await shop.put(at(term), { words }, await shop.admin())

    expect([status, roundTrips]).toEqual([422, 0])
    expect(await kept(shop, term)).toEqual([])
  })

  test.for(['two words', 'a-b', '%', 'x'.repeat(61)])('of the term "%s" is a 422', async (term, { shop }) => {
    expect((await shop.put(at(term), { words: [] }, await shop.admin())).status).toBe(422)
  })
})

describe('the next search', () => {
  /** Letters alone: what holds a digit is not corrected, and a name that nobody else's product has. */
  const someWord = () => crypto.randomUUID().replaceAll(/[^a-f]/g, '') + 'zq'

  const found = async (shop: Shop, search: string) =>
    (await shop.get(`/api/products?search=${encodeURIComponent(search)}`)).body.products.map(
      ({ name }: { name: string }) => name,
    )

  test('knows what a term also means, and forgets it with the term', async ({ shop }) => {
    const admin = await shop.admin()
    const [term, word] = [someTerm(), someWord()]
    await shop.product({ name: word })
    const before = await found(shop, term)

    await shop.put(at(term), { words: [word] }, admin)
    const after = await found(shop, term)
    await shop.delete(at(term), admin)

    expect([before, after, await found(shop, term)]).toEqual([[], [word], []])
  })

  test('leaves out a term that only carries a wish', async ({ shop }) => {
    const [term, word] = [someTerm(), someWord()]
    await shop.product({ name: word })

    await shop.put(at(term), { words: [] }, await shop.admin())

    expect(await found(shop, `${term} ${word}`)).toEqual([word])
  })
})

describe('taking a term out', () => {
  test('leaves nothing of it, and is a 404 the second time', async ({ shop }) => {
    const admin = await shop.admin()
    const term = someTerm()
    await shop.put(at(term), { words: ['saree'] }, admin)

    const first = await shop.delete(at(term), admin)
    const second = await shop.delete(at(term), admin)

    expect([first.status, second.status, second.body.detail]).toEqual([204, 404, 'Synonym not found'])
    expect(await kept(shop, term)).toEqual([])
  })
})

describe('for customers', () => {
  test.for([
    ['GET', '/api/products/synonyms', undefined],
    ['PUT', '/api/products/synonyms/sari', { words: [] }],
    ['DELETE', '/api/products/synonyms/sari', undefined],
  ] as const)('%s %s is a 403 that changes nothing', async ([method, path, json], { shop }) => {
    const before = await kept(shop, 'sari')

    const { status, body } = await shop.request(method, path, { json, ...(await shop.customer()) })

    expect([status, body.detail]).toEqual([403, 'Only an administrator may do this.'])
    expect(await kept(shop, 'sari')).toEqual(before)
  })
})
