import './editor.css'
import { useState } from 'preact/hooks'
import { RequestFailed } from '../../src/client/answer.ts'
import type { Category, Product } from '../../src/client/types.ts'
import { Submit } from '../account/submit.tsx'
import { useCategories } from '../catalogue/categories.ts'
import { BroughtBack } from '../components/brought-back.tsx'
import { Area, Choice, Field } from '../components/field.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import type { Fields } from '../drafts.ts'
import { useKeptForm } from '../use-kept-form.ts'
import { PictureField } from './picture-field.tsx'
import { fieldsOf, STOCK, stockError } from './product-fields.ts'

interface ProductFormProps {
  /** Undefined for a new one. */
  product: Product | undefined
  /** Saves it, and gives it as it is then; `shown` is what the form was filled with. */
  save: (fields: Fields, shown: Product | undefined) => Promise<Product>
}

/** Everything that the owner says of a product. */
export function ProductForm(props: ProductFormProps) {
  const { data, failure, reload } = useCategories()
  if (failure && !data) return <ProblemNote failure={failure} retry={reload} />
  if (!data) return <div class="owner-editor__room skeleton" aria-hidden="true" />
  return <Filled {...props} categories={data} />
}

function Filled({ product, save, categories }: ProductFormProps & { categories: readonly Category[] }) {
  const [shown, setShown] = useState(product)
  const store = async (fields: Fields) => {
    const wrong = stockError(fields.stock_quantity ?? '')
    if (wrong) {
      form.refuse({ stock_quantity: wrong })
      return undefined
    }
    try {
      const saved = await save(fields, shown)
      setShown(saved)
      return { fields: fieldsOf(saved), name: nameOf(saved) }
    } catch (error) {
      if (!isUnknownCategory(error)) throw error
      form.refuse({ category_id: 'This category is gone. Choose another one.' })
      return undefined
    }
  }
  const form = useKeptForm({ name: nameOf(product), shown: shown ? fieldsOf(shown) : {}, save: store })
  const [filling] = useState<Fields>(() => ({ ...(product && fieldsOf(product)), ...form.draft }))
  const filled = (name: string) => ({ name, defaultValue: filling[name] ?? '', error: form.errorOf(name) })

  return (
    <form class="owner-editor" onInput={form.onInput} onSubmit={form.onSubmit}>
      <div class="stack">
        <BroughtBack form={form} />
        <Field label="Name" required maxLength={255} {...filled('name')} />
        <div class="owner-pair">
          <Field
            label="Price"
            required
            inputMode="decimal"
            maxLength={20}
            hint="Such as 5000 or 5000.50"
            {...filled('price')}
          />
          <Field
            label="Pieces in stock"
            {...STOCK}
            hint="As many as there are now"
            {...filled('stock_quantity')}
          />
        </div>
        <Choice label="Category" name="category_id" error={form.errorOf('category_id')}>
          <option value="">None</option>
          {categories.map(({ id, name }) => (
            <option key={id} value={id} selected={String(id) === filling.category_id}>
              {name}
            </option>
          ))}
        </Choice>
        <Area label="Description" rows={7} maxLength={5000} {...filled('description')} />
        <label class="check">
          <input type="checkbox" name="featured" defaultChecked={Boolean(filling.featured)} />
          Featured on the home page
        </label>
      </div>
      <PictureField {...filled('image_url')} />
      <div class="owner-editor__end stack">
        <ProblemNote failure={form.failure} />
        <div class="form__actions">
          <Submit busy={form.busy} doing="Saving…">
            {product ? 'Save' : 'Add to the shop'}
          </Submit>
          <a href="/admin/products">All products</a>
        </div>
      </div>
    </form>
  )
}

const nameOf = (product: Product | undefined): string => `product ${product?.id ?? 'new'}`

const isUnknownCategory = (error: unknown): boolean =>
  error instanceof RequestFailed && error.status === 400 && error.problem.detail === 'Category not found'
