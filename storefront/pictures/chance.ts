/** Numbers that look drawn by lot and are always the same for one text. */
export class Chance {
  #state: number

  constructor(text: string) {
    this.#state = 2166136261
    for (const letter of text) {
      this.#state = Math.imul(this.#state ^ (letter.codePointAt(0) ?? 0), 16777619)
    }
    this.next()
  }

  /** From 0 up to, not including, 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  between(low: number, high: number) {
    return low + (high - low) * this.next()
  }

  /** One of the list, which must not be empty. */
  of<Item>(list: readonly [Item, ...Item[]]): Item {
    return list[Math.floor(this.next() * list.length)] ?? list[0]
  }
}
