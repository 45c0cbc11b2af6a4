import type { ScriptedReply } from '../../dev/model/scripted-replies.ts'

/** What the model does when it is asked next. */
export const saying = (...steps: string[]): ScriptedReply => ({ steps })
export const stalling = (...steps: string[]): ScriptedReply => ({ steps, ending: 'stall' })
export const breaking = (...steps: string[]): ScriptedReply => ({ steps, ending: 'cut' })
export const searching = (query: string): ScriptedReply => ({
  steps: [{ call: { name: 'search_products', arguments: { query } } }],
})

/** So much that some of it is shown, whatever the shop still holds back to see what it becomes. */
export const BEGINNING = [
  'The first words come. ',
  ...Array.from({ length: 40 }, () => 'then come more and more of them, '),
]
