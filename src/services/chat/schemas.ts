import * as v from 'valibot'
import { Count, RowId, text, Time, wholeNumberText } from '../../http/fields.ts'

const SessionLabel = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,100}$/, 'Must be 1 to 100 letters, digits, - or _.'),
  v.description('A label the client chooses; it is no credential.'),
)

/** SSE cannot carry carriage returns, so none is stored: each line break becomes a line feed. */
const lineFeeds = v.transform((value: string) => value.replace(/\r\n?/g, '\n'))

export const PostMessage = v.pipe(
  v.object({ text: v.pipe(text({ min: 1, max: 2000 }), lineFeeds), session_id: SessionLabel }),
  v.metadata({ ref: 'PostMessage' }),
)

export const HistoryQuery = v.object({
  session_id: SessionLabel,
  limit: v.optional(wholeNumberText(1, 100), '50'),
  offset: v.optional(wholeNumberText(0), '0'),
})
export type HistoryQuery = v.InferOutput<typeof HistoryQuery>

export const SessionQuery = v.object({ session_id: SessionLabel })

export const History = v.pipe(
  v.strictObject({
    messages: v.array(
      v.strictObject({
        id: RowId,
        session_id: v.string(),
        role: v.picklist(['user', 'assistant']),
        content: v.string(),
        created_at: Time,
      }),
    ),
    total: Count,
    session_id: v.string(),
  }),
  v.metadata({ ref: 'History' }),
)

export const HistoryCleared = v.pipe(
  v.strictObject({ message: v.literal('Chat history cleared'), session_id: v.string() }),
  v.metadata({ ref: 'HistoryCleared' }),
)

export const ChatSessions = v.array(
  v.pipe(
    v.strictObject({ session_id: v.string(), title: v.string(), message_count: Count, updated_at: Time }),
    v.metadata({ ref: 'ChatSession' }),
  ),
)
