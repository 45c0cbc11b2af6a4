import * as v from 'valibot'
import { ChatEnv } from '../../src/env.ts'
import { readEnv } from '../../src/lib/read-env.ts'
import { ModelError, type ModelErrorKind } from '../../src/services/chat/model.ts'
import { openAiModel } from '../../src/services/chat/openai-model.ts'
import { type Finding, type Result, skipped } from './finding.ts'
import type { Environment } from './settings.ts'

const ModelEnv = v.pick(ChatEnv, ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'AI_MODEL'])
type ModelSettings = v.InferOutput<typeof ModelEnv>

const OPENAI = 'https://api.openai.com/v1'
const PATIENCE_MS = 20_000
const FEW_TOKENS = 50

/** How the model fails, in the words of the chat, which asks it in the same way. */
type Failure = Pick<ModelError, 'kind' | 'status'>

/**
 * Asks the model for a word through the code that the chat asks with, so that key, account, address and model's name are
 * all put to the test. Without `answer` it asks for the list of models, which costs nothing and tells of key and address.
 */
export async function checkModel(environment: Environment, { answer }: { answer: boolean }): Promise<Result> {
  const env = readEnv(ModelEnv, environment)
  if (!env.success) return skipped('model', 'its settings are not right yet')
  const failure = answer ? await answerOf(env.settings) : await listingOf(env.settings)
  return { check: 'model', findings: failure ? [findingOf(failure, env.settings)] : [] }
}

async function answerOf(settings: ModelSettings): Promise<Failure | undefined> {
  const model = openAiModel({
    apiKey: settings.OPENAI_API_KEY,
    baseUrl: settings.OPENAI_BASE_URL,
    model: settings.AI_MODEL,
    maxOutputTokens: FEW_TOKENS,
    stallMs: PATIENCE_MS,
  })
  try {
    const steps = model.reply([{ role: 'user', content: 'Answer with one word.' }], {
      signal: AbortSignal.timeout(2 * PATIENCE_MS),
    })
    for await (const { type } of steps) if (type === 'end') return undefined
    return { kind: 'cut', status: undefined }
  } catch (error) {
    if (error instanceof ModelError) return error
    throw error
  }
}

async function listingOf({
  OPENAI_API_KEY,
  OPENAI_BASE_URL = OPENAI,
}: ModelSettings): Promise<Failure | undefined> {
  try {
    const { status, body } = await fetch(`${OPENAI_BASE_URL.replace(/\/$/, '')}/models`, {
      headers: { Authorization: `Bearer ${OPENAI_API_KEY}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await body?.cancel()
    if (status === 401 || status === 403) return { kind: 'bad_key', status }
    return status >= 500 ? { kind: 'unreachable', status } : undefined
  } catch {
    return { kind: 'unreachable', status: undefined }
  }
}

type Telling = (settings: ModelSettings, where: string, status: string) => Finding

const unreachable: Telling = (_, where, status) => ({
  id: 'model-unreachable',
  problem: `The model's API at ${where} cannot be reached${status}.`,
  advice: 'See that OPENAI_BASE_URL is right, that its server runs, and that nothing on the way blocks it.',
})

const refused: Telling = ({ AI_MODEL }, where, status) => ({
  id: 'model-refused',
  problem: `The API at ${where} does not answer as ${AI_MODEL}${status}.`,
  advice:
    'See that AI_MODEL is a model of that API which this key may use, and that OPENAI_BASE_URL is the part before /chat/completions.',
})

const TELLING: Partial<Record<ModelErrorKind, Telling>> = {
  bad_key: (_, where, status) => ({
    id: 'model-key',
    problem: `The API at ${where} refuses the key in OPENAI_API_KEY${status}.`,
    advice: 'Make a new key there and set it; a key belongs to the API that made it.',
  }),
  quota: (_, where, status) => ({
    id: 'model-quota',
    problem: `The account behind OPENAI_API_KEY has nothing left to spend at ${where}${status}.`,
    advice: 'Add credit or raise the limit at the provider.',
  }),
  rate_limited: (_, where, status) => ({
    id: 'model-rate-limited',
    problem: `The API at ${where} takes no more requests with this key for now${status}.`,
    advice: 'Look again in a minute; if it stays so, ask the provider for a higher limit.',
  }),
  refused,
  too_long: refused,
}

function findingOf({ kind, status }: Failure, settings: ModelSettings): Finding {
  const where = new URL(settings.OPENAI_BASE_URL ?? OPENAI).host
  return (TELLING[kind] ?? unreachable)(settings, where, status === undefined ? '' : ` (status ${status})`)
}
