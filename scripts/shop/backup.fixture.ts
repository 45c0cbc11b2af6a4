import path from 'node:path'
import { inject } from 'vitest'
import type { Shop } from '../../test/shop.ts'
import { createEmptyDatabase } from './databases.fixture.ts'
import { test as base } from './shop.fixture.ts'

/** `empty` is a database without tables; `kept` is a portable backup of this file's shop, in which something happened. */
export const test = base
  .extend('empty', async ({}, { onCleanup }) => {
    const server = inject('testServer')
    if (server.kind !== 'postgres') throw new Error('not without a server')
    const empty = await createEmptyDatabase(server.adminUrl, server.prefix)
    onCleanup(empty.drop)
    return empty
  })
  .extend('kept', async ({ shop, command, folder }) => {
    await fill(shop)
    const file = path.join(folder, 'shop.backup')
    const { code, stderr } = await command(['backup', file, '--portable'])
    if (code !== 0) throw new Error(stderr)
    return file
  })

async function fill(shop: Shop) {
  const [admin, shopper] = [await shop.admin(), await shop.customer({ full_name: 'Amina "Ā" \\ Khan' })]
  const category_id = await shop.category()
  const gown = await shop.product({
    category_id,
    name: 'Zari Gown',
    description: 'tab\t, line\nand \\N "null"',
  })
  await shop.put(`/api/products/${gown}`, { price: '7000.10' }, { token: admin.token })
  const { id } = (await shop.buy(shopper, gown, 2)).body
  await shop.post(`/api/orders/${id}/cancel`, undefined, { token: shopper.token })
  await shop.fillCart(shopper, [[gown, 1]])
  await shop.post('/api/users/password-reset', { email: shopper.email })
  await shop.sql(
    `with session as (
       insert into chat_sessions (user_id, session_id, title) values ($1, 'backup', 'A talk') returning id),
     asked as (
       insert into chat_messages (chat_session_id, role, content, client_message_id)
       select id, 'user', 'Hello', 'first' from session returning id, chat_session_id)
     insert into chat_messages (chat_session_id, role, content, reply_to, metadata)
     select chat_session_id, 'assistant', 'Salam', id, '{"products": [1], "model": "x"}' from asked`,
    [shopper.id],
  )
}
