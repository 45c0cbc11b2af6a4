import type { Throttle } from '../../db/throttle.ts'

export interface ChatLimits {
  /** Messages that one network may send in a minute. */
  perMinute: number
  /** Messages that one owner may send in an hour. */
  perHour: number
  /** Tokens that one owner may use in a day. */
  ownerTokens: number
  /** Tokens that the whole shop may use in a day. */
  shopTokens: number
}

/** How many messages the assistant answers. A guest's id costs nothing, so a network has a limit of its own. */
export const messageThrottle = ({ perMinute, perHour }: ChatLimits): Throttle => ({
  action: 'chat_message',
  limits: [
    { by: ['client'], most: perMinute, seconds: 60 },
    { by: ['subject'], most: perHour, seconds: 60 * 60 },
  ],
})

/** What is set aside for a turn before it begins: more than most use, less than the longest. */
const RESERVED = 10_000

export const tokenLimits = ({ ownerTokens, shopTokens }: ChatLimits, subject: string) => ({
  subject,
  ownerLimit: ownerTokens,
  shopLimit: shopTokens,
  reserve: RESERVED,
})
