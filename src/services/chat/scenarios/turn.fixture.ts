import { saying } from '../../../../test/scripted-model.ts'
import type { Shop, Shopper } from '../../../../test/shop.ts'

export const MESSAGES = '/api/chat/messages'

/** Lets the model say a first word and then wait until it is told to go on. */
export function heldModel(shop: Shop, first = 'Here') {
  let goOn = () => {}
  const held = new Promise<void>((resolve) => (goOn = resolve))
  shop.model.script = async function* () {
    yield { type: 'text', text: first }
    await held
    yield* saying(' it is')()
  }
  return goOn
}

/** Makes the running turn of a customer as old as it must be for another message to end it. */
export const ageTurn = (shop: Shop, seconds = 5) =>
  shop.sql(
    `update chat_messages set created_at = created_at - make_interval(secs => $1),
       checked_at = checked_at - make_interval(secs => $1) where status = 'streaming'`,
    [seconds],
  )

export const say = (shop: Shop, amina: Shopper, text: string, more: object = {}) =>
  shop.post(MESSAGES, { text, session_id: 'main', ...more }, amina)
