/** Takes the focus to what has this id, as soon as the page shows it: for when what had the focus goes away. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`#${id}`)?.focus())
}
