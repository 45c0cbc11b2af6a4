import { useState } from 'preact/hooks'
import { Confirm } from '../components/confirm.tsx'
import { answered } from '../../src/client/answer.ts'
import type { Category } from '../../src/client/types.ts'
import { api } from '../api.ts'
import { useCategories } from '../catalogue/categories.ts'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { keepDraft } from '../drafts.ts'
import { tell } from '../state/notices.ts'
import { asUser, user } from '../state/session.ts'
import { formOf } from './category.tsx'
import { pageHeading, useFocusKept } from './focus-kept.ts'
import { forgetWhatChanged } from './owner-load.ts'
import { type Column, Table } from './table.tsx'

const PATH = '/admin/categories'

const IN_USE =
  'Products are still in this category, perhaps some that are off sale. Put them into another one first.'

/** The categories, by name. */
export function CategoriesPage() {
  const { data, failure, reload, replace } = useCategories()
  const [asked, setAsked] = useState<Category>()
  const [deleted, setDeleted] = useState<number>()
  useFocusKept(pageHeading, [deleted])

  const remove = async (category: Category) => {
    const { id, name } = category
    await asUser(() => answered(api.categories[':id'].$delete({ param: { id: String(id) } })))
    forgetWhatChanged()
    keepDraft(user.peek()?.id, formOf(category), {})
    replace((data ?? []).filter((other) => other.id !== id))
    setAsked(undefined)
    setDeleted(id)
    tell(`${name} is deleted.`, 'good')
  }

  return (
    <Page title="Categories" aside={<NewCategory />}>
      <ProblemNote failure={failure} retry={reload} />
      {!failure && data?.length !== 0 && (
        <Table
          caption="Categories"
          columns={columnsOf(setAsked)}
          keyOf={({ id }) => id}
          rows={data}
          expected={5}
        />
      )}
      {data?.length === 0 && <p class="empty">There is no category yet.</p>}
      {asked && (
        <Confirm
          title={`Delete ${asked.name}?`}
          yes="Delete the category"
          doing="Deleting…"
          words={{ 409: IN_USE }}
          act={() => remove(asked)}
          onClose={() => setAsked(undefined)}
        >
          <p>This is not taken back.</p>
        </Confirm>
      )}
    </Page>
  )
}

const columnsOf = (ask: (category: Category) => void): Column<Category>[] => [
  { title: 'Category', cell: ({ id, name }) => <a href={`${PATH}/${id}`}>{name}</a> },
  { title: 'Description', cell: ({ description }) => description ?? <span class="quiet">None</span> },
  {
    title: 'Changes',
    cell: (category) => (
      <button type="button" class="button button--small" onClick={() => ask(category)}>
        Delete<span class="unseen"> {category.name}</span>
      </button>
    ),
  },
]

const NewCategory = () => (
  <p>
    <a class="button button--primary" href={`${PATH}/new`}>
      New category
    </a>
  </p>
)
