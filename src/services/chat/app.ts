import { Hono } from 'hono'
import { ping } from '../../db/ping.ts'
import { TOO_MANY } from '../../db/throttle.ts'
import { json } from '../../http/answers.ts'
import { optionalUser, requireUser } from '../../http/auth.ts'
import { input } from '../../http/input.ts'
import { logToConsole } from '../../http/log.ts'
import { networkOf } from '../../http/network.ts'
import { operation } from '../../http/openapi.ts'
import { pseudonymOf } from '../../http/pseudonym.ts'
import { createService, type ServiceDeps, type ServiceEnv } from '../../http/service.ts'
import type { VerifyToken } from '../../http/tokens.ts'
import type { Guests } from './guests.ts'
import { clearHistory, listHistory, listSessions } from './history.ts'
import { type ChatLimits, messageThrottle, tokenLimits } from './limits.ts'
import { asUserOrGuest, knownGuest, type Owner, ownerOf, settle } from './owner.ts'
import type { AssistantDeps } from './post-message.ts'
import { ChatSessions, History, HistoryCleared, HistoryQuery, PostMessage, SessionQuery } from './schemas.ts'
import { startTurn } from './start-turn.ts'

export interface ChatDeps extends ServiceDeps, AssistantDeps {
  verifyToken: VerifyToken
  guests: Guests
  /** Keeps the pseudonyms of owners and networks from being guessed. */
  pseudonymKey: string
  limits: ChatLimits
}

const tag = 'chat'

/** The shopping assistant: answers that stream, and the conversations of users and guests. */
export const createChatApp = (deps: ChatDeps) =>
  createService('chat', ping(deps.db), deps).route('/', chatRoutes(deps))

/** The routes as a typed client sees them (Hono's `hc`). @public */
export type ChatApp = ReturnType<typeof createChatApp>

const STREAM = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'private, no-store, no-transform',
  'X-Accel-Buffering': 'no',
}

/** What only messages need, and the other routes never read. */
const loadAssistant = () => import('./post-message.ts')

function chatRoutes(deps: ChatDeps) {
  const { db, verifyToken, guests, pseudonymKey, limits, log = logToConsole } = deps
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
          'Server-sent events: unnamed events carry the text in order; named ones carry JSON: `tool` while the assistant looks something up, `cart` after it changed the cart, `products` with the cards that it shows, `failure`, and `done`; `data: [DONE]` is always last. A message sent again with its `client_message_id` is answered as before. A new message ends the answer that is still being written to the same conversation. A guest’s first answer carries the `X-Chat-Token` header and a cookie; either one continues the conversation.',
        answers: {
          200: {
            description: 'The answer as it is written.',
            contentType: 'text/event-stream',
            headers: ['X-Chat-Token', 'Set-Cookie'],
          },
        },
        refusals: {
          409: 'Another message of this conversation, or this one, is being answered at this moment.',
          413: 'The body is over 1 MiB, or the conversation is too long for the model.',
          ...TOO_MANY,
        },
      }),
      anyone,
      guest,
      input('json', PostMessage),
      async (c) => {
        const { text, session_id, client_message_id } = c.req.valid('json')
        const client = pseudonymOf(pseudonymKey, `network ${networkOf(c.env?.context?.ip)}`)
        const loading = loadAssistant()
        loading.catch(() => undefined)
        const turn = await asUserOrGuest(c, c.var, guests, (owner) => {
          const subject = pseudonymOf(pseudonymKey, nameOf(owner))
          return startTurn(db, owner, {
            label: session_id,
            text,
            clientMessageId: client_message_id,
            throttle: messageThrottle(limits),
            attempt: { id: crypto.randomUUID(), client, subject },
            tokens: tokenLimits(limits, subject),
          })
        })
        const { answerMessage, replayReply } = await loading
        if (turn.kind === 'replay') return c.body(await replayReply(deps, turn.reply), 200, STREAM)
        const stream = await answerMessage(deps, turn, {
          question: text,
          principal: 'guest' in turn.owner ? undefined : turn.owner.principal,
          user: pseudonymOf(pseudonymKey, nameOf(turn.owner)),
          requestId: c.var.requestId,
          log,
        })
        return c.body(stream, 200, STREAM)
      },
    )
    .get(
      '/api/chat/history',
      operation({
        id: 'getChatHistory',
        tag,
        summary: 'Reads a conversation',
        description:
          'The newest `limit` messages in the order they were written; empty for everyone but its owner. An answer that showed cards has their `products`, as they are now.',
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
