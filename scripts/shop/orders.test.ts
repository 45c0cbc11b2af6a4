import { describe, expect } from 'vitest'
import { test } from './shop.fixture.ts'

describe('order list', () => {
  test('shows the newest first, with pieces, total and whose they are', async ({ shop, command }) => {
    const shopper = await shop.customer()
    const gown = await shop.product({ price: '1950.50' })
    const first = (await shop.buy(shopper, gown, 2)).body.id
    const second = (await shop.buy(shopper, gown)).body.id

    const { code, stdout } = await command(['order', 'list', '--limit', '2'])

    expect(code).toBe(0)
    const lines = stdout.trimEnd().split('\n')
    expect(lines[0]).toMatch(/^ *id {2}placed +status +payment_status +total {2}pieces {2}email$/)
    expect(lines.slice(1).map((line) => line.trim().split(/ {2,}/))).toEqual([
      [
        String(second),
        expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
        'pending',
        'pending',
        '1950.50',
        '1',
        shopper.email,
      ],
      [String(first), expect.any(String), 'pending', 'pending', '3901.00', '2', shopper.email],
    ])
  })

  test('shows those of one status, and as many as asked for', async ({ shop, command }) => {
    const shopper = await shop.customer()
    const gown = await shop.product()
    const ids = []
    for (let bought = 0; bought < 3; bought++) ids.push((await shop.buy(shopper, gown)).body.id)
    await shop.post(`/api/orders/${ids[1]}/cancel`, undefined, { token: shopper.token })

    const cancelled = await command(['order', 'list', '--status', 'cancelled'])
    const one = await command(['order', 'list', '--status', 'pending', '--limit', '1'])

    expect(cancelled.stdout).toMatch(new RegExp(`^ *${ids[1]} .* cancelled `, 'm'))
    expect(cancelled.stdout).not.toContain('  pending  pending')
    expect(one.stdout.trimEnd().split('\n')).toHaveLength(2)
    expect(one.stdout).toMatch(new RegExp(`^ *${ids[2]} `, 'm'))
    expect((await command(['order', 'list', '--status', 'completed'])).stdout).toBe(
      'There are no such orders.\n',
    )
  })
})

describe('order show', () => {
  test('shows customer, address and lines at the prices of the purchase', async ({ shop, command }) => {
    const shopper = await shop.customer({ full_name: 'Amina Khan' })
    const gown = await shop.product({ name: 'Silk Gown', price: '12500.00' })
    const { id } = (await shop.buy(shopper, gown, 2)).body
    await shop.sql('update products set price = 1, name = $1 where id = $2', ['Renamed', gown])

    const { code, stdout } = await command(['order', 'show', String(id)])

    expect(code).toBe(0)
    expect(stdout).toContain(`Order ${id}: pending, payment pending, 25000.00\n`)
    expect(stdout).toContain(`Customer ${shopper.id}: Amina Khan (${shopper.email})\n`)
    expect(stdout).toContain('Goes to\n  12 Mall Road, Lahore\n')
    expect(stdout).toContain(`Lines\n  2 x Silk Gown (product ${gown}) at 12500.00: 25000.00\n`)
  })

  test('writes nothing that a terminal would obey', async ({ shop, command }) => {
    const shopper = await shop.customer({ full_name: '\u001b[2JAmina \u202eKhan' })
    const { id } = (await shop.buy(shopper, await shop.product())).body
    await shop.sql('update orders set shipping_address = $1 where id = $2', ['a\u001b]0;x\u0007\r\nb', id])

    const shown = await command(['order', 'show', String(id)])

    expect(shown.stdout).not.toMatch(/[^\n\P{Cc}]|\u202e/u)
    expect(shown.stdout).toContain('Amina')
    expect(shown.stdout).toMatch(/Goes to\n {2}a.*\n {2}b\n/)
  })

  test('refuses an order that is not there', async ({ command }) => {
    expect(await command(['order', 'show', '2147483647'])).toEqual({
      code: 1,
      stdout: '',
      stderr: 'There is no such order.\n',
    })
  })
})
