import { randomUUID } from 'node:crypto'
import type { Db } from '../../db/client.ts'
import { type Shop, test as shopTest } from '../../../test/shop.ts'
import { checkpoint, type FinishedReply, finishTurn } from './finish-turn.ts'
import type { Owner } from './owner.ts'
import { type StartedTurn, startTurn } from './start-turn.ts'
import type { TokenLimits } from './token-limits.ts'

export const RESERVE = 1_000
const PLENTY = 1_000_000_000

interface Message {
  id?: string
  limits?: Partial<TokenLimits>
  label?: string
  /** How many messages the owner may send in an hour. */
  perHour?: number
}

/** A speaker of conversations, the guest's unless it is somebody else's; limits leave room for everything. */
export class Speaker {
  readonly owner: Owner
  readonly subject = randomUUID()
  readonly #db: Db
  readonly #shop: Shop

  constructor(db: Db, shop: Shop, owner: Owner = { guest: randomUUID() }) {
    this.#db = db
    this.#shop = shop
    this.owner = owner
  }

  /** Sends a message as it comes from the route. */
  send(text: string, { id, limits = {}, label = 'main', perHour = 1000 }: Message = {}) {
    return startTurn(this.#db, this.owner, {
      label,
      text,
      clientMessageId: id,
      throttle: { action: 'chat_message', limits: [{ by: ['subject'], most: perHour, seconds: 3600 }] },
      attempt: { id: randomUUID(), client: randomUUID(), subject: this.subject },
      tokens: { subject: this.subject, ownerLimit: PLENTY, shopLimit: PLENTY, reserve: RESERVE, ...limits },
    })
  }

  /** Sends a message that must be answered now. */
  async start(text: string, message?: Message): Promise<StartedTurn> {
    const turn = await this.send(text, message)
    if (turn?.kind !== 'started') throw new Error(`The turn of “${text}” was not started`)
    return turn
  }

  finish({ replyId }: StartedTurn, reply: Partial<FinishedReply> = {}) {
    return finishTurn(this.#db, replyId, {
      text: 'Here it is.',
      status: 'complete',
      metadata: {},
      tokens: 0,
      ...reply,
    })
  }

  checkpoint({ replyId }: StartedTurn, text: string) {
    return checkpoint(this.#db, replyId, text)
  }

  /** A message and its answer, which has ended. */
  async exchange(text: string, reply: Partial<FinishedReply> = {}, message?: Message): Promise<StartedTurn> {
    const turn = await this.start(text, message)
    await this.finish(turn, reply)
    return turn
  }

  /** Moves the beginning and the last checkpoint of an answer back in time. */
  async age({ replyId }: StartedTurn, seconds: number): Promise<void> {
    await this.#shop.sql(
      `update chat_messages set created_at = created_at - make_interval(secs => $2),
         checked_at = checked_at - make_interval(secs => $2) where id = $1`,
      [replyId, seconds],
    )
  }

  /** Every message that was kept, oldest first. */
  messages() {
    const [column, id] =
      'guest' in this.owner ? ['guest_id', this.owner.guest] : ['user_id', this.owner.principal.userId]
    return this.#shop.sql<{
      id: number
      role: string
      content: string
      status: string
      reply_to: number | null
    }>(
      `select chat_messages.id, role, content, status, reply_to from chat_messages
       join chat_sessions on chat_sessions.id = chat_session_id
       where ${column} = $1 order by chat_messages.id`,
      [id],
    )
  }

  /** The tokens that are counted as the owner's. */
  async tokens(): Promise<number> {
    const [row] = await this.#shop.sql<{ tokens: string }>(
      'select coalesce(sum(tokens), 0) as tokens from chat_token_counts where subject = $1',
      [this.subject],
    )
    return Number(row?.tokens)
  }

  async reservations(): Promise<number> {
    const rows = await this.#shop.sql('select 1 from chat_token_reservations where subject = $1', [
      this.subject,
    ])
    return rows.length
  }
}

/** The test function for turns as they are stored: `amina` is a guest whom nobody else knows. */
export const test = shopTest.extend('amina', ({ db, shop }) => new Speaker(db, shop))

/** Somebody else. */
export const another = (db: Db, shop: Shop) => new Speaker(db, shop)

/** The tokens that are counted as the shop's today. */
export async function shopTokens(shop: Shop): Promise<number> {
  const [row] = await shop.sql<{ tokens: string }>(
    `select tokens from chat_token_counts where subject = 'shop' and day = (now() at time zone 'UTC')::date`,
  )
  return Number(row?.tokens ?? 0)
}

/** The refusal of a message that came at the same moment as another. */
export const CONFLICT = { kind: 'conflict', headers: { 'Retry-After': '1' } }

export const statusesOf = async (speaker: Speaker): Promise<string[]> =>
  (await speaker.messages()).map(({ status }) => status)
