import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { PASSWORD, type Shop, type Shopper, test } from '../../test/shop.ts'

interface Line {
  event: string
  actor_id: number | null
  subject_id: number
  details: Record<string, unknown>
  request_id: string
}

/** What was noted of a subject, in order, but for what setting the test up did. */
const linesOf = (shop: Shop, subject: string, id: number) =>
  shop.sql<Line>(
    `select event, actor_id, subject_id, details, request_id from audit_log
     where subject = $1 and subject_id = $2 and event <> 'registered' order by id`,
    [subject, id],
  )

/** A line that the request of this answer wrote. */
const line = (
  { headers }: { headers: Headers },
  event: string,
  actor: Shopper | null,
  subject_id: number,
  details: Record<string, unknown> = {},
) => ({ event, actor_id: actor?.id ?? null, subject_id, details, request_id: headers.get('X-Request-Id') })

describe('the audit trail notes who, what, when and in which request', () => {
  test('a registration, a sign-in, and one that failed', async ({ shop }) => {
    const email = `${randomUUID()}@example.com`
    const registered = await shop.post('/api/users/register', {
      email,
      password: PASSWORD,
      full_name: 'Amina Khan',
    })
    const { id } = registered.body.user
    const failed = await shop.post('/api/users/login', { email, password: 'not the password' })
    const signedIn = await shop.post('/api/users/login', { email, password: PASSWORD })

    const lines = await shop.sql<Line & { recent: boolean }>(
      `select event, actor_id, subject_id, details, request_id, at > now() - interval '1 minute' as recent
       from audit_log where subject = 'user' and subject_id = $1 order by id`,
      [id],
    )
    const shopper = { id } as Shopper
    expect(lines).toEqual([
      { ...line(registered, 'registered', null, id), recent: true },
      { ...line(failed, 'sign_in_failed', null, id, { reason: 'credentials' }), recent: true },
      { ...line(signedIn, 'signed_in', shopper, id), recent: true },
    ])
  })

  test('a failed sign-in at an email that nobody has, without the email', async ({ shop }) => {
    const email = `${randomUUID()}@example.com`
    const failed = await shop.post('/api/users/login', { email, password: PASSWORD })

    const [row] = await shop.sql<{ text: string; subject_id: number | null }>(
      'select to_jsonb(audit_log)::text as text, subject_id from audit_log where request_id = $1',
      [failed.headers.get('X-Request-Id')],
    )
    expect(row?.subject_id).toBeNull()
    expect(row?.text).not.toContain(email)
  })

  test('the right password of a deactivated account', async ({ shop }) => {
    const shopper = await shop.customer()
    await shop.sql('update users set is_active = false where id = $1', [shopper.id])
    const refused = await shop.post('/api/users/login', { email: shopper.email, password: PASSWORD })

    expect(await linesOf(shop, 'user', shopper.id)).toEqual([
      line(refused, 'sign_in_failed', null, shopper.id, { reason: 'inactive' }),
    ])
  })

  test('a change of password, a failed one, and signing out everywhere', async ({ shop }) => {
    const shopper = await shop.customer()
    const change = (current_password: string) =>
      shop.put(
        '/api/users/me/password',
        { current_password, new_password: 'a better password' },
        { token: shopper.token },
      )
    const failed = await change('not the password')
    const changed = await change(PASSWORD)
    const out = await shop.post('/api/users/logout-all', undefined, { token: changed.body.access_token })

    expect(await linesOf(shop, 'user', shopper.id)).toEqual([
      line(failed, 'password_change_failed', shopper, shopper.id),
      line(changed, 'password_changed', shopper, shopper.id),
      line(out, 'signed_out_everywhere', shopper, shopper.id),
    ])
  })

  test('another role and another standing, by whom', async ({ shop }) => {
    const [admin, shopper] = [await shop.admin(), await shop.customer()]
    const change = (fields: unknown) => shop.put(`/api/users/${shopper.id}`, fields, { token: admin.token })
    const raised = await change({ role: 'admin' })
    await change({ role: 'admin', is_active: true })
    const both = await change({ role: 'customer', is_active: false })
    const back = await change({ is_active: true })

    const lines = await linesOf(shop, 'user', shopper.id)
    expect(lines).toHaveLength(4)
    expect(lines).toEqual(
      expect.arrayContaining([
        line(raised, 'role_changed', admin, shopper.id, { from: 'customer', to: 'admin' }),
        line(both, 'role_changed', admin, shopper.id, { from: 'admin', to: 'customer' }),
        line(both, 'account_deactivated', admin, shopper.id),
        line(back, 'account_reactivated', admin, shopper.id),
      ]),
    )
  })

  test('an account that its owner closes', async ({ shop }) => {
    const shopper = await shop.customer()
    const closed = await shop.delete('/api/users/me', { token: shopper.token })

    expect(await linesOf(shop, 'user', shopper.id)).toEqual([
      line(closed, 'account_deactivated', shopper, shopper.id),
    ])
  })

  test('an order that an admin moves along, not one that its owner cancels', async ({ shop }) => {
    const [admin, shopper] = [await shop.admin(), await shop.customer()]
    const gown = await shop.product()
    const { body: order } = await shop.buy(shopper, gown)
    const { token } = admin
    const moved = await shop.patch(
      `/api/orders/${order.id}`,
      { status: 'processing', payment_status: 'paid' },
      { token },
    )
    expect((await shop.patch(`/api/orders/${order.id}`, { status: 'pending' }, { token })).status).toBe(409)
    const cancelled = await shop.patch(`/api/orders/${order.id}`, { status: 'cancelled' }, { token })
    const { body: own } = await shop.buy(shopper, gown)
    await shop.post(`/api/orders/${own.id}/cancel`, undefined, { token: shopper.token })

    expect(await linesOf(shop, 'order', order.id)).toEqual([
      line(moved, 'order_changed', admin, order.id, {
        status: ['pending', 'processing'],
        payment_status: ['pending', 'paid'],
      }),
      line(cancelled, 'order_changed', admin, order.id, {
        status: ['processing', 'cancelled'],
        payment_status: ['paid', 'paid'],
      }),
    ])
    expect(await linesOf(shop, 'order', own.id)).toEqual([])
  })

  test('another price, and nothing where the price stays', async ({ shop }) => {
    const admin = await shop.admin()
    const gown = await shop.product({ price: '5000.00' })
    const change = (fields: unknown) => shop.put(`/api/products/${gown}`, fields, { token: admin.token })
    await change({ name: 'Gown', stock_quantity: 3 })
    await change({ price: '5000' })
    const cheaper = await change({ price: '4500.50' })

    expect(await linesOf(shop, 'product', gown)).toEqual([
      line(cheaper, 'price_changed', admin, gown, { from: '5000.00', to: '4500.50' }),
    ])
  })
})

