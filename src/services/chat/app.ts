import type { Db } from '../../db/client.ts'
import { ping } from '../../db/ping.ts'
import { Hono } from 'hono'
import { json } from '../../http/answers.ts'
import { optionalUser, requireUser } from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { describeError, logToConsole } from '../../http/log.ts'
import { operation } from '../../http/openapi.ts'
import { createService, type ServiceDeps, type ServiceEnv } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import { pseudonymOf } from '../../http/pseudonym.ts'
import { networkOf } from '../../http/network.ts'
import { TOO_MANY } from '../../db/throttle.ts'
import { messageThrottle, type MessageLimits } from './limits.ts'
import { refusalOf } from './refusal.ts'
import type { Guests } from './guests.ts'
import type { ChatModel } from './model.ts'
import { asUserOrGuest, knownGuest, type Owner, ownerOf, settle } from './owner.ts'
import { clearHistory, finishTurn, listHistory, listSessions, startTurn } from './queries.ts'
import { streamReply } from './reply.ts'
import { ChatSessions, History, HistoryCleared, HistoryQuery, PostMessage, SessionQuery } from './schemas.ts'

export interface ChatDeps extends ServiceDeps {
  db: Db
  verifyToken: VerifyToken
  guests: Guests
  model: ChatModel
  /** What the model is told before every conversation. */
  systemPrompt: string
  /** Keeps the pseudonyms of owners and networks from being guessed. */
  pseudonymKey: string
  /** How long one answer may take, in milliseconds. */
  deadlineMs: number
  limits: MessageLimits
}

const tag = 'chat'

/** The shopping assistant: answers that stream, and the conversations of users and guests. */
export const createChatApp = (deps: ChatDeps) =>
  createService('chat', ping(deps.db), deps).route('/', chatRoutes(deps))

/** The routes as a typed client sees them (Hono's `hc`). @public */
export type ChatApp = ReturnType<typeof createChatApp>

function chatRoutes(deps: ChatDeps) {
  const {
    db,
    verifyToken,
    guests,
    model,
    systemPrompt,
    pseudonymKey,
    deadlineMs,
    limits,
    log = logToConsole,
  } = deps
  const anyone = optionalUser(verifyToken)
  const guest = knownGuest(guests)

  return new Hono<ServiceEnv>()
    .post(
      '/api/chat/messages',
      operation({
        id: 'postChatMessage',
        tag,
        summary: 'Asks the assistant; the answer streams',
        description:
          'Server-sent events: unnamed events carry the text in order, `event: failure` and `event: done` carry JSON, and `data: [DONE]` is always last. A guest’s first answer carries the `X-Chat-Token` header and a cookie; either one continues the conversation.',
        answers: {
          200: {
            description: 'The answer as it is written.',
            contentType: 'text/event-stream',
            headers: ['X-Chat-Token', 'Set-Cookie'],
          },
        },
        refusals: {
          413: 'The body is over 1 MiB, or the conversation is too long for the model.',
          ...TOO_MANY,
        },
      }),
      anyone,
      guest,
      input('json', PostMessage),
      async (c) => {
        const { text, session_id } = c.req.valid('json')
        const { owner, chatSessionId, history } = await asUserOrGuest(c, c.var, guests, (owner) =>
          startTurn(db, owner, session_id, text, messageThrottle(limits), {
            id: crypto.randomUUID(),
            client: pseudonymOf(pseudonymKey, `network ${networkOf(c.env?.context?.ip)}`),
            subject: pseudonymOf(pseudonymKey, nameOf(owner)),
          }),
        )
        const requestId = c.var.requestId
        const stream = await streamReply({
          model,
          messages: [{ role: 'system', content: systemPrompt }, ...history, { role: 'user', content: text }],
          signal: AbortSignal.timeout(deadlineMs),
          user: pseudonymOf(pseudonymKey, nameOf(owner)),
          onFinish: (reply) => finishTurn(db, chatSessionId, reply),
          onFailure: (error) =>
            log({
              level: 'error',
              message: 'chat answer failed',
              request_id: requestId,
              ...describeError(error),
            }),
        }).catch((error: unknown) => {
          throw refusalOf(error)
        })
        return c.body(stream, 200, {
          'Content-Type': 'text/event-stream; charset=utf-8',
          'Cache-Control': 'private, no-store, no-transform',
          'X-Accel-Buffering': 'no',
        })
      },
    )
    .get(
      '/api/chat/history',
      operation({
        id: 'getChatHistory',
        tag,
        summary: 'Reads a conversation',
        description:
          'The newest `limit` messages in the order they were written; empty for everyone but its owner.',
        answers: { 200: json('The conversation.', History) },
      }),
      anyone,
      guest,
      input('query', HistoryQuery),
      async (c) => {
        const owner = ownerOf(c.var)
        const { caller_role, ...history } = await listHistory(db, owner, c.req.valid('query'))
        settle(c, owner, caller_role !== null)
        return c.json(history, 200)
      },
    )
    .delete(
      '/api/chat/history',
      operation({
        id: 'clearChatHistory',
        tag,
        summary: 'Deletes a conversation',
        answers: { 200: json('It is gone, if there was one.', HistoryCleared) },
      }),
      anyone,
      guest,
      input('query', SessionQuery),
      async (c) => {
        const { session_id } = c.req.valid('query')
        const owner = ownerOf(c.var)
        const { caller_role } = await clearHistory(db, owner, session_id)
        settle(c, owner, caller_role !== null)
        return c.json({ message: 'Chat history cleared', session_id } as const, 200)
      },
    )
    .get(
      '/api/chat/sessions',
      operation({
        id: 'listChatSessions',
        tag,
        summary: "Lists the caller's conversations, the latest first",
        description: 'At most the latest 100.',
        answers: { 200: json('The conversations.', ChatSessions) },
      }),
      requireUser(verifyToken),
      guest,
      async (c) => {
        const owner: Owner = { principal: c.var.principal, wasGuest: c.var.guest, ifGone: 'refused' }
        const { caller_role, sessions } = await listSessions(db, owner)
        settle(c, owner, caller_role !== null)
        return c.json(sessions, 200)
      },
    )
}

/** Stands for the owner where only a pseudonym may: before the model's provider, which tells customers apart by it, and in limits. */
const nameOf = (owner: Owner): string =>
  'guest' in owner ? `guest:${owner.guest}` : `user:${owner.principal.userId}`
