import { useLocation } from 'preact-iso'
import { useEffect, useRef, useState } from 'preact/hooks'
import { answerOf } from '../../src/client/answer.ts'
import { api } from '../api.ts'
import { catalogueUrl, filtersOf } from '../catalogue/filters.ts'
import { useDebounced } from '../debounce.ts'
import { Icon } from './icon.tsx'

const WAITS_MS = 300

/**
 * The search of the header: suggests products while one types. On the catalogue what is typed filters the list at once,
 * beside the other filters; elsewhere it leads there when it is sent.
 */
export function Search() {
  const { path, query, route } = useLocation()
  const [suggestions, setSuggestions] = useState<readonly string[]>([])
  const isCatalogue = path === '/products'
  const searched = isCatalogue ? (query.search ?? '') : ''
  const [entered, setEntered] = useState(searched)
  const sent = useRef(searched)
  const newest = useRef('')
  useEffect(() => {
    if (searched === sent.current) return
    sent.current = searched
    setEntered(searched)
  }, [searched])

  const find = (words: string, replace = false) => {
    sent.current = words
    const others = isCatalogue ? filtersOf(query) : {}
    route(catalogueUrl({ ...others, search: words, page: 1 }), replace)
  }
  const typed = useDebounced((words: string) => {
    if (isCatalogue && searched !== words) find(words, true)
    newest.current = words
    void suggest(words).then((names) => newest.current === words && setSuggestions(names))
  }, WAITS_MS)

  return (
    <search class="header__search">
      <form
        action="/products"
        method="get"
        onSubmit={(event) => {
          event.preventDefault()
          const words = new FormData(event.currentTarget).get('search')
          if (typeof words === 'string') find(words.trim())
        }}
      >
        <label class="unseen" for="header-search">
          Search the shop
        </label>
        <input
          id="header-search"
          class="header__words"
          type="search"
          name="search"
          placeholder="Search"
          maxLength={200}
          enterKeyHint="search"
          autocomplete="off"
          list="header-suggestions"
          value={entered}
          onInput={({ currentTarget }) => {
            setEntered(currentTarget.value)
            typed(currentTarget.value.trim())
          }}
        />
        <datalist id="header-suggestions">
          {suggestions.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
        <button class="header__icon" type="submit" aria-label="Search">
          <Icon name="search" />
        </button>
      </form>
    </search>
  )
}

/** Names of products that go on as the words begin; none where the shop cannot say. */
async function suggest(words: string): Promise<readonly string[]> {
  if (words.length < 2) return []
  try {
    const { suggestions } = await answerOf(api.products.suggest.$get({ query: { q: words } }))
    return suggestions.map(({ name }) => name)
  } catch {
    return []
  }
}
