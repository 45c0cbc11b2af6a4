import fc, { type Arbitrary } from 'fast-check'
import { afterAll, describe, expect } from 'vitest'
import { leakCheck } from './fuzz-leaks.ts'
import { type FuzzedRequest, type Operation, operations, requestsOf, strayRequests } from './fuzz-requests.ts'
import { count, successShareOf, writeTally } from './fuzz-tally.ts'
import { buildWorld } from './fuzz-world.ts'
import { test as base } from './shop.ts'

// Every `npm test` sends the same requests; `npm run fuzz` sends others, and more. A failure prints its seed and the
// smallest request that was found to fail.
const { FUZZ_SEED = '20260126', FUZZ_REQUESTS, FUZZ_TALLY } = process.env
const WITHIN_MS = FUZZ_REQUESTS ? 3_600_000 : 100_000

const STRAY = 100
/** Requests of one operation among those of all in `npm test`: the more, the more there is to get wrong. */
const usual = ({ body, parameters }: Operation) => (body ? 60 : parameters.length > 0 ? 40 : 16)
const ALL = operations.reduce((sum, operation) => sum + usual(operation), STRAY)
/** As large a part of the requests that were asked for. */
const runs = (part: number) => (FUZZ_REQUESTS ? Math.ceil((Number(FUZZ_REQUESTS) * part) / ALL) : part)

/** The test function with a shop in which every kind of row exists, and requests that are sent to it. */
const test = base.extend('fuzzed', async ({ shop, database }) => {
  const world = await buildWorld(shop)
  const expectNoLeak = await leakCheck(shop, database.url)
  return {
    known: world.known,
    /** Sends the request, whose answer `Shop` checks, and fails if answer or log tell more than they should. */
    send: async ({ as, method, path, headers, body }: FuzzedRequest): Promise<number> => {
      await world.restore()
      shop.log.length = 0
      shop.mails.length = 0
      const token = as === 'guest' ? undefined : world[as].token
      const answer = await shop.request(method, path, {
        headers,
        ...(token && { token }),
        ...(body && { body }),
      })
      await shop.settled()
      expectNoLeak(answer)
      return answer.status
    },
  }
})

const check = (
  name: string,
  requests: Arbitrary<FuzzedRequest>,
  send: (request: FuzzedRequest) => Promise<number>,
  numRuns: number,
) =>
  fc.assert(
    fc.asyncProperty(requests, async (request) => count(name, await send(request))),
    {
      seed: Number(FUZZ_SEED),
      numRuns,
      interruptAfterTimeLimit: WITHIN_MS,
      markInterruptAsFailure: true,
    },
  )

afterAll(async () => {
  if (FUZZ_TALLY) await writeTally(FUZZ_TALLY)
})

describe(
  'whatever is sent, the answer is a documented one, no 500, and tells nothing from inside',
  { timeout: 2 * WITHIN_MS },
  () => {
    test.for(operations)('$id', async (operation, { fuzzed: { send, known } }) => {
      await check(operation.id, requestsOf(operation, known), send, runs(usual(operation)))

      expect(successShareOf(operation.id), 'the share of requests that succeeded').toBeGreaterThan(0)
    })

    test('also to paths and with methods that do not exist', async ({ fuzzed: { send } }) => {
      await check('other paths and methods', strayRequests, send, runs(STRAY))
    })
  },
)
