import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import type { User } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { Choice } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { user as signedIn } from '../state/session.ts'
import { day } from '../time.ts'
import { grouped } from '../grouped.ts'
import { ChangeAccount, type Change, textOf } from './account-change.tsx'
import { addressOf, oneOf, pageOf, rowsOf } from './address.ts'
import { AccountBadge, RoleBadge } from './badges.tsx'
import { ListEnd } from './list-end.tsx'
import { useOwnerLoad } from './owner-load.ts'
import { SearchField } from './search-field.tsx'
import { type Column, Table } from './table.tsx'

const PATH = '/admin/customers'

/** Who has an account, and whether they may use it. */
export function CustomersPage() {
  const { query, route } = useLocation()
  const [asked, setAsked] = useState<{ account: User; change: Change }>()
  const active = oneOf(['true', 'false'], query.active)
  const search = query.search ?? ''
  const page = pageOf(query.page)
  const { data, failure, loading, reload, replace } = useOwnerLoad(
    `users ${active ?? 'all'} ${page} ${search}`,
    (signal) => {
      const filters = { ...(search && { search }), ...(active && { is_active: active }) }
      return answerOf(api.users.$get({ query: { ...filters, ...rowsOf(page) } }, { init: { signal } }))
    },
    { keep: true },
  )

  return (
    <Page title="Customers">
      <div class="owner-filters">
        <SearchField
          label="Search by name or email"
          maxLength={255}
          value={search}
          onSearch={(words) => route(addressOf(PATH, { active, search: words }), true)}
        />
        <Choice
          label="Show"
          name="active"
          value={active ?? ''}
          onChange={({ currentTarget }) => route(addressOf(PATH, { search, active: currentTarget.value }))}
        >
          <option value="">All accounts</option>
          <option value="true">Only active ones</option>
          <option value="false">Only deactivated ones</option>
        </Choice>
      </div>
      <p class="owner-count quiet" role="status">
        {data && !failure ? countOf(data.total) : ' '}
      </p>
      <ProblemNote failure={failure} retry={reload} />
      {!failure && data?.total !== 0 && (
        <Table
          caption="Accounts"
          columns={columnsOf((account, change) => setAsked({ account, change }))}
          keyOf={({ id }) => id}
          rows={data?.users}
          loading={loading}
        />
      )}
      {!failure && (
        <ListEnd
          page={page}
          total={data?.total}
          none="Nobody fits."
          hrefOf={(other) => addressOf(PATH, { search, active, page: other })}
        />
      )}
      {asked && (
        <ChangeAccount
          {...asked}
          onChanged={(changed) => {
            if (data)
              replace({ ...data, users: data.users.map((one) => (one.id === changed.id ? changed : one)) })
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Page>
  )
}

const columnsOf = (ask: (account: User, change: Change) => void): Column<User>[] => [
  {
    title: 'Customer',
    cell: ({ id, full_name, email }) => (
      <span class="owner-who">
        <span>
          {full_name}
          {id === signedIn.value?.id && <span class="quiet"> (you)</span>}
        </span>
        <span class="quiet small">{email}</span>
      </span>
    ),
  },
  { title: 'Role', cell: ({ role }) => <RoleBadge role={role} /> },
  { title: 'Account', cell: ({ is_active }) => <AccountBadge active={is_active} /> },
  { title: 'Since', cell: ({ created_at }) => <time dateTime={created_at}>{day(created_at)}</time> },
  {
    title: 'Changes',
    cell: (account) => (
      <span class="owner-buttons">
        {(['standing', 'role'] as const).map((change) => (
          <button
            key={change}
            type="button"
            class="button button--small"
            onClick={() => ask(account, change)}
          >
            {textOf(account, change)}
            <span class="unseen">: {account.full_name}</span>
          </button>
        ))}
      </span>
    ),
  },
]

const countOf = (total: number): string => (total === 1 ? '1 account' : `${grouped(total)} accounts`)
