import path from 'node:path'
import { describe, expect } from 'vitest'
import { BehindTheApi } from './behind-the-api.ts'
import { startProcess } from './processes.ts'
import { test } from './served.ts'
import { PASSWORD } from './shop.ts'

const ROOT = path.join(import.meta.dirname, '..')

async function buy(...args: string[]) {
  const buying = startProcess(process.execPath, ['examples/buy.ts', ...args], { cwd: ROOT })
  const code = await buying.ended()
  return { code, output: buying.output() }
}

describe('the client’s example for Node', () => {
  test('buys what it finds, and says of which order', async ({ shop, database }) => {
    const behind = new BehindTheApi(database)
    const id = await behind.product({ name: 'Pashmina shawl', price: '8500.50', stock_quantity: 3 })
    const json = { email: 'amina@example.com', password: PASSWORD, full_name: 'Amina Khan' }
    expect((await shop.site.post('/api/users/register', json)).status).toBe(201)

    const { output, code } = await buy(shop.site.url, json.email, PASSWORD, 'pashmina')

    expect(output).toMatch(/^Pashmina shawl, 8500\.50\nOrder \d+: 8500\.50$/m)
    expect(code).toBe(0)
    expect(await behind.stockOf(id)).toBe(2)
  })

  test('says in the shop’s words why not', async ({ shop }) => {
    const { output, code } = await buy(shop.site.url, 'nobody@example.com', PASSWORD, 'shawl')

    expect(output).toMatch(/^401: .+ \(request [\w-]+\)$/m)
    expect(code).toBe(1)
  })
})
