const FEW = 5

/** How many are left, in words, where a customer should know. */
export function Stock({ left }: { left: number }) {
  if (left === 0) return <span class="badge badge--bad">Sold out</span>
  if (left <= FEW) return <span class="badge badge--warn">Only {left} left</span>
  return null
}
