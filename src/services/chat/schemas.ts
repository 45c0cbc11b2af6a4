import * as v from 'valibot'
import { Amount, Count, RowId, text, Time, wholeNumberText } from '../../http/fields.ts'
import { forModel } from './text-for-model.ts'

const Label = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,100}$/, 'Must be 1 to 100 letters, digits, - or _.'),
)

const SessionLabel = v.pipe(Label, v.description('A label the client chooses; it is no credential.'))

const ClientMessageId = v.pipe(
  Label,
  v.description(
    'A name of the client’s for this message, unique in the conversation. The same message sent again under it gets the answer that it got, and is not asked twice.',
  ),
)

/** SSE cannot carry carriage returns, so none is stored: each line break becomes a line feed. */
const lineFeeds = v.transform((value: string) => value.replace(/\r\n?/g, '\n'))

/** Something that can be seen: the model is given nothing else. */
const visible = v.check((value: string) => forModel(value).trim() !== '', 'Must not be blank.')

export const PostMessage = v.pipe(
  v.object({
    text: v.pipe(text({ min: 1, max: 2000 }), visible, lineFeeds),
    session_id: SessionLabel,
    client_message_id: v.optional(ClientMessageId),
  }),
  v.metadata({ ref: 'PostMessage' }),
)

export const HistoryQuery = v.object({
  session_id: SessionLabel,
  limit: v.optional(wholeNumberText(1, 100), '50'),
  offset: v.optional(wholeNumberText(0), '0'),
})
export type HistoryQuery = v.InferOutput<typeof HistoryQuery>

export const SessionQuery = v.object({ session_id: SessionLabel })

/** A product as the catalogue answers it. */
export const ShownProduct = v.pipe(
  v.strictObject({
    id: RowId,
    name: v.string(),
    description: v.nullable(v.string()),
    price: Amount,
    category_id: v.nullable(RowId),
    category: v.nullable(
      v.strictObject({
        id: RowId,
        name: v.string(),
        description: v.nullable(v.string()),
        image_url: v.nullable(v.string()),
      }),
    ),
    image_url: v.nullable(v.string()),
    stock_quantity: Count,
    is_active: v.boolean(),
    featured: v.boolean(),
    created_at: Time,
    updated_at: Time,
  }),
  v.metadata({ ref: 'ShownProduct', description: 'A product as the catalogue answers it.' }),
)
export type ShownProduct = v.InferOutput<typeof ShownProduct>

export const History = v.pipe(
  v.strictObject({
    messages: v.array(
      v.strictObject({
        id: RowId,
        session_id: v.string(),
        role: v.picklist(['user', 'assistant']),
        content: v.string(),
        created_at: Time,
        products: v.optional(
          v.pipe(
            v.array(ShownProduct),
            v.description(
              'The cards that the answer showed, in order, of products on sale, as they are now.',
            ),
          ),
        ),
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
