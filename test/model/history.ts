import { seededFaults, type SeededFaults } from '../../dev/neon/seeded-faults.ts'
import { expectDocumented } from '../conformance.ts'
import type { RequestOptions } from '../shop.ts'
import type { Lane } from './lane.ts'
import type { Restocking } from './books.ts'
import type { Entry } from './linearize.ts'
import type { Plan } from './plan.ts'
import type { Act, Lines } from './spec.ts'

/** What is known of a request after its answer. Only `unknown` leaves open whether it has done anything. */
type Fate = 'done' | 'refused' | 'nothing' | 'unknown'

export interface Exchange {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- checked against openapi.json
  body: any
  fate: Fate
  begun: number
  ended: number
  /** How many times the database was given it; some of those may go on after the answer. */
  delivered: number
}

/** What was asked for and answered in one run. */
export class History {
  readonly violations: string[] = []
  /** All requests and their answers, to be told after a failure. */
  readonly exchanges: string[] = []
  readonly entries = new Map<number, Entry[]>()
  /** Orders that were acknowledged, by id, as they were answered. */
  readonly orders = new Map<number, { user: number; lines: Lines; total: string }>()
  readonly cancellations: { order: number; fate: Fate }[] = []
  readonly restockings: Restocking[] = []
  readonly faults: SeededFaults
  requests = 0
  readonly #lane: Lane
  #events = 0

  constructor(lane: Lane, { faultSeed, faultPercent }: Plan) {
    this.#lane = lane
    this.faults = seededFaults({ seed: faultSeed, percent: faultPercent, slowestMs: 20 })
  }

  /**
   * Sends a request and checks what can be checked of its answer alone. `repeatable` are those that the shop itself
   * may send twice to the database; no others are delivered twice by a fault, since no shop could tell.
   */
  async send(
    method: string,
    path: string,
    { repeatable, ...options }: RequestOptions & { repeatable: boolean },
  ): Promise<Exchange> {
    const trace = {
      faults: this.faults,
      spare: repeatable ? [] : (['duplicate'] as const),
      delivered: 0,
      onDeadlock: (where: string) =>
        this.violations.push(`a deadlock (40P01) in ${method} ${path}, ${where}`),
    }
    this.requests += 1
    const begun = this.#events++
    const response = await this.#lane.traced(trace, () => this.#lane.shop.fetch(method, path, options))
    const text = await response.text()
    const ended = this.#events++
    const body = response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : text
    try {
      expectDocumented(method, path, response, body)
    } catch (error) {
      this.violations.push(`an undocumented answer: ${String(error)}`)
    }
    const said = this.#fateOf(`${method} ${path}`, response, body)
    const fate = said === 'unknown' && trace.delivered === 0 ? 'nothing' : said
    this.exchanges.push(
      `${begun} to ${ended}: ${method} ${path} ${JSON.stringify(options.json ?? null)} → ${response.status}, ` +
        `${fate}, delivered ${trace.delivered} times: ${text.slice(0, 300)}`,
    )
    return {
      status: response.status,
      body,
      fate,
      begun,
      ended,
      delivered: trace.delivered,
    }
  }

  #fateOf(request: string, { status, headers }: Response, body: { detail?: string }): Fate {
    if (status < 300) return 'done'
    if (status >= 400 && status < 500) return 'refused'
    const detail = body.detail ?? ''
    if (status !== 503 || !headers.get('Retry-After')) {
      const log = JSON.stringify(this.#lane.shop.log.at(-1))
      this.violations.push(`${request} was answered ${status}: ${detail} ${log}`)
    }
    return detail.includes('Nothing was changed') ? 'nothing' : 'unknown'
  }

  /**
   * Notes what an exchange was for its user: `answered` tells what its answer, 503 aside, says; `attempted` what each
   * delivery beside the answered one may have done, where that is something.
   */
  note(user: number, exchange: Exchange, answered: Act | undefined, attempted?: Act): void {
    const { fate, begun, ended, delivered } = exchange
    const entries = this.entries.get(user) ?? []
    this.entries.set(user, entries)
    const isAnswered = fate === 'done' || fate === 'refused'
    if (answered && isAnswered) entries.push({ act: answered, begun, ended, certain: true })
    if (!attempted || fate === 'nothing') return
    for (let more = isAnswered ? 1 : 0; more < delivered; more += 1) {
      entries.push({ act: attempted, begun, ended: Infinity, certain: false })
    }
  }
}
