import type { OrderStatus, PaymentStatus } from '../../src/client/types.ts'

type Tone = '' | 'good' | 'warn' | 'bad'

const STATUSES: Record<OrderStatus, { text: string; tone: Tone }> = {
  pending: { text: 'Pending', tone: 'warn' },
  processing: { text: 'Processing', tone: '' },
  completed: { text: 'Completed', tone: 'good' },
  cancelled: { text: 'Cancelled', tone: 'bad' },
}

const PAYMENTS: Record<PaymentStatus, { text: string; tone: Tone }> = {
  pending: { text: 'Not paid yet', tone: 'warn' },
  paid: { text: 'Paid', tone: 'good' },
  failed: { text: 'Payment failed', tone: 'bad' },
}

export const ORDER_STATUSES = Object.keys(STATUSES) as OrderStatus[]

export const statusText = (status: OrderStatus): string => STATUSES[status].text

interface BadgeProps {
  text: string
  tone: Tone
}

const Badge = ({ text, tone }: BadgeProps) => <span class={`badge ${tone && `badge--${tone}`}`}>{text}</span>

export const StatusBadge = ({ status }: { status: OrderStatus }) => <Badge {...STATUSES[status]} />

export const PaymentBadge = ({ status }: { status: PaymentStatus }) => <Badge {...PAYMENTS[status]} />

export const SaleBadge = ({ active }: { active: boolean }) =>
  active ? <Badge text="On sale" tone="good" /> : <Badge text="Off sale" tone="bad" />

export const AccountBadge = ({ active }: { active: boolean }) =>
  active ? <Badge text="Active" tone="good" /> : <Badge text="Deactivated" tone="bad" />

export const RoleBadge = ({ role }: { role: string }) => (
  <Badge text={role === 'admin' ? 'Administrator' : 'Customer'} tone={role === 'admin' ? 'warn' : ''} />
)
