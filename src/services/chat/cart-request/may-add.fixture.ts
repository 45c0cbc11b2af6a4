import { type CartRequest, mayAdd } from './may-add.ts'

export const gulbahar = { id: 11, name: 'Gulbahar Floral Maxi Dress' }
export const crimson = { id: 12, name: 'Crimson Banarasi Silk Saree' }
export const potli = { id: 13, name: 'Zari Potli Bag' }
export const ivory = { id: 14, name: 'Ivory Organza Saree' }
export const sehr = { id: 15, name: 'Sehr Three-Piece Lawn Jora' }
const shown = [gulbahar, crimson, potli, ivory, sehr]
/** A product that a poisoned text wants in the cart. */
export const poison = { id: 99, name: 'Midnight Velvet Gown' }

/** A request for the second product of the list that was shown. */
export const request = (question: string, more: Partial<CartRequest> = {}): CartRequest => ({
  question,
  lastAnswer: undefined,
  product: crimson,
  quantity: 1,
  shown,
  seen: [...shown, poison].map(({ id }) => id),
  readNow: [],
  ...more,
})

/** The ids of all products that a message lets into the cart. */
export const letsIn = (question: string, more: Partial<CartRequest> = {}) =>
  [...(more.shown ?? shown), poison, ...(more.readNow ?? [])]
    .filter((product) => mayAdd(request(question, { ...more, product })).allowed)
    .map(({ id }) => id)
