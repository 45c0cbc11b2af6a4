import type { Db } from '../../db/client.ts'
import { describeError, type Log } from '../../http/log.ts'
import type { Principal } from '../../lib/principal.ts'
import { assistant } from './assistant.ts'
import type { Catalogue } from './catalogue.ts'
import { conversation } from './conversation.ts'
import { orSearch } from './fallback.ts'
import { checkpoint, finishTurn } from './finish-turn.ts'
import { createGrounding } from './grounding/create-grounding.ts'
import { languageOf } from './language.ts'
import { type ChatModel, ModelError, type ModelErrorKind } from './model.ts'
import { refusalOf } from './refusal.ts'
import { type Reply, streamReply } from './reply.ts'
import type { Shopping } from './shopping.ts'
import { DONE, encodeEvent, encodeText } from './sse.ts'
import type { KeptReply, StartedTurn } from './start-turn.ts'
import { createToolbox } from './tools/toolbox.ts'
import { newTurnRecord } from './turn-record.ts'
import { WORDS } from './words.ts'

export interface AssistantDeps {
  db: Db
  model: ChatModel
  catalogue: Catalogue
  shopping: Shopping
  /** What the model is told before every conversation. */
  systemPrompt: string
  /** An ISO 4217 code. */
  currency: string
  /** How long one answer may take, in milliseconds. */
  deadlineMs: number
}

/** Failures of the model in which it has read nothing. */
const UNUSED: ReadonlySet<ModelErrorKind> = new Set([
  'bad_key',
  'quota',
  'rate_limited',
  'too_long',
  'unreachable',
])

interface Asked {
  question: string
  principal: Principal | undefined
  /** Names the customer to the provider: a pseudonym. */
  user: string
  requestId: string
  log: Log
}

/**
 * Answers the message of a turn that has begun. Refuses, before anything is promised, with a problem where the model
 * does not work for us; the turn is ended then.
 */
export async function answerMessage(
  { db, model, catalogue, shopping, systemPrompt, currency, deadlineMs }: AssistantDeps,
  { replyId, userMessageId, history, shown: shownIds, seen }: StartedTurn,
  { question, principal, user, requestId, log }: Asked,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const started = performance.now()
  const record = newTurnRecord()
  const grounding = createGrounding({ currency, question })
  const note = (message: string) => (error: unknown) =>
    log({ level: 'error', message, request_id: requestId, ...describeError(error) })
  const keep = (reply: Reply) => {
    const { model: name, usage, tools, products, isList, tokens } = record
    const isAgain = !isList && products.every((id) => shownIds.includes(id))
    const mentions = grounding.mentions.map(({ id, text }) => [id, text] as const)
    const metadata = {
      ...(name !== undefined && { model: name }),
      finish: reply.finish,
      ...usage,
      ...(tools.length > 0 && { tools }),
      ...(products.length > 0 && (isAgain ? { again: products } : { products })),
      ...(mentions.length > 0 && { mentions }),
    }
    log({
      level: 'info',
      message: 'chat turn',
      request_id: requestId,
      finish: reply.finish,
      tokens,
      tools: tools.map((tool) => `${tool.name} ${tool.status}`).join(', '),
      ms: Math.round(performance.now() - started),
    })
    return finishTurn(db, replyId, { text: reply.text, status: reply.status, metadata, tokens })
  }

  try {
    const shown = shownIds.length > 0 ? await catalogue.listProducts(shownIds) : []
    grounding.know({ products: shown })
    const toolbox = createToolbox(
      { catalogue, shopping, currency },
      {
        principal,
        question,
        lastAnswer: history.findLast(({ role }) => role === 'assistant')?.content,
        shown,
        seen,
        cartKey: `chat-${userMessageId}`,
        mayChange: () => checkpoint(db, replyId, record.text),
      },
    )
    const messages = conversation({ systemPrompt, history, shown, question })
    const { nothingToSay } = WORDS[languageOf(question)]
    const answer = assistant({ model, messages, toolbox, grounding, user, nothingToSay, record })
    return await streamReply({
      answer: orSearch(answer, {
        catalogue,
        currency,
        question,
        record,
        onOutage: note('chat model out of reach'),
      }),
      signal: AbortSignal.timeout(deadlineMs),
      onFinish: keep,
      onCheckpoint: (text) => checkpoint(db, replyId, text),
      onFailure: note('chat answer failed'),
    })
  } catch (error) {
    if (error instanceof ModelError && UNUSED.has(error.kind)) record.tokens = 0
    await keep({ text: '', status: 'error', finish: 'error' }).catch(note('chat turn could not be ended'))
    throw refusalOf(error)
  }
}

/** An answer that was kept, as a stream once more; its cards are the products as they are now. */
export async function replayReply(
  { catalogue }: Pick<AssistantDeps, 'catalogue'>,
  { id, content, metadata }: KeptReply,
): Promise<string> {
  const { products: ids = metadata.again ?? [], finish = 'aborted' } = metadata
  const products = ids.length > 0 ? await catalogue.listProducts(ids) : []
  return [
    encodeText(content),
    products.length > 0 ? encodeEvent('products', { products }) : '',
    encodeEvent('done', { finish, message_id: id }),
    DONE,
  ].join('')
}
