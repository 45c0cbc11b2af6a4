import type { ColumnType, Generated } from 'kysely'

/** Money and other exact decimals travel as text, never as floating point. */
type Decimal = ColumnType<string, string, string>
/** Times are read through `isoTime`, which gives text; the database alone sets them. */
type Timestamp = ColumnType<string, never, never>
/** JSON is written as text and read parsed. */
type Json<T> = ColumnType<T, string, string>

export type Role = 'customer' | 'admin'
export type AttemptAction =
  | 'sign_in'
  | 'registration'
  | 'password_check'
  | 'password_reset'
  | 'email_verification'
  | 'chat_message'
export type MailedTokenPurpose = 'password_reset' | 'email_verification'
export type AuditSubject = 'user' | 'order' | 'product'
export type AuditEvent =
  | 'registered'
  | 'signed_in'
  | 'sign_in_failed'
  | 'signed_out_everywhere'
  | 'password_changed'
  | 'password_change_failed'
  | 'password_reset_requested'
  | 'password_reset'
  | 'email_verified'
  | 'role_changed'
  | 'account_deactivated'
  | 'account_reactivated'
  | 'order_changed'
  | 'price_changed'
export type OrderStatus = 'pending' | 'processing' | 'completed' | 'cancelled'
export type PaymentStatus = 'pending' | 'paid' | 'failed'
export type MessageRole = 'user' | 'assistant'
export type MessageStatus = 'streaming' | 'complete' | 'partial' | 'aborted' | 'error'

export interface Database {
  users: {
    id: Generated<number>
    email: string
    password_hash: string
    full_name: string
    phone: string | null
    address: string | null
    role: Generated<Role>
    is_active: Generated<boolean>
    /** Tokens carry the version they were issued under; raising it ends them all. */
    token_version: Generated<number>
    email_verified_at: ColumnType<string | null, never, string>
    created_at: Timestamp
    updated_at: Timestamp
  }
  /** What is limited by how often it is tried: a row an attempt, for as long as it counts. */
  attempts: {
    id: string
    action: AttemptAction
    /** Pseudonyms: of the network that tries, and of what it tries at. */
    client: string
    subject: string
    at: ColumnType<string, never, never>
  }
  /** Session tokens that were signed out, for as long as they would have counted. */
  ended_tokens: {
    token_id: string
    expires_at: ColumnType<string, never, never>
  }
  /** The tokens in links sent by mail, hashed; a used one is gone. */
  mailed_tokens: {
    token_hash: Buffer
    user_id: number
    purpose: MailedTokenPurpose
    /** The account's at that time: a link outlives no change of password, role or standing. */
    token_version: number
    expires_at: ColumnType<string, never, string>
    created_at: Timestamp
  }
  audit_log: {
    id: Generated<string>
    at: Timestamp
    event: AuditEvent
    /** Who did it; null where nobody was signed in. */
    actor_id: number | null
    subject: AuditSubject
    subject_id: number | null
    client: string | null
    request_id: string
    details: Json<Record<string, unknown>>
  }
  categories: {
    id: Generated<number>
    name: string
    description: string | null
    image_url: string | null
    created_at: Timestamp
    updated_at: Timestamp
  }
  products: {
    id: Generated<number>
    name: string
    description: string | null
    price: Decimal
    category_id: number | null
    image_url: string | null
    stock_quantity: Generated<number>
    is_active: Generated<boolean>
    featured: Generated<boolean>
    /** What a search looks in; kept by a trigger. */
    search_document: ColumnType<string | null, never, never>
    created_at: Timestamp
    updated_at: Timestamp
  }
  /** What the words of a search also mean; without words, that a word only carries a wish. */
  search_synonyms: {
    term: string
    words: string[]
    updated_at: Timestamp
  }
  carts: {
    id: Generated<number>
    user_id: number
    created_at: ColumnType<string, never, string>
  }
  cart_items: {
    id: Generated<number>
    cart_id: number
    product_id: number
    quantity: number
    created_at: Timestamp
    updated_at: Timestamp
  }
  /** The keys under which pieces were put into carts. */
  cart_additions: {
    user_id: number
    idempotency_key: string
    /** Tells a repeated request from another one that reuses its key. */
    request_fingerprint: string
    created_at: Timestamp
  }
  orders: {
    id: Generated<number>
    user_id: number
    status: Generated<OrderStatus>
    payment_status: Generated<PaymentStatus>
    total_amount: Decimal
    shipping_address: string
    idempotency_key: string | null
    /** Tells a repeated request from another one that reuses its key. */
    request_fingerprint: string | null
    created_at: Timestamp
    updated_at: Timestamp
  }
  order_items: {
    id: Generated<number>
    order_id: number
    product_id: number
    product_name: string
    quantity: number
    price: Decimal
  }
  chat_sessions: {
    id: Generated<number>
    user_id: number | null
    guest_id: string | null
    /** The label the owner's client chose; unique per owner only. */
    session_id: string
    title: string
    created_at: Timestamp
    updated_at: ColumnType<string, never, string>
  }
  chat_messages: {
    id: Generated<number>
    chat_session_id: number
    role: MessageRole
    content: string
    /** An answer is `streaming` while it is written, of which a conversation has one at most. */
    status: Generated<MessageStatus>
    metadata: Json<ChatMetadata>
    /** The name that the client gave to a customer's message; unique in the conversation. */
    client_message_id: string | null
    /** The customer's message that an answer answers. */
    reply_to: number | null
    /** When a streaming answer was last heard of. */
    checked_at: ColumnType<string, string | undefined, string>
    created_at: ColumnType<string, string | undefined, never>
  }
  /** The tokens of a day (UTC), used or reserved: an owner's, by pseudonym, and those of the whole `shop`. */
  chat_token_counts: {
    day: string
    subject: string
    tokens: ColumnType<string, number, number>
  }
  /** What answers that are being written have reserved of these counts. */
  chat_token_reservations: {
    reply_id: number
    day: string
    subject: string
    tokens: number
    created_at: Timestamp
  }
}

export interface ChatMetadata {
  model?: string
  finish?: string
  prompt_tokens?: number
  completion_tokens?: number
  tools?: readonly { name: string; status: string }[]
  /** The products whose cards were shown, in order: from then on "the second one" is of these. */
  products?: readonly number[]
  /** The product whose card was shown once more, from among those shown before. */
  again?: readonly number[]
  /** The references to products, as they were written out. */
  mentions?: readonly (readonly [id: number, text: string])[]
}
