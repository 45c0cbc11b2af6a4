import { answered } from '../src/client/answer.ts'
import { createClient } from '../src/client/create-client.ts'
import { readChat } from '../src/client/read-chat.ts'

// A page of another site that asks the shop's assistant. The shop names that site in CORS_ORIGINS.

/** Where the page keeps who its guest is: the cookies of the shop are not for other sites. */
const GUEST = 'chat-token'

/**
 * Asks the assistant of the shop at `url`, and writes its answer into `answer` as it comes, with a link to each product
 * that it shows. Throws `RequestFailed` where the shop refuses, and `AnswerLost` where the answer breaks off.
 */
export async function ask(url: string, text: string, answer: HTMLElement): Promise<void> {
  const token = localStorage.getItem(GUEST)
  const shop = createClient(url, { headers: token === null ? {} : { 'X-Chat-Token': token } })
  const json = { session_id: 'main', text, client_message_id: crypto.randomUUID() }
  const response = await answered(shop.chat.messages.$post({ json }))
  const given = response.headers.get('X-Chat-Token')
  if (given !== null) localStorage.setItem(GUEST, given)

  for await (const event of readChat(response)) {
    if (event.type === 'text') answer.append(event.text)
    if (event.type === 'failure') answer.append(event.message)
    if (event.type === 'products') {
      for (const { id, name } of event.products) {
        const link = document.createElement('a')
        link.href = new URL(`/products/${id}`, url).href
        link.textContent = name
        answer.append(link)
      }
    }
  }
}
