import type { Throttle } from '../../db/throttle.ts'

export interface MessageLimits {
  /** Messages that one network may send in a minute. */
  perMinute: number
  /** Messages that one owner may send in an hour. */
  perHour: number
}

/** How many messages the assistant answers. A guest's id costs nothing, so a network has a limit of its own. */
export const messageThrottle = ({ perMinute, perHour }: MessageLimits): Throttle => ({
  action: 'chat_message',
  limits: [
    { by: ['client'], most: perMinute, seconds: 60 },
    { by: ['subject'], most: perHour, seconds: 60 * 60 },
  ],
})
