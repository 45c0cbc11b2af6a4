import type { ToolCall } from './model.ts'

/** A piece of a tool call as Chat Completions streams it; compatible servers leave out what OpenAI always sends. */
export interface ToolCallDelta {
  index?: number | null
  id?: string | null
  function?: { name?: string | null; arguments?: string | null } | null
}

interface Slot {
  index: number | undefined
  id: string
  name: string
  arguments: string
}

/** A name as every server takes it back: of up to 64 letters, digits, `_` and `-`. */
const legal = (name: string): string => name.replace(/[^\w-]/g, '_').slice(0, 64) || 'unknown'

/** Puts the pieces of an answer's tool calls together. */
export interface ToolCalls {
  add(delta: ToolCallDelta): void
  /** The calls in the order in which they began, each with an id of its own. */
  all(): ToolCall[]
}

/**
 * A piece belongs to the call of its index. Servers that send every call whole, all under one index or under none, are
 * told by another id or, without ids, by a name that comes again. Calls without an id, or with that of another, get one.
 */
export function collectToolCalls(): ToolCalls {
  const slots: Slot[] = []

  const slotFor = ({ index, id, function: called }: ToolCallDelta): Slot => {
    const isNumbered = typeof index === 'number'
    const known = isNumbered ? slots.findLast((slot) => slot.index === index) : slots.at(-1)
    const isAnother = known && (id ? known.id !== '' && known.id !== id : Boolean(called?.name && known.name))
    if (known && !isAnother) return known
    const slot = { index: index ?? undefined, id: '', name: '', arguments: '' }
    slots.push(slot)
    return slot
  }

  return {
    add(delta) {
      const slot = slotFor(delta)
      slot.id ||= delta.id ?? ''
      slot.name ||= delta.function?.name ?? ''
      slot.arguments += delta.function?.arguments ?? ''
    },
    all() {
      const ids = new Set<string>()
      return slots.map((slot, n) => {
        const id = slot.id && !ids.has(slot.id) ? slot.id : `call_${n + 1}`
        ids.add(id)
        return { id, name: legal(slot.name), arguments: slot.arguments }
      })
    },
  }
}