test('what is refused leaves no trace of having happened', async ({ shop }) => {
  const [customer, other] = [await shop.customer(), await shop.customer()]
  const gown = await shop.product()
  const { body: order } = await shop.buy(other, gown)
  const { token } = customer
  expect((await shop.put(`/api/users/${other.id}`, { role: 'admin' }, { token })).status).toBe(403)
  expect((await shop.put(`/api/products/${gown}`, { price: '1.00' }, { token })).status).toBe(403)
  expect((await shop.patch(`/api/orders/${order.id}`, { status: 'completed' }, { token })).status).toBe(403)

  for (const [subject, id] of [
    ['user', other.id],
    ['product', gown],
    ['order', order.id],
  ] as const) {
    expect(await linesOf(shop, subject, id)).toEqual([])
  }
})

test('no line can be changed, nor deleted within a year', async ({ shop }) => {
  const { id } = await shop.customer()
  const own = `where subject = 'user' and subject_id = ${id}`

  await expect(shop.sql(`update audit_log set actor_id = 1 ${own}`)).rejects.toThrow('append-only')
  await expect(shop.sql(`delete from audit_log ${own}`)).rejects.toThrow('append-only')
  await expect(shop.sql('truncate audit_log')).rejects.toThrow('append-only')
  await shop.sql(
    `insert into audit_log (event, subject, subject_id, request_id, at)
     values ('signed_in', 'user', ${id}, 'old', now() - interval '366 days')`,
  )
  await shop.sql(`delete from audit_log ${own} and request_id = 'old'`)
})
