import { effect, signal } from '@preact/signals'
import { answered, answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { untilAnswered } from '../until-answered.ts'
import { forgetLoaded } from './loaded.ts'

/** Who is signed in: null for a guest, undefined while it is not known yet. */
export const user = signal<User | null | undefined>(undefined)

/** Why it is not known who is signed in, while the shop cannot be asked. */
export const unknown = signal<RequestFailed | undefined>(undefined)

const AGAIN_AFTER_MS = 5_000

/** Other tabs of this browser learn here that someone signed in or out. */
const tabs = new BroadcastChannel('session')

/** Counts what was learnt of who is signed in: an answer that was overtaken by something newer is passed over. */
let turn = 0

/**
 * Asks the shop who is signed in. Throws nothing: when it cannot be asked, what was known stays, and as long as nothing
 * was, it is asked again every few seconds and `unknown` says why.
 */
export async function loadSession(): Promise<void> {
  turn += 1
  const mine = turn
  try {
    const { user: found } = await untilAnswered(() => answerOf(api.users.session.$get()))
    if (mine === turn) settle(found)
  } catch (error) {
    if (mine !== turn || user.peek() !== undefined) return
    if (!(error instanceof RequestFailed)) throw error
    unknown.value = error
    setTimeout(() => void (mine === turn && loadSession()), AGAIN_AFTER_MS)
  }
}

/** Takes the account as a change of its profile answered, unless another one is signed in by now. */
export function profileChanged(account: User): void {
  if (user.peek()?.id === account.id) signedInAs(account)
}

/** Takes what a sign-in or a registration answered. */
export function signedInAs(account: User): void {
  settle(account)
  tabs.postMessage('changed')
}

/** Notes that nobody is signed in any more, as a 401 tells too. */
export function signedOut(): void {
  settle(null)
  tabs.postMessage('changed')
}

/** Signs out here, or with `everywhere` on every device. */
export async function signOut(everywhere = false): Promise<void> {
  await answered(everywhere ? api.users['logout-all'].$post() : api.users.logout.$post())
  signedOut()
}

/** Runs a request that needs someone signed in; a 401 means that this account is not any more. */
export async function asUser<T>(request: () => Promise<T>): Promise<T> {
  const as = user.peek()?.id
  try {
    return await request()
  } catch (error) {
    if (error instanceof RequestFailed && error.status === 401 && user.peek()?.id === as) signedOut()
    throw error
  }
}

/** Calls back at once and whenever another account, or none, is signed in. */
export const onAccountChange = (changed: (account: User | null) => void): (() => void) => {
  let known: number | null | undefined
  return effect(() => {
    const account = user.value
    if (account === undefined || (account?.id ?? null) === known) return
    known = account?.id ?? null
    changed(account)
  })
}

function settle(account: User | null): void {
  turn += 1
  if ((account?.id ?? null) !== (user.peek()?.id ?? null)) forgetLoaded()
  user.value = account
  unknown.value = undefined
}

tabs.addEventListener('message', () => void loadSession())
// A tab that was left alone for long may belong to another account by now.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void loadSession()
})
