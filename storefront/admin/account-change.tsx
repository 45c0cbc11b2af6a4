import { Confirm } from '../components/confirm.tsx'
import { answerOf } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { tell } from '../state/notices.ts'
import { asUser, loadSession, user as signedIn } from '../state/session.ts'
import { forgetWhatChanged } from './owner-load.ts'

/** What of an account is changed: whether it may be used, or its role. */
export type Change = 'standing' | 'role'

interface Words {
  text: string
  doing: string
  title: string
  means: string
  done: string
}

/** The button that changes an account. */
export const textOf = (account: User, change: Change): string => wordsOf(account, change).text

interface ChangeAccountProps {
  account: User
  change: Change
  onChanged: (account: User) => void
  onClose: () => void
}

/** Asks whether an account is to be changed, and changes it. */
export function ChangeAccount({ account, change, onChanged, onClose }: ChangeAccountProps) {
  const { text, doing, title, means, done } = wordsOf(account, change)
  const isOwn = account.id === signedIn.value?.id
  return (
    <Confirm
      title={title}
      yes={text}
      doing={doing}
      words={{ 409: LAST }}
      act={async () => {
        const param = { id: String(account.id) }
        const changed = await asUser(() =>
          answerOf(api.users[':id'].$put({ param, json: changeOf(account, change) })),
        )
        forgetWhatChanged()
        onChanged(changed)
        onClose()
        tell(done, 'good')
        if (isOwn) await loadSession()
      }}
      onClose={onClose}
    >
      <p>{means}</p>
      {isOwn && <p>This is your own account: these pages will be closed to you.</p>}
    </Confirm>
  )
}

const LAST = 'This is the last administrator, and the shop needs one. Make somebody else administrator first.'

const changeOf = ({ is_active, role }: User, change: Change) =>
  change === 'standing'
    ? { is_active: !is_active }
    : { role: role === 'admin' ? ('customer' as const) : ('admin' as const) }

function wordsOf({ full_name, email, is_active, role }: User, change: Change): Words {
  if (change === 'standing') {
    return is_active
      ? {
          text: 'Deactivate',
          doing: 'Deactivating…',
          title: `Deactivate ${full_name}?`,
          means: `${email} is signed out everywhere and cannot sign in any more. Their orders stay.`,
          done: `${full_name} is deactivated.`,
        }
      : {
          text: 'Reactivate',
          doing: 'Reactivating…',
          title: `Reactivate ${full_name}?`,
          means: `${email} can sign in and shop again.`,
          done: `${full_name} is active again.`,
        }
  }
  return role === 'admin'
    ? {
        text: 'Make customer',
        doing: 'Changing…',
        title: `Make ${full_name} a customer?`,
        means: `${email} can no longer look after the shop.`,
        done: `${full_name} is a customer now.`,
      }
    : {
        text: 'Make administrator',
        doing: 'Changing…',
        title: `Make ${full_name} administrator?`,
        means: `${email} will see every order and account, and can change everything on these pages.`,
        done: `${full_name} is an administrator now.`,
      }
}
