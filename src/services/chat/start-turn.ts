import type { Db } from '../../db/client.ts'
import { isViolationOf } from '../../db/constraints.ts'
import type { ChatMetadata } from '../../db/schema.ts'
import { admitted, lockAttempts } from '../../db/throttle.ts'
import { AppError, invalid } from '../../lib/errors.ts'
import type { PlainMessage } from './conversation.ts'
import type { KeptStatus } from './finish-turn.ts'
import { remembered } from './remembered.ts'
import { claimed } from './owned-sessions.ts'
import type { Owner } from './owner.ts'
import { lockTokens } from './token-limits.ts'
import { type Asked, lockConversation, turnStatement } from './turn-statement.ts'

/** A message that is to be answered now. The answer is kept already, as streaming; `finishTurn` must end it. */
export interface StartedTurn {
  kind: 'started'
  owner: Owner
  chatSessionId: number
  userMessageId: number
  replyId: number
  /** What the model is to know of the conversation before this message, oldest first. */
  history: PlainMessage[]
  /** The products of the cards that the customer saw last, in their order. */
  shown: readonly number[]
  /** Every product whose card was shown in this conversation, the latest first. */
  seen: readonly number[]
}

export interface KeptReply {
  id: number
  content: string
  status: KeptStatus
  metadata: ChatMetadata
}

/** A message that was answered before. */
interface ReplayedTurn {
  kind: 'replay'
  reply: KeptReply
}

/**
 * Keeps the customer's message and begins its answer, which ends the one that is still being written; a new label starts a
 * conversation. One request. A message sent again under its client's id gives the answer that it got, and is answered anew
 * where it got none. Undefined for a user whose account is gone.
 *
 * Refuses with 429 past the limits of messages, or where the tokens of today do not suffice; 409 where another message of
 * the conversation came at the same moment, or the very same one is being answered; 422 where the id was another
 * message's. A refused message is not kept.
 */
export async function startTurn(
  db: Db,
  owner: Owner,
  asked: Asked,
): Promise<StartedTurn | ReplayedTurn | undefined> {
  const { label, throttle, attempt } = asked
  const row = await claimed(db, owner, turnStatement(db, owner, asked), {
    before: [lockAttempts(db, throttle, attempt), lockTokens(db, {})],
    after: [lockConversation(db, owner, label)],
  }).catch((error: unknown) => {
    throw isViolationOf('chat_messages_streaming_key', error) ? atOnce() : error
  })
  if (row.verdict === 'gone') return undefined
  const { verdict, answer, latest, seconds_to_midnight, ...turn } = admitted(row)
  switch (verdict) {
    case 'reworded':
      throw invalid([{ path: 'client_message_id', message: 'Was used for another message.' }])
    case 'in_progress':
      throw conflict('This message is being answered already.', 2)
    case 'busy':
      throw atOnce()
    case 'spent_by_owner':
      throw spent('You have asked the assistant as much as it can answer in a day.', seconds_to_midnight)
    case 'spent_by_shop':
      throw spent('The assistant has answered as much as it can in a day.', seconds_to_midnight)
  }
  if (verdict === 'replay' && answer && answer.status !== 'streaming') {
    return { kind: 'replay', reply: { ...answer, status: answer.status } }
  }
  const { chat_session_id, user_message_id, reply_id, shown, seen } = turn
  if (chat_session_id === null || reply_id === null) throw new Error('A message was admitted and not kept')
  return {
    kind: 'started',
    owner,
    chatSessionId: chat_session_id,
    userMessageId: user_message_id,
    replyId: reply_id,
    history: remembered(
      latest.map(({ role, content, mentions }) => ({ role, content, ...(mentions && { mentions }) })),
    ),
    shown: shown ?? [],
    seen: seen ?? [],
  }
}

const conflict = (message: string, seconds: number) =>
  new AppError('conflict', message, { headers: { 'Retry-After': String(seconds) } })

const atOnce = () =>
  conflict('Another message of this conversation came at the same moment. Send this one again.', 1)

const spent = (message: string, seconds: number) =>
  new AppError('too_many', `${message} It is there for you again tomorrow.`, {
    headers: { 'Retry-After': String(seconds) },
  })
