import { describe, expect } from 'vitest'
import { type Shop, type Shopper, SITE, test } from '../../../test/shop.ts'
import { tokenIn } from '../../../test/mails.ts'

const state = async (shop: Shop, { token }: Shopper) =>
  (await shop.get('/api/users/me/email-verification', { token })).body
const ask = (shop: Shop, { token }: Shopper) =>
  shop.post('/api/users/me/email-verification', undefined, { token })
const confirm = (shop: Shop, token: string) => shop.post('/api/users/email-verification/confirm', { token })

async function newcomer(shop: Shop) {
  const shopper = await shop.customer({ full_name: 'Amina Khan' })
  await shop.settled()
  return { shopper, link: tokenIn(shop.mails, shopper.email) }
}

describe('an email', () => {
  test('is verified by the link that registering mails, without being signed in', async ({ shop }) => {
    const { shopper, link } = await newcomer(shop)
    expect(await state(shop, shopper)).toEqual({ email: shopper.email, verified_at: null })
    expect(shop.mails.at(-1)?.text).toContain(`${SITE}/verify-email#token=${link}`)

    expect((await confirm(shop, link)).status).toBe(204)
    expect(await state(shop, shopper)).toEqual({
      email: shopper.email,
      verified_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    })
    expect((await shop.get('/api/users/me', { token: shopper.token })).status).toBe(200)
  })

  test('is verified by a later link too; then every link is used up and no more are sent', async ({
    shop,
  }) => {
    const { shopper, link } = await newcomer(shop)
    expect((await ask(shop, shopper)).status).toBe(202)
    await shop.settled()
    const later = tokenIn(shop.mails, shopper.email)
    expect(later).not.toBe(link)

    expect((await confirm(shop, later)).status).toBe(204)
    expect((await confirm(shop, link)).status).toBe(400)
    expect((await confirm(shop, later)).status).toBe(400)
    const again = await ask(shop, shopper)
    expect(again.status).toBe(409)
    expect(again.body.detail).toBe('The email is verified already.')
  })

  test('is not verified by a link that is old or made up', async ({ shop }) => {
    const { shopper, link } = await newcomer(shop)
    await shop.sql(`update mailed_tokens set expires_at = now() where user_id = $1`, [shopper.id])

    for (const token of [link, 'B'.repeat(43), 'x']) expect((await confirm(shop, token)).status).toBe(400)
    expect((await state(shop, shopper)).verified_at).toBeNull()
  })
})

test('more than five links in an hour are refused with 429', async ({ shop }) => {
  const { shopper } = await newcomer(shop)
  for (let count = 0; count < 5; count += 1) expect((await ask(shop, shopper)).status).toBe(202)

  expect((await ask(shop, shopper)).status).toBe(429)
})

test('nobody asks for a link, or after the state, without signing in', async ({ shop }) => {
  expect((await shop.post('/api/users/me/email-verification')).status).toBe(401)
  expect((await shop.get('/api/users/me/email-verification')).status).toBe(401)
})
