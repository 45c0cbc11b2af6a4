import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Product } from '../../src/client/types.ts'
import { rememberAddition } from '../account/pending-addition.ts'
import { Picture } from '../components/picture.tsx'
import { Stock } from '../components/stock.tsx'
import { money } from '../money.ts'
import { signInPath } from '../navigation.ts'
import { addToCart } from '../state/cart.ts'
import { user } from '../state/session.ts'
import { uncoverPage } from './visibility.ts'

/** The products that an answer shows. */
export function Cards({ products }: { products: readonly Product[] }) {
  if (products.length === 0) return null
  return (
    <ul class="chat__cards">
      {products.map((product) => (
        <li key={product.id}>
          <Card product={product} />
        </li>
      ))}
    </ul>
  )
}

function Card({ product: { id, name, price, image_url, stock_quantity } }: { product: Product }) {
  return (
    <article class="chat-card">
      <Picture src={image_url} alt="" class="chat-card__picture" />
      <div class="chat-card__text">
        <p class="chat-card__name" dir="auto">
          {name}
        </p>
        <p class="quiet numbers">{money(price)}</p>
        <Stock left={stock_quantity} />
        <div class="chat-card__ways">
          <a class="button button--small" href={`/products/${id}`}>
            View<span class="unseen"> {name}</span>
          </a>
          {stock_quantity > 0 && <Add id={id} name={name} />}
        </div>
      </div>
    </article>
  )
}

const WORDS = { idle: 'Add to cart', adding: 'Adding…', added: 'Added' } as const

/** Puts one piece into the cart; a guest signs in first, and it is added then. */
function Add({ id, name }: { id: number; name: string }) {
  const { url, route } = useLocation()
  const [state, setState] = useState<keyof typeof WORDS>('idle')
  const [failure, setFailure] = useState('')

  const signIn = () => {
    rememberAddition({ product_id: id, quantity: 1 })
    uncoverPage()
    route(signInPath(url))
  }

  const add = async () => {
    if (state === 'adding') return
    if (user.peek() === null) {
      signIn()
      return
    }
    setState('adding')
    setFailure('')
    try {
      await addToCart(id)
      setState('added')
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error
      setState('idle')
      if (error.status === 401) signIn()
      else setFailure(error.problem.detail)
    }
  }

  return (
    <>
      <button
        type="button"
        class="button button--small"
        aria-busy={state === 'adding'}
        onClick={() => void add()}
      >
        {WORDS[state]}
        <span class="unseen"> {name}</span>
      </button>
      <p class="chat-card__told small" role="status">
        {failure}
        {state === 'added' && <span class="unseen">{name} is in your cart.</span>}
      </p>
    </>
  )
}
