import type { Order, User } from '../../src/client/types.ts'
import { type Load, useLoad } from '../use-load.ts'
import { keyOfOrder, loadOrder } from './load.ts'

/** One order, for the page that shows it. */
export const useOrder = (id: string, account: User | undefined): Load<Order> =>
  useLoad(account && keyOfOrder(id), (signal) => loadOrder(id, signal))
