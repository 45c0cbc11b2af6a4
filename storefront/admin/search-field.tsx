import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useDebounced } from '../debounce.ts'

const WAITS_MS = 300

interface SearchFieldProps {
  label: string
  maxLength: number
  /** What is searched for now, as the address says it. */
  value: string
  onSearch: (words: string) => void
}

/** A search that filters while one types; what is typed stays, however late an answer comes. */
export function SearchField({ label, maxLength, value, onSearch }: SearchFieldProps) {
  const id = useId()
  const [words, setWords] = useState(value)
  const sent = useRef(value)
  const send = (typed: string) => {
    if (typed.trim() === sent.current) return
    sent.current = typed.trim()
    onSearch(sent.current)
  }
  const sendSoon = useDebounced(send, WAITS_MS)

  useEffect(() => {
    if (value === sent.current) return
    sent.current = value
    setWords(value)
  }, [value])

  return (
    <form
      class="field"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        send(words)
      }}
    >
      <label class="field__label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="input"
        type="search"
        autocomplete="off"
        enterKeyHint="search"
        maxLength={maxLength}
        value={words}
        onInput={({ currentTarget }) => {
          setWords(currentTarget.value)
          sendSoon(currentTarget.value)
        }}
      />
    </form>
  )
}
