import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OfflineModel, startOfflineModel } from '../../../dev/model/offline-model.ts'
import { fetchWithWatchdog } from './watchdog.ts'

let double: OfflineModel
beforeAll(async () => {
  double = await startOfflineModel({ chunkDelayMs: 0 })
})
afterAll(() => double.close())

const post = () =>
  fetchWithWatchdog(300)(`${double.baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${double.apiKey}` },
    body: '{"messages":[]}',
  })

test('an answer that comes in time is unchanged, with its status and headers', async () => {
  double.next({ status: 418, headers: { 'x-kettle': 'on' }, error: { message: 'short' } })
  const response = await post()

  expect([response.status, response.headers.get('x-kettle')]).toEqual([418, 'on'])
  expect(await response.json()).toEqual({ error: { message: 'short' } })
})

test('an answer that stalls fails and is hung up on', async () => {
  double.next({ steps: ['half'], ending: 'stall' })

  await expect((await post()).text()).rejects.toMatchObject({ kind: 'stalled' })
  await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
})

test('an answer that its reader leaves is hung up on', async () => {
  double.next({ steps: ['half'], ending: 'stall' })

  await (await post()).body?.cancel()

  await expect.poll(() => double.requests().at(-1)?.abandoned).toBe(true)
})
