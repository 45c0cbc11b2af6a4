import './editor.css'
import { useLocation, useRoute } from 'preact-iso'
import { answerOf, RequestFailed } from '../../src/client/answer.ts'
import type { Category } from '../../src/client/types.ts'
import { Submit } from '../account/submit.tsx'
import { api } from '../api.ts'
import { BroughtBack } from '../components/brought-back.tsx'
import { Area, Field } from '../components/field.tsx'
import { Page } from '../components/page.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import type { Fields } from '../drafts.ts'
import { tell } from '../state/notices.ts'
import { asUser } from '../state/session.ts'
import { useKeptForm } from '../use-kept-form.ts'
import { changedFields, changedOf } from '../changed.ts'
import { forgetWhatChanged, useOwnerLoad } from './owner-load.ts'
import { PictureField } from './picture-field.tsx'

const LIST = '/admin/categories'

const fieldsOf = ({ name, description, image_url }: Category): Fields => ({
  name,
  description: description ?? '',
  image_url: image_url ?? '',
})

/** Adds a category. */
export const NewCategoryPage = () => (
  <Page title="New category">
    <CategoryForm
      category={undefined}
      save={async ({ name = '', description = '', image_url = '' }) => {
        const json = { name, description, image_url }
        const added = await asUser(() => answerOf(api.categories.$post({ json })))
        forgetWhatChanged()
        return added
      }}
    />
  </Page>
)

/** A category, to be changed. */
export function CategoryPage() {
  const { id = '' } = useRoute().params
  return <OneCategory key={id} id={id} />
}

function OneCategory({ id }: { id: string }) {
  const param = { id }
  const { data, failure, loading, reload, replace } = useOwnerLoad(`category ${id}`, (signal) =>
    answerOf(api.categories[':id'].$get({ param }, { init: { signal } })),
  )
  const isOpen = data !== undefined && !loading
  return (
    <Page title={data?.name ?? 'Category'}>
      <ProblemNote failure={failure} retry={failure?.status === 404 ? undefined : reload}>
        <a href={LIST}>All categories</a>
      </ProblemNote>
      {!isOpen && !failure && <div class="owner-editor__room skeleton" aria-hidden="true" />}
      {isOpen && (
        <CategoryForm
          category={data}
          save={async (fields) => {
            const json = changedOf(fields, changedFields(fieldsOf(data), fields))
            if (!json) return data
            const saved = await asUser(() => answerOf(api.categories[':id'].$put({ param, json })))
            forgetWhatChanged()
            replace(saved)
            return saved
          }}
        />
      )}
    </Page>
  )
}

interface CategoryFormProps {
  /** Undefined for a new one. */
  category: Category | undefined
  save: (fields: Fields) => Promise<Category>
}

function CategoryForm({ category, save }: CategoryFormProps) {
  const { route } = useLocation()
  const store = async (fields: Fields, typedSince: () => boolean) => {
    try {
      const saved = await save(fields)
      if (!typedSince()) route(LIST)
      else if (!category) route(`${LIST}/${saved.id}`, true)
      tell(`${saved.name} is saved.`, 'good')
      return { fields: fieldsOf(saved), name: formOf(saved) }
    } catch (error) {
      if (!(error instanceof RequestFailed) || error.problem.detail !== NAME_TAKEN) throw error
      form.refuse({ name: 'Another category has this name already.' })
      return undefined
    }
  }
  const shown: Fields = category ? fieldsOf(category) : {}
  const form = useKeptForm({ name: formOf(category), shown, save: store })
  const filling: Fields = { ...shown, ...form.draft }
  const filled = (name: string) => ({ name, defaultValue: filling[name] ?? '', error: form.errorOf(name) })

  return (
    <form class="owner-editor" onInput={form.onInput} onSubmit={form.onSubmit}>
      <div class="stack">
        <BroughtBack form={form} />
        <Field label="Name" required maxLength={100} {...filled('name')} />
        <Area label="Description" rows={5} maxLength={5000} {...filled('description')} />
      </div>
      <PictureField {...filled('image_url')} />
      <div class="owner-editor__end stack">
        <ProblemNote failure={form.failure} />
        <div class="form__actions">
          <Submit busy={form.busy} doing="Saving…">
            {category ? 'Save' : 'Add the category'}
          </Submit>
          <a href={LIST}>All categories</a>
        </div>
      </div>
    </form>
  )
}

/** What a category's form is called, by which its draft is kept. */
export const formOf = (category: Category | undefined): string => `category ${category?.id ?? 'new'}`

const NAME_TAKEN = 'Category name already exists'
