import './quantity.css'
import { useState } from 'preact/hooks'
import { Icon } from './icon.tsx'

interface QuantityProps {
  value: number
  max: number
  /** What is counted, for screen readers. */
  of: string
  onChange: (value: number) => void
}

/** How many pieces, from 1 to `max`: by buttons or typed. */
export function Quantity({ value, max, of, onChange }: QuantityProps) {
  const [typed, setTyped] = useState<string>()
  const set = (wanted: number) => onChange(Math.min(Math.max(Math.trunc(wanted) || 1, 1), max))
  return (
    <div class="quantity" role="group" aria-label={`Quantity of ${of}`}>
      <button
        type="button"
        class="quantity__step"
        aria-label="One less"
        aria-disabled={value <= 1}
        onClick={() => set(value - 1)}
      >
        <Icon name="minus" />
      </button>
      <input
        class="quantity__number numbers"
        type="number"
        inputMode="numeric"
        aria-label="Quantity"
        min={1}
        max={max}
        value={typed ?? value}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onChange={({ currentTarget }) => {
          setTyped(undefined)
          set(Number(currentTarget.value))
        }}
        onBlur={() => setTyped(undefined)}
      />
      <button
        type="button"
        class="quantity__step"
        aria-label="One more"
        aria-disabled={value >= max}
        onClick={() => set(value + 1)}
      >
        <Icon name="plus" />
      </button>
    </div>
  )
}
