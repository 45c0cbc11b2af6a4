import { type ReadStream, readWithParser } from '../dev/model/sse-readers.ts'
import type { Db } from '../src/db/client.ts'
import { tokenVerifier } from '../src/http/tokens.ts'
import { type ChatDeps, createChatApp } from '../src/services/chat/app.ts'
import { signedGuests } from '../src/services/chat/guests.ts'
import type { ChatModel } from '../src/services/chat/model.ts'
import { shoppingOf } from '../src/services/orders/shopping.ts'
import { catalogueOf } from '../src/services/products/catalogue.ts'
import { saying } from './scripted-model.ts'
import { CHAT_DEFAULTS } from './services.ts'
import { type Answer, JWT_SECRET, type RequestOptions, type Shop, type Shopper } from './shop.ts'

/** A client of the chat, which sends the same token, cookies and headers with everything. */
export const chatClient = (shop: Shop, options: RequestOptions = {}) => ({
  say: (text: string, session_id = 'main') => shop.post('/api/chat/messages', { text, session_id }, options),
  history: (session_id = 'main', page = '') =>
    shop.get(`/api/chat/history?session_id=${session_id}${page}`, options),
  clear: (session_id = 'main') => shop.delete(`/api/chat/history?session_id=${session_id}`, options),
  sessions: () => shop.get('/api/chat/sessions', options),
  /** What was said in a conversation, oldest first. */
  async said(session_id = 'main'): Promise<string[]> {
    const { body } = await this.history(session_id, '&limit=100')
    return body.messages.map(({ content }: { content: string }) => content)
  },
  /** The labels of all conversations, the latest first. */
  async labels(): Promise<string[]> {
    const { body } = await this.sessions()
    return body.map((session: { session_id: string }) => session.session_id)
  },
})

/** A guest id with the token that proves it, as the server would mint it. */
export const mintGuest = () => signedGuests(JWT_SECRET).mint()

/** A guest with a conversation of two messages under each label. */
export async function guestWith(shop: Shop, ...labels: string[]) {
  const guest = await mintGuest()
  for (const label of labels) await chatClient(shop, asGuest(guest.token)).say(`guest in ${label}`, label)
  return guest
}

/** What a customer has said in all of its conversations, by label. */
export async function conversationsOf(shop: Shop, shopper: Shopper): Promise<Record<string, string[]>> {
  const amina = chatClient(shop, shopper)
  const entries = []
  for (const label of await amina.labels()) entries.push([label, await amina.said(label)])
  return Object.fromEntries(entries)
}

/** Headers of a client that says which guest it is, signed in or not. */
export const asGuest = (guestToken: string, token?: string): RequestOptions => ({
  ...(token && { token }),
  headers: { 'X-Chat-Token': guestToken },
})

/** Headers of a browser on a page of this site, with these cookies. */
export const asBrowser = (cookies: Record<string, string>, headers: Record<string, string> = {}) => ({
  headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: cookieHeader(cookies), ...headers },
})

export const cookieHeader = (cookies: Record<string, string>): string =>
  Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')

/** The cookies that an answer sets, by name; a cleared one is empty. */
export const cookiesOf = ({ headers }: { headers: Headers }) =>
  Object.fromEntries(
    headers.getSetCookie().map((line) => {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', value = ''] = pair.split('=')
      return [name, { value, attributes }]
    }),
  )

/** The stream of an answer, as a standard SSE parser reads it. */
export const streamOf = ({ body }: Answer): ReadStream => readWithParser([body])

/** The data of the events of a name in an answer's stream, in order. */
// oxlint-disable-next-line typescript/no-explicit-any -- an event's data, asserted on freely
export const eventsOf = (answer: Answer, name: string): any[] =>
  streamOf(answer).events.flatMap((event) => (event.name === name ? [event.data] : []))

/** The ids of the cards that an answer shows, in order. */
export const cardsOf = (answer: Answer): number[] =>
  eventsOf(answer, 'products').flatMap(({ products }) => products.map(({ id }: { id: number }) => id))

/** What the tools of an answer came to, as `name status`, in order. */
export const toolsOf = (answer: Answer): string[] =>
  eventsOf(answer, 'tool').flatMap(({ name, status }) => (status === 'running' ? [] : [`${name} ${status}`]))

/** The id under which the assistant's answer was kept, as its stream tells it. */
export function messageIdOf(answer: Answer): number | null {
  const data = streamOf(answer).events.find(({ name }) => name === 'done')?.data
  return (data as { message_id: number | null }).message_id
}

interface KeptMessage {
  role: string
  content: string
  status: string
  metadata: Record<string, unknown>
}

/** The rows of a user's or guest's messages, oldest first. */
export async function keptMessages(shop: Shop, owner: number | string): Promise<KeptMessage[]> {
  return shop.sql<KeptMessage>(
    `select role, content, status, metadata from chat_messages
     join chat_sessions on chat_sessions.id = chat_session_id
     where coalesce(user_id::text, guest_id::text) = $1 order by chat_messages.id`,
    [String(owner)],
  )
}

/** A chat service with another model, deadline or database than the shop's. */
export const chatAppWith = (
  db: Db,
  model: ChatModel = { reply: saying('Hello') },
  more: Partial<ChatDeps> = {},
) =>
  createChatApp({
    db,
    verifyToken: tokenVerifier(JWT_SECRET),
    guests: signedGuests(JWT_SECRET),
    model,
    catalogue: catalogueOf(db),
    shopping: shoppingOf(db),
    pseudonymKey: JWT_SECRET,
    ...CHAT_DEFAULTS,
    log: () => {},
    ...more,
  })

/** A message as `Request` takes it. */
export const messageRequest = (text: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', ...headers },
  body: JSON.stringify({ text, session_id: 'main' }),
})

/** Deactivates an account behind the API's back. */
export const deactivate = (shop: Shop, { id }: Shopper) =>
  shop.sql('update users set is_active = false where id = $1', [id])
