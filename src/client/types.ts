import type { InferResponseType } from 'hono/client'
import type { Client } from './create-client.ts'

type Answer<Endpoint> = InferResponseType<Endpoint, 200>

export type User = Answer<Client['users']['me']['$get']>
export type Product = Answer<Client['products'][':id']['$get']>
export type ProductQuery = NonNullable<Parameters<Client['products']['$get']>[0]>['query']
export type Category = Answer<Client['categories'][':id']['$get']>
export type Cart = Answer<Client['cart']['$get']>
export type CartItem = Cart['items'][number]
export type Order = Answer<Client['orders'][':id']['$get']>
export type OrderStatus = Order['status']
export type PaymentStatus = Order['payment_status']
export type Conversation = Answer<Client['chat']['sessions']['$get']>[number]
export type ChatMessage = Answer<Client['chat']['history']['$get']>['messages'][number]
