import type { Figure, Measure } from '../figure.ts'
import { startChild } from '../stage/child.ts'
import { type Stage, setStage } from '../stage/stage.ts'
import { median, quantile } from '../statistics.ts'
import { type Model, startModel } from './start-model.ts'
import { longestStall, readTokens } from './tokens.ts'

const ROUNDS = 7
const ANSWERS_A_ROUND = 20
const STREAMS = 50
const TOKENS = 80
const PACE_MS = 25

/**
 * How much later than the model writes it an answer's text is read, over HTTP from a process of its own, and whether many
 * answers at once keep the model's pace. Streams read from the model itself are the control.
 */
export const measure: Measure = async ({ effort, progress }) => {
  const stage = await setStage(['chat'])
  try {
    const rounds = Math.max(3, Math.round(ROUNDS * effort))
    progress(`${rounds} rounds of ${ANSWERS_A_ROUND} answers, then of ${STREAMS} at once`)
    return [...(await firstTokens(stage, rounds)), ...(await manyStreams(stage, Math.ceil(rounds / 2)))]
  } finally {
    await stage.stop()
  }
}

async function firstTokens(stage: Stage, rounds: number): Promise<Figure[]> {
  return withChat(stage, await startModel(3, 5), async ({ askShop, askModel }) => {
    const late = { shop: [] as number[], model: [] as number[] }
    for (let round = -1; round < rounds; round++) {
      for (let answer = 0; answer < ANSWERS_A_ROUND; answer++) {
        for (const [side, ask] of [
          ['shop', askShop],
          ['model', askModel],
        ] as const) {
          const [first] = await readTokens(await ask(), 3)
          if (first && round >= 0) late[side].push(first.read - first.sent)
        }
      }
    }
    const row = (name: string, share: number, atMost?: number): Figure => ({
      part: 'chat',
      name,
      value: quantile(late.shop, share),
      unit: 'ms',
      ...(atMost !== undefined && { atMost }),
      note: `read from the model itself ${quantile(late.model, share).toFixed(2)} ms`,
    })
    return [
      row("first text after the model's first token, p50", 0.5, 5),
      row("first text after the model's first token, p95", 0.95),
    ]
  })
}

async function manyStreams(stage: Stage, rounds: number): Promise<Figure[]> {
  return withChat(stage, await startModel(TOKENS, PACE_MS), async ({ askShop, askModel, longestDelay }) => {
    const atOnce = (ask: () => Promise<Response>) =>
      Promise.all(
        Array.from({ length: STREAMS }, async () => longestStall(await readTokens(await ask(), TOKENS))),
      )
    await atOnce(askShop)
    const stalls = { shop: [] as number[], model: [] as number[], loop: [] as number[] }
    for (let round = 0; round < rounds; round++) {
      stalls.model.push(Math.max(...(await atOnce(askModel))))
      await longestDelay()
      stalls.shop.push(Math.max(...(await atOnce(askShop))))
      stalls.loop.push(await longestDelay())
    }
    return [
      {
        part: 'chat',
        name: `longest stall in ${STREAMS} streams at once`,
        value: median(stalls.shop),
        unit: 'ms',
        atMost: 100,
        note: `worst round ${Math.max(...stalls.shop).toFixed(0)}; the model itself ${median(stalls.model).toFixed(0)}; event loop ${median(stalls.loop).toFixed(0)} ms`,
      },
    ]
  })
}

interface Chat {
  askShop: () => Promise<Response>
  askModel: () => Promise<Response>
  longestDelay: () => Promise<number>
}

async function withChat<T>(stage: Stage, model: Model, work: (chat: Chat) => Promise<T>): Promise<T> {
  const shop = startChild<{ url: string }>(import.meta.resolve('./shop-process.ts'), {
    settings: {
      ...stage.settings,
      ...model.settings,
      CHAT_MESSAGES_PER_MINUTE: '100000',
      CHAT_MESSAGES_PER_HOUR: '100000',
      CHAT_TOKENS_PER_DAY: '1000000000',
      CHAT_SHOP_TOKENS_PER_DAY: '1000000000',
    },
    args: [stage.bundle('chat')],
  })
  try {
    const { url } = await shop.answer
    const { token } = stage.people.customer
    let asked = 0
    return await work({
      askShop: () =>
        fetch(`${url}/api/chat/messages`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
          body: JSON.stringify({ text: 'Salam', session_id: `bench-${(asked += 1)}` }),
        }),
      askModel: () =>
        fetch(`${model.url}/chat/completions`, {
          method: 'POST',
          body: JSON.stringify({ model: model.settings.AI_MODEL }),
        }),
      longestDelay: async () => (await (await fetch(`${url}/delay`)).json()) as number,
    })
  } finally {
    await shop.stop()
    await model.stop()
  }
}
